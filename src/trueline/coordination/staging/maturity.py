"""Maturity: how ready an organisation sees itself, on a day, with a reason for each score.

Source: Altimeter, governance of social business (2014), for people, policies, processes and
practices; Li and Solis, The Evolution of Social Business (2013), for the six stages of strategy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within


class Side(StrEnum):
    """One of the four P's."""

    PEOPLE = "people"
    POLICIES = "policies"
    PROCESSES = "processes"
    PRACTICES = "practices"


class StrategyStage(StrEnum):
    """How far a strategy is, from the first try to business as usual."""

    PLANNING = "planning"
    PRESENCE = "presence"
    ENGAGEMENT = "engagement"
    FORMALISED = "formalised"
    STRATEGIC = "strategic"
    CONVERGED = "converged"


SCORES = ("absent", "begun", "works in part", "works", "part of how we work")
"""What 0 to 4 mean, on every side."""


@dataclass(frozen=True, slots=True)
class SideScore:
    """How one side is seen.

    Attributes:
        side: Which.
        score: 0 absent to 4 part of how we work.
        reason: Why, in words; what was seen.
    """

    side: Side
    score: Annotated[int, Within(0, 4)]
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """How an organisation saw itself on a day; of the organisation, never of people.

    Attributes:
        on: Day of the assessment.
        by: Who spoke: a body, or names.
        scores: Of all four sides, in their order.
        strategy: How far the strategy is.
        strategy_reason: Why, in words.
    """

    on: date
    by: str
    scores: tuple[SideScore, ...]
    strategy: StrategyStage
    strategy_reason: str

    def of(self, side: Side) -> SideScore:
        """Give how one side is seen."""
        return next(one for one in self.scores if one.side is side)


@dataclass(frozen=True, slots=True)
class SideChange:
    """One side on two days.

    Attributes:
        side: Which.
        before: On the earlier day.
        after: On the later day.
    """

    side: Side
    before: SideScore
    after: SideScore

    @property
    def change(self) -> int:
        """The later score less the earlier."""
        return self.after.score - self.before.score


def compared(before: Assessment, after: Assessment) -> tuple[SideChange, ...]:
    """Give all sides on two days; they are never added up to one number."""
    return tuple(_changes(before, after))


def _changes(before: Assessment, after: Assessment) -> Iterator[SideChange]:
    for side in Side:
        yield SideChange(side, before.of(side), after.of(side))
