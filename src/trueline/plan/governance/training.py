"""Training: what people have to have learnt, and how long that holds."""

from dataclasses import dataclass
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named


@dataclass(frozen=True, slots=True)
class Course:
    """Something that people have to have learnt.

    Attributes:
        id: Unique in the plan.
        name: For people.
        about: What is learnt, in a sentence.
        for_departments: Whose people need it; empty for all.
        for_roles: Roles of the team that need it, word for word; empty for all.
        is_for_publishers: Whether only those need it who may publish.
        valid_months: Months after which it has to be repeated; None for never.
        within_days: Days that somebody new has for it.
        place: Where it is found.
    """

    id: str
    name: str
    about: str = ""
    for_departments: Annotated[tuple[str, ...], Named.DEPARTMENT] = ()
    for_roles: tuple[str, ...] = ()
    is_for_publishers: bool = False
    valid_months: Annotated[int | None, Within(1, None)] = None
    within_days: Annotated[int, Within(0, None)] = 30
    place: str = ""
