"""Workbooks without some rows: written anew with the same sheets and rows, and nothing else.

What a workbook keeps besides its cells, such as comments, authors and copies for pivot tables, is
left out: a person could stand there too.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.workbook import cell_text
from trueline.facts.redacted import RowPlaces

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?")


def write_workbook_without(sheets: Iterable[tuple[str, Sheet]], rows: RowPlaces, out: Path) -> None:
    """Write an .xlsx workbook whose readers get the same rows, but for those that are left out.

    Args:
        sheets: Each with its name.
        rows: Left empty.
        out: Where the new file goes.

    Raises:
        xlsxwriter.exceptions.XlsxWriterException: A sheet cannot have its name.
    """
    with Workbook(out, {"constant_memory": True}) as book:
        for part, (name, sheet) in enumerate(sheets):
            page = book.add_worksheet(name)
            for row in (one for one in sheet.rows() if (part, one.line) not in rows):
                _write_cells(page, row)


def _write_cells(page: Worksheet, row: Row) -> None:
    for at, cell in enumerate(row.cells):
        if _is_number(cell):
            page.write_number(row.line - 1, at, float(cell))
        elif cell:
            page.write_string(row.line - 1, at, cell)


def _is_number(cell: str) -> bool:
    """Say whether a number cell would be read back as the same text."""
    return bool(_NUMBER.fullmatch(cell)) and cell_text(float(f"{float(cell):.16g}")) == cell
