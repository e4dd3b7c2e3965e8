"""Budget: what the plan costs, line by line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from trueline.core.money import Money
from trueline.plan.actions import Per
from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows


class CostKind(StrEnum):
    """What money is spent on."""

    STAFF_TIME = "staff time"
    TOOLS = "tools"
    MEDIA = "media"
    AGENCY = "agency"
    CONTENT = "content"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One cost.

    Attributes:
        id: Unique in the plan.
        what: In words.
        kind: What it is spent on.
        amount: Money in each period; for staff time the loaded rate of an hour.
        per: The period.
        hours: Hours in each period, for staff time; None for anything else.
        scope: Scope that it belongs to; empty for all.
        channel: Channel that it belongs to; empty for all.
        tactic: Tactic that it belongs to; empty for all.
        first: First day; None for the plan's first.
        until: The day after the last paid; None for the plan's end.
        source: Where the number was read.
    """

    id: str
    what: str
    kind: CostKind
    amount: Money
    per: Per = Per.MONTH
    hours: Annotated[Decimal | None, Within(0, None)] = None
    scope: Annotated[str, Named.SCOPE, Narrows()] = ""
    channel: Annotated[str, Named.CHANNEL, Narrows()] = ""
    tactic: Annotated[str, Named.TACTIC, Narrows()] = ""
    first: date | None = None
    until: date | None = None
    source: str = ""
