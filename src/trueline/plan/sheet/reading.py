"""Reads the table of an outline back: the plan that it says, or what is wrong, cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from trueline.core.issue import Issue
from trueline.plan.document import Plan
from trueline.plan.outline.ids import free_id
from trueline.plan.parts import look_up, name_of
from trueline.plan.sheet.cell_reading import FAULTY, CellReader, ReadRow
from trueline.plan.sheet.columns import columns_of, heading_of
from trueline.plan.sheet.gathering import Node, gather
from trueline.plan.sheet.levels import LEVELS, Level, leaves, level_named
from trueline.plan.sheet.rows import LEVEL, PLACE

EMPTY_IT = "Empty this cell to add a new part."


@dataclass(frozen=True, slots=True)
class ReadOutline:
    """What a table says.

    Attributes:
        plan: The plan with what the rows say; None when something is wrong.
        issues: Every fault, by sheet, row and column.
        missing: Paths of parts that have no row any more.
    """

    plan: Plan | None
    issues: tuple[Issue, ...]
    missing: tuple[str, ...]


def read_outline(base: Plan, rows: Sequence[ReadRow], *, remove_missing: bool) -> ReadOutline:
    """Give the plan that a table says.

    A row without a place is a new part under the nearest row above that can hold it. Parts without
    a row stay where they were, or go when that is asked for.

    Args:
        base: The plan that the table was made from.
        rows: In order.
        remove_missing: Whether parts without a row are taken out.
    """
    reader = _OutlineReader(base)
    for row in rows:
        reader.take(row)
    missing = tuple(path for path in reader.known if path not in reader.seen)
    if reader.issues:
        return ReadOutline(None, tuple(reader.issues), missing)
    plan = gather(base, reader.roots, seen=reader.seen, keeps_missing=not remove_missing)
    return ReadOutline(plan, (), missing)


class _OutlineReader:
    """Takes rows one after the other and knows under which each stands."""

    def __init__(self, base: Plan) -> None:
        self.base = base
        self.known = {path: level for path, level, _ in leaves(base)}
        self.issues: list[Issue] = []
        self.roots: list[Node] = []
        self.open: list[Node] = []
        self.seen: set[str] = set()

    def take(self, row: ReadRow) -> None:
        """Read a row, or keep what is wrong with it; what stands below stands below it anyway."""
        word, path = row.cells.get(LEVEL, ""), row.cells.get(PLACE, "").strip()
        level, part = level_named(word), FAULTY
        if level is None:
            remedy = f"Write one of: {', '.join(one.word for one in LEVELS)}."
            self._fault(row, LEVEL, f"“{word}” is no level.", remedy)
        elif self._may_be(row, path, level) and self._has_holder(row, level):
            part = self._part(row, level, path, self._beside(level))
        level = level if part is not FAULTY else self.known.get(path, level)
        if level is not None:
            self._stand(Node(level, part, path))

    def _stand(self, node: Node) -> None:
        """Let the rows below stand under a part, whether its own cells could be read or not."""
        if node.part is not FAULTY:
            self._beside(node.level).append(node)
        holder = self._holder(node.level)
        is_lost = holder is None and node.level.holder is not Plan
        above = len(self.open) if is_lost else self.open.index(holder) + 1 if holder else 0
        self.open = [*self.open[:above], node]
        self.seen |= {node.path} - {""}

    def _beside(self, level: Level) -> list[Node]:
        """Give the parts among which the next one of a level stands."""
        holder = self._holder(level)
        return self.roots if holder is None else holder.below

    def _may_be(self, row: ReadRow, path: str, level: Level) -> bool:
        """Say whether a row may speak of the part that it names."""
        if not path:
            return True
        known = self.known.get(path)
        if known is None:
            what = f"The plan that this table was made from has no {path}."
            return self._fault(row, PLACE, what, EMPTY_IT)
        if path in self.seen:
            return self._fault(row, PLACE, f"{path} has a second row.", EMPTY_IT)
        if known.kind is not level.kind:
            what = f"{path} is a {_spoken(known)} and cannot become a {_spoken(level)}."
            return self._fault(row, LEVEL, what, f"Write {known.word}.")
        return True

    def _has_holder(self, row: ReadRow, level: Level) -> bool:
        if level.holder is Plan or self._holder(level) is not None:
            return True
        above = _spoken(next(one for one in LEVELS if one.kind is level.holder))
        what = f"No {above} stands above this {_spoken(level)}."
        return self._fault(row, LEVEL, what, f"Put the row below the {above} that it belongs to.")

    def _holder(self, level: Level) -> Node | None:
        """Give the nearest row above that can hold a part of a level; None for the plan."""
        return next((one for one in reversed(self.open) if one.level.kind is level.holder), None)

    def _part(self, row: ReadRow, level: Level, path: str, beside: list[Node]) -> Any:  # noqa: ANN401 - any part
        own = {heading_of(key) for key, _ in columns_of(level.kind)} | {LEVEL, PLACE}
        for heading in sorted({one for one, text in row.cells.items() if text.strip()} - own):
            self._fault(row, heading, f"A {_spoken(level)} has no “{heading}”.", "Empty this cell.")
        taken = {name_of(one.part) for one in beside if one.level is level}
        current = look_up(self.base, path) if path else None
        if current is None:
            name = free_id(taken, row.cells.get("Name") or row.cells.get("Statement", ""))
        elif (name := name_of(current)) in taken:
            what = f"There is a part “{name}” already where this row moved to."
            self._fault(row, PLACE, what, EMPTY_IT)
        reader = CellReader(row)
        part = reader.part(level.kind, current, name)
        self.issues += reader.issues
        return part

    def _fault(self, row: ReadRow, heading: str, what: str, remedy: str) -> bool:
        """Keep a fault; always false."""
        self.issues.append(row.fault(heading, what, remedy))
        return False


def _spoken(level: Level) -> str:
    return level.word if level.word == "KPI" else level.word.lower()
