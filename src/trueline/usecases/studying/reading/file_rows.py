"""Files to rows: CSV, workbooks and Parquet, opened as any export is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from trueline.evidence.observing.rows import Rows, Words, code_words, digest_rows, refused
from trueline.evidence.study import Study
from trueline.exports.files.export import Sheet
from trueline.exports.files.opening import open_export
from trueline.usecases.studying.reading.cells import (
    UnclearCellError,
    are_numbers,
    numbers_of,
    refusal_of_cell,
)
from trueline.usecases.studying.reading.wanted import Wanted, refuse_missing, wanted_of

MOST_CELLS = 40_000_000
"""Of text, read one by one; larger tables come as Parquet."""


@dataclass(frozen=True, slots=True)
class CellTable:
    """The wanted columns of a text table.

    Attributes:
        where: What it is called.
        lines: Where each row stands.
        columns: Cells by name of the column.
        is_foreign: Cells are parted by semicolons, as programs do that write decimal commas.
    """

    where: str
    lines: Sequence[int]
    columns: dict[str, list[str]]
    is_foreign: bool


def rows_of_file(path: Path, study: Study, *, name: str = "") -> Rows:
    """Read the columns of a file that a study names.

    Args:
        path: CSV or another text table, a workbook, or Parquet.
        study: Names the columns.
        name: What the file is called, for messages; empty for the path's own.

    Raises:
        FaultyInputError: The file is no single table, lacks a column, or a cell is unclear.
    """
    export = open_export(path, name)
    if export.container == "parquet":
        from trueline.usecases.studying.reading.arrow_rows import (  # noqa: PLC0415 - loads Arrow
            rows_of_parquet,
        )

        return rows_of_parquet(path, study, where=export.name)
    sheets = [one for one in export.sheets if one.head]
    if len(sheets) != 1:
        what = f"The file holds {len(sheets)} tables."
        raise refused(export.name, what, "Keep the study's table in a file of its own.")
    return rows_of_cells(_cells(sheets[0], export.name, wanted_of(study)), study)


def rows_of_cells(table: CellTable, study: Study) -> Rows:
    """Read cells as the words and numbers that a study takes them for.

    Raises:
        FaultyInputError: A cell is no number where one is wanted, or could be two.
    """
    wanted, decimal = wanted_of(study), study.source.decimal
    as_numbers = [one for one in wanted.either if are_numbers(table.columns[one])]
    words: dict[str, Words] = {
        one: code_words([cell.strip() for cell in table.columns[one]])
        for one in (*wanted.words, *wanted.either)
        if one not in as_numbers
    }
    numbers = {}
    for one in (*wanted.numbers, *as_numbers):
        try:
            numbers[one] = numbers_of(
                table.columns[one], decimal=decimal, is_foreign=table.is_foreign
            )
        except UnclearCellError as unclear:
            line = table.lines[unclear.at]
            raise refusal_of_cell(table.where, one, line, unclear) from None
    lines = np.array(table.lines, dtype=np.int64)
    return Rows(table.where, lines, words, numbers, digest_rows(words, numbers))


def _cells(sheet: Sheet, where: str, wanted: Wanted) -> CellTable:
    rows = (one for one in sheet.rows() if any(cell.strip() for cell in one.cells))
    head = next(rows)
    names = [cell.strip() for cell in head.cells]
    refuse_missing(wanted, names, where)
    places = {one: names.index(one) for one in wanted.all}
    columns: dict[str, list[str]] = {one: [] for one in places}
    lines: list[int] = []
    most = MOST_CELLS // max(len(places), 1)
    for row in islice(rows, most + 1):
        if len(row.cells) > len(names) and any(row.cells[len(names) :]):
            what = f"The row has {len(row.cells)} cells and the first row {len(names)}."
            raise refused(f"{where}, row {row.line}", what, "Put cells that hold commas in quotes.")
        lines.append(row.line)
        for name, place in places.items():
            columns[name].append(row.cells[place] if place < len(row.cells) else "")
    if len(lines) > most:
        what = f"The file has more than {most:,} rows."
        raise refused(where, what, "Give it as Parquet; that is read without this limit.")
    if not lines:
        raise refused(where, "There is no row below the names of the columns.", "Add the rows.")
    return CellTable(where, lines, columns, sheet.delimiter == ";")
