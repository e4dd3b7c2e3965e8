"""Text files with some rows blanked: same lines, same encoding, every other byte as it was."""

import codecs
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from trueline.exports.files.encoding import Opener
from trueline.exports.files.export import Sheet

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def write_text_without(sheet: Sheet, opener: Opener, lines: frozenset[int], out: Path) -> None:
    """Write a text file whose rows that begin in these lines hold nothing.

    A blanked row keeps its line ends and the marks between its cells, so that the rows below keep
    their numbers and the file is still seen to have columns.

    Args:
        sheet: The file, opened.
        opener: Opens its bytes anew.
        lines: Physical lines in which the rows begin.
        out: Where the new file goes.
    """
    blanked = {line: (width, until) for line, width, until in _spans(sheet) if line in lines}
    with opener() as stream, out.open("wb") as written:
        mark, encoding = _encoding(stream, sheet.encoding)
        written.write(mark)
        text = io.TextIOWrapper(stream, encoding, newline="")
        number, blank_until = 1, 0
        while line := text.readline():
            if number in blanked:
                width, blank_until = blanked[number]
                line = sheet.delimiter * (width - 1) + _line_end(line)
            elif number < blank_until:
                line = _line_end(line)
            written.write(line.encode(encoding))
            number += 1


def _spans(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    """Give where each row begins, how many cells it has, and before which line it ends."""
    before: tuple[int, int] | None = None
    for row in sheet.rows():
        if before is not None:
            yield *before, row.line
        before = row.line, len(row.cells)
    if before is not None:
        yield *before, sys.maxsize


def _encoding(stream: BinaryIO, encoding: str) -> tuple[bytes, str]:
    """Give the byte order mark, and the encoding of what follows; the stream stands after it."""
    start = stream.read(3)
    mark = next((one for one in _MARKS if start.startswith(one)), b"")
    stream.seek(len(mark))
    return mark, _MARKS.get(mark, encoding)


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
