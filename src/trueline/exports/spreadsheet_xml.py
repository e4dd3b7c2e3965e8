"""SpreadsheetML of 2003: XML that old exports name .xls."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError  # types; parsing is defused

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from trueline.exports.export import Row, Sheet
from trueline.exports.refusing import refusal
from trueline.exports.text import HEAD_ROWS

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_WIDTH_LIMIT = 16_384


def spreadsheet_xml_sheets(path: Path, where: str) -> tuple[Sheet, ...]:
    """Open every sheet of a SpreadsheetML file.

    Raises:
        FaultyInputError: It is no well-formed XML, or declares entities.
    """
    try:
        sheets = tuple(_sheet(name, rows) for name, rows in _worksheets(path))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refusal(where, f"The spreadsheet is damaged or cut off ({error}).") from None
    if not sheets:
        raise refusal(where, "The spreadsheet has no sheets.")
    return sheets


def _worksheets(path: Path) -> Iterator[tuple[str, tuple[Row, ...]]]:
    with path.open("rb") as stream:
        for _, element in iterparse(stream, events=("end",)):
            if element.tag == _named("Worksheet"):
                yield element.get(_named("Name"), ""), tuple(_rows(element))
                element.clear()


def _rows(worksheet: Element) -> Iterator[Row]:
    line = 0
    for row in worksheet.iter(_named("Row")):
        line = int(row.get(_named("Index"), line + 1))
        yield Row(line, tuple(_cells(row)))


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(_named("Cell")):
        at = int(cell.get(_named("Index"), len(cells) + 1))
        if not 0 < at <= _WIDTH_LIMIT:
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
