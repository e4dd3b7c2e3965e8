"""Which cells of a workbook are shown as per cent: 0.0421 in the file, 4.21% to its owner."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from trueline.exports.files.encoding import CHUNK_BYTES

_BUILT_IN = frozenset({9, 10})
_TAG_OF_FORMAT = re.compile(rb"<numFmt\b[^<>]*>")
_TAG_OF_STYLE = re.compile(rb"<xf\b[^<>]*>")
_TAG_OF_SHEET = re.compile(rb"<sheet\b[^<>]*>")
_TAG_OF_RELATION = re.compile(rb"<Relationship\b[^<>]*>")
_QUOTED = re.compile(rb"&quot;.*?&quot;|\\.")
_CELL_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(\d{1,5})"')
_TAIL_BYTES = 64
_LIMIT_BYTES = 4 << 20
_COLUMN_BITS = 15


def place_of(row: int, column: int) -> int:
    """Give a cell's place, row and column from 0, as one number."""
    return row << _COLUMN_BITS | column


def percent_cells(source: Path | bytes) -> tuple[frozenset[int], ...]:
    """Give the cells shown as per cent of each sheet, in the order of the workbook.

    Returns:
        Places as ``place_of`` gives them; empty for workbooks without such a style, and for .xls.

    Raises:
        zipfile.BadZipFile: The archive is damaged.
    """
    file = BytesIO(source) if isinstance(source, bytes) else source
    if not zipfile.is_zipfile(file):
        return ()
    with zipfile.ZipFile(file) as archive:
        styles = _percent_styles(_content(archive, "xl/styles.xml"))
        if not styles:
            return ()
        return tuple(
            frozenset(_places(archive, name, styles)) if name else frozenset()
            for name in _sheet_files(archive)
        )


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as stream:
        return stream.read(_LIMIT_BYTES)


def _percent_styles(xml: bytes) -> frozenset[int]:
    formats = (
        (_number(one), _attribute(one, b"formatCode")) for one in _TAG_OF_FORMAT.findall(xml)
    )
    shown = _BUILT_IN | {number for number, code in formats if b"%" in _QUOTED.sub(b"", code)}
    found = _CELL_STYLES.search(xml)
    styles = _TAG_OF_STYLE.findall(found[0]) if found else []
    return frozenset(at for at, one in enumerate(styles) if _number(one) in shown)


def _number(tag: bytes) -> int:
    text = _attribute(tag, b"numFmtId")
    return int(text) if text.isdigit() and len(text) < 6 else 0  # noqa: PLR2004 - a short number


def _attribute(tag: bytes, name: bytes) -> bytes:
    found = re.search(rb"\s" + name + rb"=(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (found[1] or found[2] or b"") if found else b""


def _sheet_files(archive: zipfile.ZipFile) -> Iterator[str]:
    """Give the file of each sheet; empty for one that is not there."""
    relations = {
        _attribute(one, b"Id"): _attribute(one, b"Target").decode("utf-8", "replace")
        for one in _TAG_OF_RELATION.findall(_content(archive, "xl/_rels/workbook.xml.rels"))
    }
    names = set(archive.namelist())
    for one in _TAG_OF_SHEET.findall(_content(archive, "xl/workbook.xml")):
        target = relations.get(_attribute(one, b"r:id"), "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        yield path if path in names else ""


def _places(archive: zipfile.ZipFile, name: str, styles: frozenset[int]) -> Iterator[int]:
    rest = b""
    with archive.open(name) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            cells = _CELL.findall(rest + chunk)
            shown = ((letters, line) for letters, line, style in cells if int(style) in styles)
            yield from (place_of(int(line) - 1, _column(letters)) for letters, line in shown)
            rest = chunk[-_TAIL_BYTES:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
