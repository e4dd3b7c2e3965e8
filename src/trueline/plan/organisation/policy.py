"""Policies: four kinds of rules that every active channel needs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows


class PolicyKind(StrEnum):
    """What a policy is about."""

    PROPER_USE = "proper use"
    CONTENT_MANAGEMENT = "content management"
    RESPONSE_TIMES = "response times"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, as it is written today; earlier texts stand in earlier versions of the plan.

    Attributes:
        id: Unique in the plan.
        kind: Which of the four.
        title: For people.
        body: Its text.
        version: Raised when its text changes.
        owner: Who keeps it.
        approved_by: Who approved this text; empty before.
        approved_on: When; None before.
        applies_to: Channels that it holds for; empty for all.
        review_on: When it is looked at again; None for never.
    """

    id: str
    kind: PolicyKind
    title: str
    body: str = ""
    version: Annotated[int, Within(1, None)] = 1
    owner: Annotated[str, Named.PERSON] = ""
    approved_by: Annotated[str, Named.PERSON] = ""
    approved_on: date | None = None
    applies_to: Annotated[tuple[str, ...], Named.CHANNEL, Narrows()] = ()
    review_on: date | None = None
