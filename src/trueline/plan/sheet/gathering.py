"""Puts the parts that were read together again: the plan that a table says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.parts import join, look_up, name_of
from trueline.plan.sheet.levels import Level, levels_of


@dataclass(slots=True)
class Node:
    """A part that a row spoke of.

    Attributes:
        level: Its level.
        part: With what the row says; what stands below is in ``below``.
        path: Where it stood before; empty for a new one.
        below: Parts under it that have rows, in order.
    """

    level: Level
    part: Any
    path: str
    below: list["Node"] = field(default_factory=list)


def gather(
    base: Plan, roots: Sequence[Node], *, seen: Collection[str], keeps_missing: bool
) -> Plan:
    """Give the plan of the parts that were read.

    Args:
        base: The plan before.
        roots: Parts that stand in the plan itself, in order.
        seen: Paths that have a row.
        keeps_missing: Whether parts without a row stay, after the neighbour that they had.
    """
    gatherer = _Gatherer(base, frozenset(seen), keeps_missing=keeps_missing)
    plan: Plan = gatherer.filled(base, "", roots, is_old=True)
    return plan


class _Gatherer:
    def __init__(self, base: Plan, seen: frozenset[str], *, keeps_missing: bool) -> None:
        self.base, self.seen, self.keeps_missing = base, seen, keeps_missing

    def filled(self, record: Any, path: str, nodes: Sequence[Node], *, is_old: bool) -> Any:  # noqa: ANN401 - any record
        """Give a record with its lists as the rows say."""
        lists = {}
        for level in levels_of(type(record)):
            parts = [
                self.filled(one.part, one.path, one.below, is_old=bool(one.path))
                for one in nodes
                if one.level is level
            ]
            if self.keeps_missing and is_old:
                parts = self._with_missing(parts, path, level)
            lists[level.field] = tuple(parts)
        return replace(record, **lists) if lists else record

    def _with_missing(self, parts: list[Any], path: str, level: Level) -> list[Any]:
        before = ""
        for old in self._old(path, level):
            below = join(path, level.field, name_of(old))
            if below not in self.seen:
                names = [name_of(one) for one in parts]
                place = names.index(before) + 1 if before in names else 0
                if name_of(old) not in names:
                    parts.insert(place, self.filled(old, below, (), is_old=True))
            before = name_of(old)
        return parts

    def _old(self, path: str, level: Level) -> tuple[Any, ...]:
        try:
            found: tuple[Any, ...] = look_up(self.base, join(path, level.field))
        except MissingError:
            return ()
        return found
