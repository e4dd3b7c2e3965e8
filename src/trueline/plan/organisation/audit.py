"""Audit: where the organisation stands, and how ready it is to engage."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named


class Side(StrEnum):
    """What an audit looks at."""

    LANDSCAPE = "landscape"
    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"


@dataclass(frozen=True, slots=True)
class AuditItem:
    """One question of the audit, with its answer.

    Attributes:
        id: Unique in the plan.
        side: What it looks at.
        question: What is asked.
        answer: What was found.
        score: 0 not at all, 1 begun, 2 in part, 3 mostly, 4 fully; None before it is judged.
        gap: What is missing.
        action: What to do about it.
        owner: Who does.
    """

    id: str
    side: Side
    question: str
    answer: str = ""
    score: Annotated[int | None, Within(0, 4)] = None
    gap: str = ""
    action: str = ""
    owner: Annotated[str, Named.PERSON] = ""
