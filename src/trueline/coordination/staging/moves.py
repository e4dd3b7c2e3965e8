"""Moves: stages that were closed, and those that were opened again; each is kept as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trueline.coordination.staging.judged import Standing
from trueline.coordination.staging.stage import LAST, Dimension, Stage


class MoveKind(StrEnum):
    """What was done with a stage."""

    CLOSED = "closed"
    REOPENED = "opened again"


@dataclass(frozen=True, slots=True)
class KeptCriterion:
    """A criterion as it was judged when a stage was closed; it never changes.

    Attributes:
        name: Of the criterion.
        title: What is there when it is met.
        dimension: Side of the stage.
        standing: Whether it was met.
        why: What that rested on.
        link: Page where it was seen, from the root.
    """

    name: str
    title: str
    dimension: Dimension
    standing: Standing
    why: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class StageMove:
    """Something that was done with a stage.

    Attributes:
        stage: Which.
        kind: What was done.
        on: In the organisation's days.
        why: In words.
        decision: Id of the decision that closed it; empty for one that was opened again.
        plan: Number of the plan's version in force; None without one.
        criteria: As they were judged on that day.
    """

    stage: Stage
    kind: MoveKind
    on: date
    why: str
    decision: str = ""
    plan: int | None = None
    criteria: tuple[KeptCriterion, ...] = ()


def closed_stages(moves: Iterable[StageMove]) -> tuple[Stage, ...]:
    """Give the stages that are closed, in their order.

    Who opens a stage again opens those after it too: they rest on it.

    Args:
        moves: Oldest first.
    """
    order = tuple(Stage)
    closed: set[Stage] = set()
    for one in moves:
        if one.kind is MoveKind.CLOSED:
            closed.add(one.stage)
        else:
            closed -= set(order[order.index(one.stage) :])
    return tuple(stage for stage in order if stage in closed)


def stage_at(moves: Iterable[StageMove]) -> Stage:
    """Give the stage that an organisation is at: the first that is not closed."""
    closed = closed_stages(moves)
    return next((stage for stage in Stage if stage not in closed), LAST)
