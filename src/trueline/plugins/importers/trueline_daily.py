"""Trueline daily: an open long format for figures from any source, one value a row.

A text file with the columns account, metric, breakdown, day and value, in any order, and currency
where there is money; more columns are left alone. Account is network/handle, metric an id of the
catalogue, breakdown empty for the whole account or something like country=DE, day as 2026-01-31,
value a plain number with a point, currency such as EUR.

When to trust it: as far as whoever made the file. Rows without a value are set aside, since
missing is not zero. A row that cannot be understood refuses the whole file, because a program
made it and will have made the same mistake elsewhere. Files of many millions of rows are read
piece by piece.

When not: for money without its currency; such a file is refused.

Source: our own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from trueline.contracts.importer import ImportContext, Recognition
from trueline.core.errors import FaultyInputError, MissingError
from trueline.exports.files.export import Export, Row, Sheet
from trueline.exports.files.open_ends import open_end_note
from trueline.exports.files.refusing import place, refusal
from trueline.exports.tables.remarks import no_rows
from trueline.facts.batch import Piece, RowCount, SetAsideRow
from trueline.facts.dataset import VALUE
from trueline.facts.value_datasets import METRIC_DAY

PIECE_BYTES = 8 << 20
NAMES = pa.dictionary(pa.int32(), pa.string())
COLUMNS = {
    "account": NAMES,
    "metric": NAMES,
    "breakdown": NAMES,
    "day": pa.date32(),
    "value": VALUE,
}
CURRENCY = "currency"
NO_CURRENCY = pa.array([""]).dictionary_encode()


@dataclass(frozen=True, slots=True)
class TruelineDaily:
    """Reads the long format."""

    name: str = "trueline-daily"
    version: int = 1

    def recognise(self, export: Export) -> Recognition | None:
        """Look for the five columns in the first row of a text file."""
        if export.container != "text":
            return None
        found = _header(export.sheets[0])
        matched = tuple(one for one in COLUMNS if one in found)
        if not {"account", "metric"} & set(matched):
            return None
        return Recognition(
            importer=self.name,
            kind="Trueline daily values",
            network="",
            locale="en",
            share=len(matched) / len(COLUMNS),
            matched=matched,
            ignored=tuple(one for one in found if one not in (*COLUMNS, CURRENCY)),
            missing=tuple(one for one in COLUMNS if one not in found),
            states_account=True,
        )

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:  # noqa: ARG002
        """Give the values piece by piece.

        Raises:
            FaultyInputError: A row cannot be understood; the first such row is named.
        """
        _refuse_open_quote(export)
        if export.sheets[0].is_open_ended:
            yield Piece(tables={}, rows=RowCount(), issues=(open_end_note(export.name),))
        try:
            first = line = export.sheets[0].head[0].line + 1
            for rows in _open(export):
                yield _piece(pa.Table.from_batches([rows]), line, _header(export.sheets[0]))
                line += rows.num_rows
            if line == first:
                yield Piece(tables={}, rows=RowCount(), issues=(no_rows(export.name),))
        except pa.ArrowInvalid as faulty:
            raise _first_fault(export, str(faulty)) from None

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:  # noqa: ARG002
        """Give one raw row; the format has no personal columns.

        Raises:
            MissingError: There is no such row.
        """
        header = _header(export.sheets[0])
        for row in export.sheets[0].rows():
            if row.line == line:
                return dict(zip(header, row.cells, strict=False))
        raise MissingError(f"{export.name} has no row {line}.")


def _header(sheet: Sheet) -> list[str]:
    return [cell.strip().casefold() for cell in sheet.head[0].cells] if sheet.head else []


def _refuse_open_quote(export: Export) -> None:
    """A fast reader takes a file that was cut inside a quoted cell for whole."""
    if _count_quotes(export) % 2:
        raise refusal(
            export.name,
            "A quoted cell is never closed, so the file was cut short.",
            "Make or download the file again.",
        )


def _count_quotes(export: Export) -> int:
    encoding = export.sheets[0].encoding
    if encoding.startswith("utf-16"):
        with export.path.open(encoding=encoding, newline="") as text:
            return sum(piece.count('"') for piece in iter(lambda: text.read(PIECE_BYTES), ""))
    with export.path.open("rb") as stream:  # in other encodings the byte is always a quote
        return sum(piece.count(b'"') for piece in iter(lambda: stream.read(PIECE_BYTES), b""))


def _open(export: Export) -> csv.CSVStreamingReader:
    sheet = export.sheets[0]
    types = COLUMNS | ({CURRENCY: NAMES} if CURRENCY in _header(sheet) else {})
    return csv.open_csv(
        export.path,
        csv.ReadOptions(
            block_size=PIECE_BYTES,
            column_names=_header(sheet),
            skip_rows=sheet.head[0].line,
            encoding=sheet.encoding,
        ),
        csv.ParseOptions(delimiter=sheet.delimiter, ignore_empty_lines=False),
        csv.ConvertOptions(column_types=types, include_columns=list(types)),
    )


def _piece(rows: pa.Table, first_line: int, header: Sequence[str]) -> Piece:
    """Turn rows as they stand into staged ones; a blank row is none."""
    count = rows.num_rows
    lines = pa.array(np.arange(first_line, first_line + count, dtype=np.int32))
    parts = pa.repeat(pa.scalar(0, pa.int16()), count)
    if CURRENCY not in rows.column_names:
        rows = rows.append_column(CURRENCY, NO_CURRENCY.take(pa.repeat(pa.scalar(0), count)))
    staged = rows.append_column("part", parts).append_column("line", lines)
    is_kept = pc.is_valid(rows["value"])
    if pc.all(is_kept).as_py():
        return Piece(tables={METRIC_DAY.name: staged}, rows=RowCount(facts=count))
    left_out = staged.filter(pc.invert(is_kept))
    named = left_out.filter(pc.not_equal(left_out["account"].cast(pa.string()), ""))
    kept = staged.filter(is_kept)
    return Piece(
        tables={METRIC_DAY.name: kept},
        rows=RowCount(facts=kept.num_rows, set_aside=named.num_rows),
        set_aside=tuple(_set_aside(row, header) for row in named.to_pylist()),
    )


def _set_aside(row: Mapping[str, object], header: Sequence[str]) -> SetAsideRow:
    cells = tuple("" if row.get(one) is None else str(row[one]) for one in header)
    return SetAsideRow(0, int(str(row["line"])), "The row has no value.", cells)


def _first_fault(export: Export, told: str) -> FaultyInputError:
    """Find the row that a fast reader stumbled over, so that a person can find it too."""
    header = _header(export.sheets[0])
    rows = export.sheets[0].rows()
    next(rows)
    for row in rows:
        what = _fault(header, row)
        if what:
            return refusal(place(export.name, "", row.line), what, "Mend the row and try again.")
    return refusal(export.name, f"The file cannot be read: {told}.")


def _fault(header: list[str], row: Row) -> str:
    if not any(row.cells):
        return ""
    if len(row.cells) != len(header):
        return f"The row has {len(row.cells)} cells; the header has {len(header)}."
    cells = dict(zip(header, row.cells, strict=True))
    if any("\n" in cell or "\r" in cell for cell in row.cells):
        return "A cell holds a line break."
    try:
        date.fromisoformat(cells["day"])
    except ValueError:
        return f"{cells['day']!r} is no day; write it as 2026-01-31."
    try:
        is_number = not cells["value"] or Decimal(cells["value"]).is_finite()
    except InvalidOperation:
        is_number = False
    return "" if is_number else f"{cells['value']!r} is no number with a point."


IMPORTER = TruelineDaily()
