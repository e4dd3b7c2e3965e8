"""Correction: a person says what a reported value should be, and why.

It is kept like an import: its origin is a small file that we write ourselves, one row a correction,
so that a trace leads to who, when, why, old and new.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

FILE = "corrections.csv"
COLUMNS = ("fact", "old", "new", "reason", "by", "at")
WITHDRAWN = "withdrawn"
"""Stands in the file for a value that is not to be counted."""

FIRST_LINE = 2


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person wants corrected.

    Attributes:
        fact: Id as ``facts.identity`` writes it; of a daily value or a value of a post.
        value: What it should be, in the metric's unit; None withdraws it, so that it is not
            counted at all.
        reason: Why, in a sentence.
    """

    fact: str
    value: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was made.

    Attributes:
        fact: Its id.
        old: The value before; None when it had been withdrawn.
        new: The value since; None when it was withdrawn.
        reason: Why.
        by: Who made it.
        at: When, in UTC.
    """

    fact: str
    old: Decimal | None
    new: Decimal | None
    reason: str
    by: str
    at: datetime


def write_corrections(path: Path, corrections: Sequence[Corrected]) -> None:
    """Write the file that stands behind corrections."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for one in corrections:
            old, new = (_text(value) for value in (one.old, one.new))
            writer.writerow((one.fact, old, new, one.reason, one.by, one.at.isoformat()))


def read_corrections(path: Path) -> tuple[Corrected, ...]:
    """Read such a file."""
    return tuple(
        Corrected(
            fact=row["fact"],
            old=_value(row["old"]),
            new=_value(row["new"]),
            reason=row["reason"],
            by=row["by"],
            at=datetime.fromisoformat(row["at"]),
        )
        for row in _rows(path)
    )


def correction_row(path: Path, line: int) -> Mapping[str, str]:
    """Give one row of such a file as it stands; ``line`` counts rows, the header is 1."""
    return _rows(path)[line - FIRST_LINE]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _text(value: Decimal | None) -> str:
    return WITHDRAWN if value is None else f"{value.normalize():f}"


def _value(text: str) -> Decimal | None:
    return None if text == WITHDRAWN else Decimal(text)
