"""Fact: one reported number, and the way back to the cell it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from trueline.facts.batch import Batch


@dataclass(frozen=True, slots=True)
class FactVersion:
    """What was known of a fact between two commits.

    Attributes:
        values: Kept columns by name, as text-friendly values.
        revision: Commit that made it current.
        origin: Revision of the batch whose file holds it.
        part: Sheet or table in that file.
        line: Physical line in that part.
        closed: Commit that superseded it; None while it is current.
    """

    values: Mapping[str, object]
    revision: int
    origin: int
    part: int
    line: int
    closed: int | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A number's way back to the row of the file it came from.

    Attributes:
        fact: The fact's id.
        subject: What it is about, by column name: account, metric, day, post ...
        versions: What was known of it, newest first.
        batch: The import behind the current version.
        part: Name of the sheet or table.
        line: Physical line in it.
        cells: The raw row, header to cell, personal columns masked.
        known_at: When the current version became known.
    """

    fact: str
    subject: Mapping[str, str]
    versions: tuple[FactVersion, ...]
    batch: Batch
    part: str
    line: int
    cells: Mapping[str, str]
    known_at: datetime
