"""Rows that were set aside, as a page shows them: by reason, each with the cells that it holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trueline.facts.batch import SetAsideRow
from trueline.usecases.mendable_file import MendablePart, PlacedRow
from trueline.usecases.set_aside_rows import group_set_aside

SHOWN_ROWS = 20
SHOWN_CELLS = 8


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row's line in a table.

    Attributes:
        row: What was set aside.
        part: Name of its sheet; empty for a text file.
        cells: Header and cell of the first cells that hold something.
        more: How many more cells hold something.
        empty: Headers of empty cells.
    """

    row: SetAsideRow
    part: str
    cells: tuple[tuple[str, str], ...]
    more: int
    empty: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Rows with one reason.

    Attributes:
        reason: In a sentence.
        count: Rows in all.
        rows: The first of them.
    """

    reason: str
    count: int
    rows: tuple[ShownRow, ...]


def shown_groups(parts: Iterable[MendablePart]) -> list[ShownGroup]:
    """Put rows that were set aside into groups by reason, the largest first."""
    known = {id(one.row): (part.name, one) for part in parts for one in part.placed}
    groups = group_set_aside(one.row for _, one in known.values())
    return [
        ShownGroup(
            one.reason,
            len(one.rows),
            tuple(_shown(*known[id(row)]) for row in one.rows[:SHOWN_ROWS]),
        )
        for one in groups
    ]


def shown_group(
    reason: str, count: int, placed: Iterable[PlacedRow], parts: Sequence[str]
) -> ShownGroup:
    """Put the first rows with one reason into a group.

    Args:
        reason: In a sentence.
        count: Rows in all.
        placed: The first of them.
        parts: Names of the sheets.
    """
    named = ((parts[one.row.part] if one.row.part < len(parts) else "", one) for one in placed)
    return ShownGroup(reason, count, tuple(_shown(part, one) for part, one in named))


def _shown(part: str, placed: PlacedRow) -> ShownRow:
    named: Mapping[str, str] = placed.named
    full = [(name, cell) for name, cell in named.items() if cell.strip()]
    return ShownRow(
        row=placed.row,
        part=part,
        cells=tuple(full[:SHOWN_CELLS]),
        more=max(len(full) - SHOWN_CELLS, 0),
        empty=tuple(name for name, cell in named.items() if not cell.strip()),
    )
