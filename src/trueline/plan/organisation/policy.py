"""Policies: four kinds of rules that every active channel needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
class QuizQuestion:
    """A question that shows whether somebody knows a policy.

    Attributes:
        id: Unique in its policy.
        question: In words.
        answers: To choose from.
        right: Which of them is right, from 1.
        because: Why, shown after the answer.
    """

    id: str
    question: str
    answers: tuple[str, ...] = ()
    right: Annotated[int, Within(1, None)] = 1
    because: str = ""


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
        legal_review_by: Who read it for the law; empty before.
        legal_review_on: When; None before.
        for_departments: Whose people have to accept it; empty for everybody on the team.
        quiz: What shows that somebody knows it; empty for no quiz.
        pass_share: Share of its answers that have to be right to pass, 0 to 1.
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
    legal_review_by: Annotated[str, Named.PERSON] = ""
    legal_review_on: date | None = None
    for_departments: Annotated[tuple[str, ...], Named.DEPARTMENT, Narrows()] = ()
    quiz: tuple[QuizQuestion, ...] = ()
    pass_share: Annotated[Decimal, Within(0, 1)] = Decimal(1)
