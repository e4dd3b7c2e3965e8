"""What a channel needs: tools, and people who are ready for it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from trueline.core.money import Money
from trueline.plan.limits import Within
from trueline.plan.referring import Named


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool or application.

    Attributes:
        id: Unique in its list.
        name: As its maker calls it.
        purpose: What it is used for.
        owner: Who answers for it.
        access: Who may use it, and how.
        cost_month: What it costs a month; None when it is not known.
        review_on: When it is looked at again or renewed; None for never.
    """

    id: str
    name: str
    purpose: str = ""
    owner: Annotated[str, Named.PERSON] = ""
    access: str = ""
    cost_month: Money | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class PeopleResource:
    """Someone's work for a channel.

    Attributes:
        id: Unique in its channel.
        role: What they do there.
        person: Who; empty while nobody does.
        hours_week: Hours a week.
        skills_gap: What they still have to learn.
        management: Who decides what: central, local or both.
        readiness: How ready the culture around them is, 0 to 4; None before it is judged.
        reason: Why this readiness.
    """

    id: str
    role: str
    person: Annotated[str, Named.PERSON] = ""
    hours_week: Annotated[Decimal, Within(0, 168)] = Decimal(0)
    skills_gap: str = ""
    management: str = ""
    readiness: Annotated[int | None, Within(0, 4)] = None
    reason: str = ""
