"""How much a workbook unpacks to, found before a reader in another language takes it on.

That reader lays a sheet out as one rectangle and writes a shared text out once for each cell that
shows it; when memory ends it ends the process. So both are counted here first, with a parser that
knows all of XML, in every part of the workbook that is named as one.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from trueline.exports.files.encoding import CHUNK_BYTES
from trueline.exports.files.refusing import refusal

CELL_COUNT_LIMIT = 20_000_000
"""Cells in the rectangles that all sheets span; a few far cells can span billions."""
TEXT_LIMIT = 1 << 29
"""Characters that cells may show of texts that they share."""
SHEET_LIMIT = 200

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHARED = "sharedstrings.xml"
_BINARY = "xl/workbook.bin"
_OPEN_DOCUMENT = "content.xml"
_REFERENCE = re.compile(r"([A-Za-z]*)(\d*)")


def refuse_swamping(archive: zipfile.ZipFile, where: str) -> None:
    """Refuse a workbook that would fill the machine's memory, or whose size cannot be told.

    Raises:
        FaultyInputError: Its sheets span too many cells or show too much text, there are too many
            of them, it is binary, declares entities or is no well-formed XML.
    """
    names = {one.casefold() for one in archive.namelist()}
    if names & {_BINARY, _OPEN_DOCUMENT}:
        raise refusal(
            where,
            "This is a workbook of a kind that is not read.",
            "Save it as an .xlsx workbook and import that.",
        )
    try:
        _measure(archive, where)
    except (ExpatError, LookupError) as error:  # an encoding that nobody knows
        raise refusal(where, f"The workbook is damaged or cut off ({error}).") from None


def _measure(archive: zipfile.ZipFile, where: str) -> None:
    parts = _named_parts(archive)
    cell_count = text_count = 0
    lengths = [length for one in parts if _is_shared(one) for length in _lengths(archive, one)]
    longest = max(lengths, default=0)
    for part in parts:
        sheet = _Rectangle()
        _parse(archive, part, start=sheet.start)
        cell_count += sheet.cell_count
        if sheet.shared_count * longest > TEXT_LIMIT:
            text_count += _shown(archive, part, lengths)
        if cell_count > CELL_COUNT_LIMIT:
            raise refusal(where, "Its sheets span more cells than any export has.")
        if text_count > TEXT_LIMIT:
            raise refusal(where, "Its cells show more text than any export holds.")


def _named_parts(archive: zipfile.ZipFile) -> list[str]:
    """Give the members that the workbook names as its parts, wherever they lie.

    A part that is named twice would be unpacked twice.
    """
    named, sheets = Counter[str](), Counter[str]()

    def start(name: str, attributes: dict[str, str]) -> None:
        if _is(name, "Relationship"):
            target = attributes.get("Target", "").replace("\\", "/").casefold()
            named[target.removeprefix("/").removeprefix("xl/")] += 1
        elif _is(name, "sheet"):
            sheets.update(part for key, part in attributes.items() if _is(key, "id"))

    for member in archive.namelist():
        if member.casefold() in {_WORKBOOK, _RELATIONS}:
            _parse(archive, member, start=start)
    if max(named.values(), default=1) > 1 or max(sheets.values(), default=1) > 1:
        raise ExpatError("it names a part twice")
    ends = {one.rpartition("/")[2] for one in (*named, _SHARED)}
    return [one for one in archive.namelist() if one.rpartition("/")[2].casefold() in ends]


def _is_shared(member: str) -> bool:
    return member.rpartition("/")[2].casefold() == _SHARED


def _lengths(archive: zipfile.ZipFile, member: str) -> Iterator[int]:
    """Give the number of characters of each shared text."""
    counted: list[int] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        if _is(name, "si"):
            counted.append(0)

    def text(characters: str) -> None:
        if counted:
            counted[-1] += len(characters)

    _parse(archive, member, start=start, text=text)
    yield from counted


@dataclass(slots=True)
class _Rectangle:
    """What a sheet spans at most, by the places that it states and the cells that state none."""

    right: int = 0
    bottom: int = 0
    shared_count: int = 0
    _placeless_rows: int = 0
    _placeless_cells: int = 0
    _widest: int = 0

    @property
    def cell_count(self) -> int:
        width = self.right + max(self._widest, self._placeless_cells)
        return width * (self.bottom + self._placeless_rows)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if _is(name, "c"):
            found = _REFERENCE.match(attributes.get("r", ""))
            self._placeless_cells += not found or not found[1]
            self._stretch(*(found.groups() if found else ("", "")))
            self.shared_count += attributes.get("t") == "s"
        elif _is(name, "row"):
            line = attributes.get("r", "")
            self._placeless_rows += not line
            self._stretch("", line if line.isdecimal() else "")
            self._widest = max(self._widest, self._placeless_cells)
            self._placeless_cells = 0

    def _stretch(self, letters: str, line: str) -> None:
        self.right = max(self.right, _column_number(letters))
        self.bottom = max(self.bottom, int(line[:20] or 0))


def _shown(archive: zipfile.ZipFile, member: str, lengths: list[int]) -> int:
    """Give how many characters the cells of a sheet show of shared texts."""
    shown: Counter[str] = Counter()
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if _is(name, "c"):
            inside[:] = [attributes.get("t", "")]
        elif _is(name, "v") and inside == ["s"]:
            inside.append("")

    def text(characters: str) -> None:
        if len(inside) > 1:
            inside[1] += characters

    def end(name: str) -> None:
        if _is(name, "v") and len(inside) > 1:
            shown[inside.pop()] += 1

    _parse(archive, member, start=start, text=text, end=end)
    known = ((int(one), count) for one, count in shown.items() if one.strip().isdecimal())
    return sum(count * lengths[one] for one, count in known if one < len(lengths))


def _parse(
    archive: zipfile.ZipFile,
    member: str,
    *,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> None:
    parser: XMLParserType = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    parser.EntityDeclHandler = _refuse_entity
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            parser.Parse(chunk)
    parser.Parse(b"", True)  # noqa: FBT003 - its only name is its place


def _refuse_entity(name: str, *_declared: object) -> None:
    raise ExpatError(f"it declares the entity {name}")


def _is(name: str, local: str) -> bool:
    return name == local or name.endswith(f":{local}")


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters[:20].upper():
        number = number * 26 + ord(letter) - 64
    return number
