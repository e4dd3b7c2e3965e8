"""Tables that stand below each other in one sheet, each below comment lines of its own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from trueline.exports.files.export import Row, Sheet
from trueline.exports.tables.total_rows import is_total_label

_MARK = "#"


@dataclass(frozen=True, slots=True)
class CommentedTable:
    """A table and the comment lines above it.

    Attributes:
        comments: Their text, without marks and blanks; empty texts are left out.
        header: The first row below them.
        sheet: Header and rows alone, with the lines of the whole sheet.
    """

    comments: tuple[str, ...]
    header: Row
    sheet: Sheet


def comment_of(row: Row) -> str | None:
    """Give the text of a comment line, without mark and blanks; None when it is none.

    A comment with commas stands in several cells, and spreadsheets fill it up with empty ones.

    Example:
        >>> comment_of(Row(1, ("# Account: Tea", " Coffee", "", "")))
        'Account: Tea, Coffee'
    """
    text = ",".join(row.cells).lstrip("\ufeff \t\"'")
    return text.strip("# ,;\t\"'-") if text.startswith(_MARK) else None


def commented_tables(
    sheet: Sheet, is_header: Callable[[Row], bool], rows: Iterable[Row] | None = None
) -> tuple[CommentedTable, ...]:
    """Cut a sheet into its tables.

    A table begins with the first row below comment lines, and ends with the next ones. Below a
    blank line a row that is a header by itself begins another table under the same comments. Within
    a table a row is a comment only when nothing stands beside its mark, for page titles may begin
    with one.

    Args:
        sheet: Is read once; its tables read it anew, so that none is held in memory.
        is_header: Whether a row below a blank line is a header.
        rows: Read these instead, such as the head of the sheet only.
    """
    cuts = _Cuts(is_header)
    for row in sheet.rows() if rows is None else rows:
        cuts.add(row)
    cuts.close()
    return tuple(
        CommentedTable(
            comments, header, _part(sheet, header, last, is_last=place == len(cuts.found))
        )
        for place, (comments, header, last) in enumerate(cuts.found, start=1)
    )


@dataclass(slots=True)
class _Cuts:
    """Where tables begin and end: comments, header and last line of each."""

    is_header: Callable[[Row], bool]
    found: list[tuple[tuple[str, ...], Row, int]] = field(default_factory=list)
    _comments: list[str] = field(default_factory=list)
    _header: Row | None = None
    _last: int = 0
    _below_comment: bool = False
    _below_blank: bool = False

    def add(self, row: Row) -> None:
        cell_count = sum(bool(cell.strip()) for cell in row.cells)
        comment = comment_of(row) if self._header is None or cell_count == 1 else None
        if comment is not None:
            self._comment(comment)
        elif not cell_count:
            self._below_blank = True
        else:
            if self._header is None or (self._below_blank and self.is_header(row)):
                self.close()
                self._header = row
            self._last, self._below_blank, self._below_comment = row.line, False, False

    def close(self) -> None:
        if self._header is not None:
            self.found.append((tuple(self._comments), self._header, self._last))
        self._header = None

    def _comment(self, text: str) -> None:
        self.close()
        if not self._below_comment:
            self._comments = []
        self._below_comment = True
        self._comments.extend([text] if text else [])


def _part(sheet: Sheet, header: Row, last: int, *, is_last: bool) -> Sheet:
    width = max(at for at, cell in enumerate(header.cells, 1) if cell.strip())

    def rows() -> Iterator[Row]:
        for row in sheet.rows():
            if row.line > last:
                return
            if row.line >= header.line:
                yield _folded(row, width)

    return replace(sheet, head=(header,), rows=rows, is_open_ended=sheet.is_open_ended and is_last)


def _folded(row: Row, width: int) -> Row:
    """Give a total row whose label has a cell too many as one that fits below the header."""
    cells = list(row.cells)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width + 1:
        return row
    label = next((at for at, cell in enumerate(cells) if is_total_label(cell)), None)
    if label is None:
        return row
    words = cells.pop(label)
    at = next((place for place, cell in enumerate(cells) if not cell.strip()), None)
    if at is None:
        return row
    cells[at] = words
    return Row(row.line, tuple(cells))
