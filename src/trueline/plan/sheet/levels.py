"""Levels of the outline: which lists of parts have rows, and what stands under what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trueline.plan.document import BusinessGoal, Plan, Scope, SocialGoal, Tactic
from trueline.plan.kpi import Assumption, Kpi
from trueline.plan.parts import join


@dataclass(frozen=True, slots=True)
class Level:
    """Parts of one list that have rows.

    Attributes:
        word: How the column “Level” names them.
        holder: Type of the record that has the list.
        field: The list.
        kind: Type of the parts.
    """

    word: str
    holder: type
    field: str
    kind: type


LEVELS = (
    Level("Business goal", Plan, "goals", BusinessGoal),
    Level("Scope", Plan, "scopes", Scope),
    Level("Goal of scope", Scope, "goals", BusinessGoal),
    Level("Social goal", Scope, "social_goals", SocialGoal),
    Level("KPI", SocialGoal, "kpis", Kpi),
    Level("Assumption", Kpi, "assumptions", Assumption),
    Level("Tactic", SocialGoal, "tactics", Tactic),
    Level("Loose tactic", Plan, "loose_tactics", Tactic),
)


def levels_of(holder: type) -> tuple[Level, ...]:
    """Give the lists of a type of record that have rows, in their order."""
    return tuple(one for one in LEVELS if one.holder is holder)


def level_named(word: str) -> Level | None:
    """Give the level that a cell names, however it is capitalised; None for another word."""
    wanted = " ".join(word.casefold().split())
    return next((one for one in LEVELS if one.word.casefold() == wanted), None)


def leaves(record: Any, path: str = "") -> Iterator[tuple[str, Level, Any]]:  # noqa: ANN401 - any record
    """Yield every part that has a row with its path and level, from the top down."""
    for level in levels_of(type(record)):
        for part in getattr(record, level.field):
            below = join(path, level.field, part.id)
            yield below, level, part
            yield from leaves(part, below)
