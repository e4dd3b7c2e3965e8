"""Key actions: the steps for getting there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from trueline.core.money import Money
from trueline.plan.limits import Within
from trueline.plan.referring import Named


class Per(StrEnum):
    """How often something is counted or paid."""

    ONCE = "once"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class KeyAction:
    """One step of a channel plan or a tactic.

    Attributes:
        id: Unique in its list.
        step: What is done, in words.
        owner: Who does it.
        due: By when; None for work that goes on.
        done_on: When it was done; None while it is open.
        quantity: How much of it in each period; 0 when it is not counted.
        per: The period of quantity and cap.
        cap: How much would be too much in each period; None when there is no limit.
        cost: What it costs in each period; None when it is not known.
    """

    id: str
    step: str
    owner: Annotated[str, Named.PERSON] = ""
    due: date | None = None
    done_on: date | None = None
    quantity: Annotated[int, Within(0, None)] = 0
    per: Per = Per.ONCE
    cap: Annotated[int | None, Within(0, None)] = None
    cost: Money | None = None
