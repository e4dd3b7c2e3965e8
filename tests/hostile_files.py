"""Files made to swamp whoever opens them: each a few kilobytes or megabytes, quickly written."""

import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

Writer = Callable[[Path], None]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OLD = "urn:schemas-microsoft-com:office:spreadsheet"
_LAUGHS = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12))
_LAUGHING = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{_LAUGHS}]>'
_CORNERS = (
    "<row r='1'><c{0}r='A1'><v>1</v></c></row><row r='{1}'><c{0}r='{2}{1}'><v>1</v></c></row>"
)


def text(content: str) -> Writer:
    """Write a text file."""

    def write(path: Path) -> None:
        path.write_text(content, encoding="utf-8")

    return write


def repeated(start: str, again: str, times: int) -> Writer:
    """Write a text that goes on and on."""

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8") as stream:
            stream.write(start)
            stream.writelines(again for _ in range(times))

    return write


def sparse(start: bytes, byte_count: int) -> Writer:
    """Write a file that says to be large and takes no room."""

    def write(path: Path) -> None:
        with path.open("wb") as stream:
            stream.write(start)
            stream.truncate(byte_count)

    return write


def packed(members: Callable[[], Iterable[tuple[str, bytes]]]) -> Writer:
    """Write a zip archive."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members():
                archive.writestr(name, content)

    return write


def lying_archive(path: Path) -> None:
    """Write an archive whose member says to be small."""
    packed(lambda: [("a.csv", b"Date,Views\n" + b"0" * (9 << 20))])(path)
    content = path.read_bytes()
    true = struct.pack("<I", 11 + (9 << 20))
    path.write_bytes(content.replace(true, struct.pack("<I", 200)))


def workbook(sheet: str, *, shared: str = "", sheets: str = "", before: str = "") -> Writer:
    """Write an .xlsx workbook with one sheet of rows, as XML."""
    listed = sheets or '<sheet name="S" sheetId="1" r:id="rId1"/>'
    members: Mapping[str, str] = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{_RELATED}/worksheet" Target="odd/one.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATED}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/odd/one.xml": before + (sheet if sheet[:2] == "<x" else _sheet(sheet)),
    }
    return packed(lambda: [(name, content.encode()) for name, content in members.items()])


def _sheet(rows: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _named_sheet(rows: str) -> str:
    other = rows.replace("</", "</x:").replace("<r", "<x:r").replace("<c", "<x:c")
    other = other.replace("<v", "<x:v")
    return f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData>{other}</x:sheetData></x:worksheet>'


def corners(right: str = "XFD", bottom: int = 1_048_576, blank: str = " ") -> str:
    """Give two cells that are as far from each other as can be."""
    return _CORNERS.format(blank, bottom, right)


def old_sheet(rows: str, before: str = "") -> Writer:
    """Write a SpreadsheetML file."""
    sheet = f'<Worksheet ss:Name="a"><Table>{rows}</Table></Worksheet>'
    return text(f'{before}<Workbook xmlns="{_OLD}" xmlns:ss="{_OLD}">{sheet}</Workbook>')


def binary_workbook(path: Path, right: int = 65_535, bottom: int = 65_535) -> None:
    """Write an .xls workbook of two cells that are far from each other."""
    begins, ends = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0), _record(0x0A, b"")
    start = len(_record(0x809, begins) + _record(0x85, b"\0" * 9) + ends)
    book = _record(0x809, begins) + _record(0x85, struct.pack("<IH", start, 0) + b"\1\0S") + ends
    book += _record(0x809, begins.replace(b"\x05\0", b"\x10\0", 1))
    for line, column in ((0, 0), (bottom, right)):
        book += _record(0x203, struct.pack("<HHHd", line, column, 0, 5.0))
    book = (book + ends).ljust(4096, b"\0")
    none, end = 0xFFFFFFFF, 0xFFFFFFFE
    chain = [0xFFFFFFFD, end, *range(3, 10), end]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack("<5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[none] * 108)
    listed = _entry("Root Entry", (5, 1), (end, 0)) + _entry("Workbook", (2, none), (2, len(book)))
    chained = struct.pack("<128I", *chain, *[none] * (128 - len(chain)))
    path.write_bytes(head + chained + listed.ljust(512, b"\0") + book)


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _entry(name: str, kind: tuple[int, int], at: tuple[int, int]) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    sort, child = kind
    links = struct.pack("<HBBIII", len(letters), sort, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return letters.ljust(64, b"\0") + links + b"\0" * 36 + struct.pack("<IQ", *at)


def parquet(table: Callable[[], pa.Table]) -> Writer:
    """Write a Parquet file, squeezed as well as can be."""
    return lambda path: pq.write_table(table(), path, compression="zstd")


def false_footer(path: Path) -> None:
    """Write a Parquet file whose footer says to be larger than any."""
    parquet(lambda: pa.table({"Date": ["2026-01-01"], "Views": [5]}))(path)
    content = bytearray(path.read_bytes())
    content[-8:-4] = struct.pack("<I", 0xFFFFFFF0)
    path.write_bytes(content)


def _nested_struct(depth: int) -> pa.Array:
    value = pa.array([1])
    for _ in range(depth):
        value = pa.StructArray.from_arrays([value], names=["a"])
    return value


def _long_texts() -> pa.Table:
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 50_000), ["x" * 200_000])
    return pa.table({"Date": texts, "Views": range(50_000)})


def _many_names() -> str:
    return "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="rId1"/>' for at in range(20_000))


_ZEROS = b"0" * (17 << 20)
HOSTILE: Mapping[str, tuple[Writer, str]] = {
    "bomb": (packed(lambda: [("a.csv", b"Date,Views\n" + _ZEROS)]), "far more"),
    "lying archive": (lying_archive, ""),
    "two thousand files": (
        packed(lambda: ((f"{at}.csv", b"a,b\n") for at in range(2_000))),
        "2000 files",
    ),
    "bomb of a workbook": (packed(lambda: [("xl/workbook.xml", _ZEROS)]), "far more"),
    "two gigabytes in a line": (sparse(b"Date,Views\n", 2 << 30), "zero bytes"),
    "an endless line": (repeated("Date,Views", ",5" * 500_000, 100), "longer than"),
    "an endless row": (repeated("", '"' + "x" * 200_000 + '\n",', 600), "longer than"),
    "an endless quote": (repeated('Date,Views\n"', "a\n", 5_000_000), ""),
    "commas": (repeated("", "," * 1_000_000 + "\n", 60), "more than 16,384 cells"),
    "a million columns": (repeated("Date,", "Views,", 10**6), "longer than"),
    "many columns of one name": (
        repeated("Date" + ",Views" * 4_000 + "\n", "2026-01-01" + ",5" * 4_000 + "\n", 100),
        "",
    ),
    "blank lines": (repeated("Date,Views\n", "\n", 2_000_000), ""),
    "zero bytes": (sparse(b"", 1 << 20), "zero bytes"),
    "a hole in a cell": (text("Date,Views\n2026-01-01,\0005\n"), "zero bytes"),
    "deep lists": (text("[" * 100_000 + "]" * 100_000), "levels deep"),
    "deep objects": (text('{"a":' * 100_000 + "1" + "}" * 100_000), "levels deep"),
    "fifty thousand names": (
        text("[{" + ",".join(f'"a{at}":1' for at in range(50_000)) + "}]"),
        "different names",
    ),
    "an endless list": (repeated('[{"a":[', '{"value":1},', 300_000), "damaged or cut off"),
    "far cells": (workbook(corners()), "span more cells"),
    "far cells, oddly spaced": (workbook(corners(blank='\n s="1"  ')), "span more cells"),
    "far cells, prefixed": (workbook(_named_sheet(corners())), "span more cells"),
    "far cells of absurd names": (workbook(corners("ZZZZZZZZ", 10**30)), "span more cells"),
    "far rows without places": (
        workbook("<row><c r='XFD1'/></row>" + "<row/>" * 20_000),
        "span more cells",
    ),
    "cells without places": (workbook("<row r='1048576'/>" + "<c/>" * 20_000), "span more cells"),
    "one text everywhere": (
        workbook(
            "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(20_000)),
            shared=f"<si><t>{'x' * 200_000}</t></si>",
        ),
        "more text",
    ),
    "twenty thousand sheets": (workbook(corners("B", 2), sheets=_many_names()), "a part twice"),
    "a file of the machine": (
        workbook(
            '<row><c t="inlineStr"><is><t>&e;</t></is></c></row>',
            before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        ),
        "entity",
    ),
    "a billion laughs": (workbook("<row><c><v>&m;</v></c></row>", before=_LAUGHING), "entity"),
    "a billion old laughs": (
        old_sheet("<Row><Cell><Data>&m;</Data></Cell></Row>", before=_LAUGHING),
        "Entities",
    ),
    "letters that nobody knows": (
        workbook("<row/>", before='<?xml version="1.0" encoding="Views"?>'),
        "unknown encoding",
    ),
    "old letters that nobody knows": (
        old_sheet("<Row/>", before='<?xml version="1.0" encoding="Views"?>'),
        "unknown encoding",
    ),
    "wide old rows": (
        old_sheet('<Row><Cell ss:Index="16384"><Data>1</Data></Cell></Row>' * 20_000),
        "more than any export",
    ),
    "an old row beyond all": (old_sheet(f'<Row ss:Index="{10**30}"><Cell/></Row>'), ""),
    "deep old cells": (old_sheet("<Row><Cell>" * 20_000 + "</Cell></Row>" * 20_000), "too deeply"),
    "twenty thousand old sheets": (
        text(f'<Workbook xmlns="{_OLD}">' + "<Worksheet></Worksheet>" * 20_000 + "</Workbook>"),
        "more than any export",
    ),
    "far cells of an old workbook": (binary_workbook, "far more"),
    "a wide Parquet file": (
        parquet(lambda: pa.table({f"c{at}": [1] for at in range(5_000)})),
        "5000 columns",
    ),
    "deep Parquet columns": (parquet(lambda: pa.table({"a": _nested_struct(300)})), ""),
    "one Parquet text everywhere": (parquet(_long_texts), "more text"),
    "long Parquet lists": (
        parquet(lambda: pa.table({"a": pa.array([[[1] * 1000] * 300] * 3)})),
        "longer than",
    ),
    "a huge Parquet group": (
        parquet(lambda: pa.table({"a": pa.array([[None] * 20_000_001], pa.list_(pa.int8()))})),
        "row group",
    ),
    "a false Parquet footer": (false_footer, "damaged"),
}
"""How each is written, and why it is refused; no words where it may be read."""
