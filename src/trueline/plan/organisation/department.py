"""Departments, and the people that the plan counts on."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named


@dataclass(frozen=True, slots=True)
class Department:
    """A part of the organisation that has to do with social media.

    Attributes:
        id: Unique in the plan.
        name: For people.
        representative: Who speaks for it; empty while nobody does.
        deputy: Who stands in.
        in_committee: Whether it sits in the steering committee.
    """

    id: str
    name: str
    representative: Annotated[str, Named.PERSON] = ""
    deputy: Annotated[str, Named.PERSON] = ""
    in_committee: bool = False


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Someone whom the plan counts on.

    Attributes:
        id: Unique in the plan.
        name: As owners are named in the plan.
        role: What they do.
        department: Their department.
        hours_week: Hours a week that they have for social media.
        enabling_hours: Those of them in which they enable others: coach, write rules, coordinate.
        is_certified: Whether they may publish in the organisation's name.
    """

    id: str
    name: str
    role: str = ""
    department: Annotated[str, Named.DEPARTMENT] = ""
    hours_week: Annotated[Decimal, Within(0, 168)] = Decimal(0)
    enabling_hours: Annotated[Decimal, Within(0, 168)] = Decimal(0)
    is_certified: bool = False
