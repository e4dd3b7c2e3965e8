"""Batch: one import, from the file that came in to the revision it made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa

from trueline.core.issue import Issue


@dataclass(frozen=True, slots=True)
class RowCount:
    """The row ledger of an import: every row that was read is accounted for.

    Attributes:
        facts: Rows that became facts.
        totals: Total, summary and note-of-total rows: checked, not stored.
        set_aside: Rows left out, each with a reason.
    """

    facts: int = 0
    totals: int = 0
    set_aside: int = 0

    @property
    def read(self) -> int:
        """All rows below a header that hold anything."""
        return self.facts + self.totals + self.set_aside

    def __add__(self, other: "RowCount") -> "RowCount":
        """Add the rows of another piece of the same file."""
        return RowCount(
            self.facts + other.facts, self.totals + other.totals, self.set_aside + other.set_aside
        )


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A row that was read and not kept.

    Attributes:
        part: Number of the sheet or table it stood in, from 0.
        line: Physical line or row in that part, from 1.
        reason: Why, in a sentence.
        cells: The row as it stood, personal columns masked.
    """

    part: int
    line: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of an export, read. Small files are one piece, large ones many.

    Attributes:
        tables: Staged tables by dataset name, see ``facts.schema``.
        rows: What became of the rows of this piece.
        set_aside: The rows left out.
        file_totals: The file's own totals by metric id; only in the piece that holds them.
        parts: Names of the sheets or tables, by part number; the same in each piece.
        accounts: Display names by account key (``network/handle``), where the file gives one.
        issues: What a person should know.
    """

    tables: Mapping[str, pa.Table]
    rows: RowCount
    set_aside: tuple[SetAsideRow, ...] = ()
    file_totals: Mapping[str, Decimal] = field(default_factory=dict)
    parts: tuple[str, ...] = ("",)
    accounts: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricTotal:
    """What a batch holds of one metric, brought together by the metric's own rule.

    Attributes:
        total: By the metric's rule over the batch's rows; None when the rule forbids it.
        measured_in: The metric's unit, or the currency of money.
        why: The reason when ``total`` is None, else empty.
        basis: How it came together, such as ``sum`` or ``last``; empty without a total.
        file_total: The file's own total row; None when it has none.
        column_sum: Plain sum of the values read; checks the reading and is not a figure.
        value_count: Number of values read.
    """

    total: Decimal | None
    measured_in: str
    why: str
    basis: str
    file_total: Decimal | None
    column_sum: Decimal
    value_count: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to the ledger, in facts.

    Attributes:
        new: Keys that were not known.
        changed: Keys whose value differs from the one known.
        same: Keys confirmed.
        late: Different values from an older observation: kept as history only.
        held: Different values that a person's correction outranks: kept as history only.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    late: int = 0
    held: int = 0

    def __add__(self, other: "Change") -> "Change":
        """Add what happened in another partition."""
        return Change(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.late + other.late,
            self.held + other.held,
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows of a batch came from and when.

    Attributes:
        file: The file's name as given; shown, never used to recognise.
        sha256: Digest of its bytes.
        byte_count: Its size.
        importer: Name of the plug-in that read it.
        importer_version: Its version.
        observed_at: When the export was made, in UTC; newest observation wins.
        by: Who imported it.
        mapping: Name and version of the mapping that it was read by, such as ``agency@2``; empty
            for files that an importer knows itself.
        dropped: Headers of columns about people, which are hashed or not kept at all.
    """

    file: str
    sha256: str
    byte_count: int
    importer: str
    importer_version: int
    observed_at: datetime
    by: str
    mapping: str = ""
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """One import that was committed.

    Attributes:
        revision: Number of the commit; also names the batch.
        origin: File, importer and time.
        committed_at: When the ledger learned it, in UTC.
        rows: The row ledger.
        change: What it did to the ledger.
        parts: Names of sheets or tables by part number.
        metrics: What it holds, by metric id.
        post_count: Number of posts it describes.
        first_day: First day that it speaks of; None when no row has a day.
        last_day: Last day that it speaks of.
        set_aside: Rows left out.
        issues: What was said about it.
        undone_by: Revision that took it back; None while it counts.
        accounts: Whose numbers it holds, as ``network/handle``; empty without facts.
        reason: Why a person made it, in their words; empty for imports.
    """

    revision: int
    origin: Origin
    committed_at: datetime
    rows: RowCount
    change: Change
    parts: tuple[str, ...]
    metrics: Mapping[str, MetricTotal]
    post_count: int
    first_day: date | None
    last_day: date | None
    set_aside: tuple[SetAsideRow, ...] = ()
    issues: tuple[Issue, ...] = ()
    undone_by: int | None = None
    accounts: tuple[str, ...] = ()
    reason: str = ""
