"""SpreadsheetML of 2003: XML that old exports name .xls."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError  # types; parsing is defused

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.refusing import refusal
from trueline.exports.files.text import HEAD_ROWS, WIDTH_LIMIT
from trueline.exports.files.workbook_size import CELL_COUNT_LIMIT, SHEET_LIMIT

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_DEPTH_LIMIT = 64
_SIZE_LIMIT_BYTES = 256 << 20


def spreadsheet_xml_sheets(path: Path, where: str) -> tuple[Sheet, ...]:
    """Open every sheet of a SpreadsheetML file.

    Raises:
        FaultyInputError: It is no well-formed XML, declares entities, or is far too large.
    """
    if path.stat().st_size > _SIZE_LIMIT_BYTES:
        raise refusal(where, f"The spreadsheet has more than {_SIZE_LIMIT_BYTES >> 20} MB.")
    try:
        sheets = tuple(_sheet(name, rows) for name, rows in _worksheets(path))
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise refusal(where, f"The spreadsheet is damaged or cut off ({error}).") from None
    if not sheets:
        raise refusal(where, "The spreadsheet has no sheets.")
    return sheets


def _worksheets(path: Path) -> Iterator[tuple[str, tuple[Row, ...]]]:
    rows: list[Row] = []
    depth = cell_count = sheet_count = 0
    with path.open("rb") as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > _DEPTH_LIMIT:
                raise ValueError("it is nested too deeply")
            if event == "start":
                continue
            if element.tag == _named("Row"):
                rows.append(_row(element, rows[-1].line if rows else 0))
                cell_count += len(rows[-1].cells)
                element.clear()
            elif element.tag == _named("Worksheet"):
                yield element.get(_named("Name"), ""), tuple(rows)
                element.clear()
                rows.clear()
                sheet_count += 1
            if cell_count > CELL_COUNT_LIMIT or sheet_count > SHEET_LIMIT:
                raise ValueError("it holds more than any export")


def _row(element: Element, before: int) -> Row:
    return Row(int(element.get(_named("Index"), before + 1)), tuple(_cells(element)))


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(_named("Cell")):
        at = int(cell.get(_named("Index"), len(cells) + 1))
        if not 0 < at <= WIDTH_LIMIT:
            raise ValueError(f"a cell stands in column {at}")
        cells.extend([""] * (at - 1 - len(cells)))
        found = cell.find(_named("Data"))
        cells.append("" if found is None else "".join(found.itertext()))
    return cells


def _sheet(name: str, rows: tuple[Row, ...]) -> Sheet:
    @cache
    def opened() -> tuple[Row, ...]:
        return rows

    return Sheet(name, "", "", tuple(islice(rows, HEAD_ROWS)), lambda: iter(opened()))


def _named(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
