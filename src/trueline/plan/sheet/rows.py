"""Rows of the outline: a plan as a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trueline.plan.document import Plan
from trueline.plan.sheet.columns import Cell, cell_of, columns_of, heading_of
from trueline.plan.sheet.levels import leaves

LEVEL, PLACE = "Part", "Place (leave as it is)"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A part as a row.

    Attributes:
        path: Of the part.
        level: Its level, in words.
        depth: How far in it stands, from 0.
        cells: By heading; what the part has no field for is not in it.
    """

    path: str
    level: str
    depth: int
    cells: Mapping[str, Cell]


def rows_of(plan: Plan) -> Iterator[SheetRow]:
    """Yield a row for each part of the outline, from the top down."""
    for path, level, part in leaves(plan):
        yield SheetRow(path, level.word, path.count("/") // 2, cells_of(part))


def cells_of(part: Any) -> dict[str, Cell]:  # noqa: ANN401 - any part
    """Give the cells of a part, by heading."""
    return {heading_of(key): cell_of(value_at(part, key)) for key, _ in columns_of(type(part))}


def value_at(record: Any, key: str) -> Any:  # noqa: ANN401 - any field
    """Give the value of a column such as ``target.due``; None without the record within."""
    for step in key.split("."):
        if record is None:
            return None
        record = getattr(record, step)
    return record
