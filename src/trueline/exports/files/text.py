"""Text files as sheets: which mark stands between cells, and rows with their physical lines."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from trueline.core.errors import FaultyInputError
from trueline.exports.files.encoding import Encoded, Opener, decide_encoding
from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.refusing import place, refusal

HEAD_ROWS = 60
LINE_LIMIT = 1 << 20
"""Characters; a longer line is no export."""
CELL_LIMIT = 1 << 18
WIDTH_LIMIT = 16_384
"""Cells of a row, as many as a spreadsheet has columns."""

ROW_LIMIT = 1 << 25
"""Characters of a row that goes over very many lines."""

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 1 << 20
_USUAL_LINES = 100
_SEP = "sep="


def text_sheet(name: str, opener: Opener, where: str) -> Sheet:
    """Open bytes as one sheet of text cells.

    Args:
        name: Of the sheet; empty when the file is the sheet. A file of blanks gives a sheet
            without delimiter and rows.
        opener: Opens the bytes anew.
        where: File and member, for messages.

    Raises:
        FaultyInputError: The bytes are no text, or the text is damaged or cut off.
    """
    encoded = decide_encoding(opener, where)
    if encoded.is_blank:
        return Sheet(name, encoded.encoding, "", (), lambda: iter(()))
    delimiter, is_stated = _decide_delimiter(opener, encoded, where)

    def rows() -> Iterator[Row]:
        return _rows(opener, encoded, delimiter, where, skip=is_stated)

    return Sheet(name, encoded.encoding, delimiter, _head(rows()), rows, encoded.is_open_ended)


def _rows(
    opener: Opener, encoded: Encoded, delimiter: str, where: str, *, skip: bool
) -> Iterator[Row]:
    done = [0]
    lines = _lines(opener, encoded, where, done)
    done[0] = skipped = len(list(islice(lines, 1))) if skip else 0
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if len(cells) > WIDTH_LIMIT:
                raise refusal(
                    place(where, "", done[0] + 1), f"The row has more than {WIDTH_LIMIT:,} cells."
                )
            yield Row(done[0] + 1, tuple(cells))
            done[0] = skipped + reader.line_num
    except csv.Error as error:
        raise _broken(str(error), place(where, "", done[0] + 1)) from None


def _lines(opener: Opener, encoded: Encoded, where: str, done: list[int]) -> Iterator[str]:
    """Give each line; ``done`` holds the number of lines that became rows."""
    with opener() as stream, io.TextIOWrapper(stream, encoded.encoding, newline="") as text:
        number, open_size = 1, 0
        while line := text.readline(LINE_LIMIT):
            if len(line) == LINE_LIMIT and line[-1] not in "\r\n":
                raise refusal(
                    place(where, "", number),
                    f"A line is longer than {LINE_LIMIT:,} characters; this is no export.",
                )
            open_size = open_size + len(line) if number - done[0] > _USUAL_LINES else 0
            if open_size > ROW_LIMIT:
                raise refusal(
                    place(where, "", done[0] + 1),
                    f"The row is longer than {ROW_LIMIT:,} characters; this is no export.",
                )
            yield line
            number += 1


def _broken(error: str, where: str) -> FaultyInputError:
    if "unexpected end" in error:
        return refusal(where, "The file is cut off inside a quoted cell.")
    if "field larger" in error:
        return refusal(where, f"A cell is longer than {CELL_LIMIT:,} characters.")
    return refusal(where, "The quotes in this row are broken, so its cells cannot be told apart.")


def _head(rows: Iterator[Row]) -> tuple[Row, ...]:
    head: list[Row] = []
    try:
        head.extend(islice(rows, HEAD_ROWS))
    except FaultyInputError:
        return tuple(head)  # recognising works with what can be read; reading refuses
    return tuple(head)


def _decide_delimiter(opener: Opener, encoded: Encoded, where: str) -> tuple[str, bool]:
    """Give the mark between cells, and whether a first line ``sep=,`` states it."""
    try:
        sample = _sample(opener, encoded, where)
    except FaultyInputError:
        return ",", False
    first = sample[0].lstrip("\ufeff").lstrip('"') if sample else ""
    if first.casefold().startswith(_SEP) and len(first) > len(_SEP):
        return (first[len(_SEP)] if first[len(_SEP)] not in "\r\n" else ","), True
    scored = {one: _score(sample, one) for one in _DELIMITERS}
    return max(_DELIMITERS, key=lambda one: scored[one]), False


def _sample(opener: Opener, encoded: Encoded, where: str) -> list[str]:
    """Give the first lines, fewer where they are very long."""
    left = _SAMPLE_CHARACTERS
    sample: list[str] = []
    for line in islice(_lines(opener, encoded, where, [_SAMPLE_LINES]), _SAMPLE_LINES):
        sample.append(line)
        left -= len(line)
        if left < 0:
            break
    return sample


def _score(sample: list[str], delimiter: str) -> float:
    """Say how well a mark cuts lines into rows of one width below a row of words."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(sample, delimiter=delimiter))
    except csv.Error:
        return 0.0
    widths = Counter(len(one) for one in rows if len(one) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: item[1] * (item[0] - 1))
    header = next(one for one in rows if len(one) == width)
    words = sum(any(letter.isalpha() for letter in cell) for cell in header)
    return count * (width - 1) * (1.0 if words * 2 > width else 0.1)
