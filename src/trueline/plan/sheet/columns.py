"""Columns of the outline: the fields of its parts, read from their types.

A record within a part, such as a target, has a column for each of its fields: ``Target due``.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from trueline.core.money import Money
from trueline.plan.parts import FieldKind, kinds_of
from trueline.plan.sheet.levels import LEVELS

Cell = str | Decimal | int | date | bool | None


@cache
def headings() -> tuple[str, ...]:
    """Give every column of fields, each once, in the order of the levels; the name comes first."""
    found = {"name": None}
    found |= dict.fromkeys(key for level in LEVELS for key, _ in columns_of(level.kind))
    return tuple(heading_of(key) for key in found)


def columns_of(kind: Any) -> tuple[tuple[str, FieldKind], ...]:  # noqa: ANN401 - a type
    """Give the columns of a type of part, as keys such as ``target.due``."""
    return tuple(_columns(kind, ""))


def heading_of(key: str) -> str:
    """Give the heading of a column.

    Example:
        >>> heading_of("target.month_weights")
        'Target month weights'
    """
    words = key.replace(".", " ").replace("_", " ")
    return words if words.startswith("p") and words[1:].isdigit() else words.capitalize()


def cell_of(value: object) -> Cell:
    """Give a value as a cell: numbers and days as such, lists as words with commas between.

    Raises:
        TypeError: Plans hold no such value.
    """
    match value:
        case None:
            return None
        case Enum() | Money():
            return str(value.value if isinstance(value, Enum) else value)
        case tuple():
            return _listed([str(cell_of(one)) for one in value])
        case str() | bool() | int() | Decimal() | date():
            return value
    raise TypeError(f"{type(value).__name__} has no cell.")


def words_of(text: str) -> list[str]:
    """Give the words of a list that stands in one cell."""
    if not text.strip():
        return []
    return next(csv.reader(io.StringIO(text, newline=""), skipinitialspace=True))


def _columns(kind: Any, before: str) -> Iterator[tuple[str, FieldKind]]:  # noqa: ANN401
    for name, field in kinds_of(kind).items():
        key = f"{before}{name}"
        if key == "id" or field.is_parts or (field.is_list and is_dataclass(field.one)):
            continue
        if is_dataclass(field.one):
            yield from _columns(field.one, f"{key}.")
        else:
            yield key, field


def _listed(words: list[str]) -> str:
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="").writerow(words)
    return held.getvalue() if words else ""
