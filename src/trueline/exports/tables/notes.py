"""Rows that people and spreadsheets write beside the data: lines of words, and averages."""

from collections.abc import Callable, Iterator

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.dates import DayOrder, NotADayError, read_stamp
from trueline.exports.cells.headers import normalise
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import is_total_label

WORDS = "The row is a line of words."
"""Why such a line is set aside."""
_AVERAGES = frozenset(
    {
        "average", "averages", "mean", "median", "avg", "durchschnitt", "mittelwert", "moyenne",
        "moyennes", "promedio", "media", "médio", "média", "medie", "gemiddelde", "średnia",
        "среднее", "genomsnitt", "gennemsnit", "gjennomsnitt", "keskiarvo", "ortalama", "平均",
    }
)  # fmt: skip
_LONGEST_LABEL = 20
_MONTH_FIRST = DayOrder(month_first=True)


def kept_unless_words(row: TableRow, keep: Callable[[TableRow], str]) -> str:
    """Keep a row, or give why it is not kept; a line of words does not stop a whole file.

    Raises:
        FaultyInputError: A cell of a row of data cannot be understood.
    """
    try:
        return keep(row)
    except FaultyInputError:
        if is_line_of_words(row):
            return WORDS
        raise


def rows_of_data(table: Table) -> Iterator[TableRow]:
    """Give the rows of a table without totals, averages and lines of words.

    Raises:
        FaultyInputError: A row is wider than the header, or the last one is cut off.
    """
    for row in table.rows():
        first = row.first_cell
        if not (is_total_label(first) or averages_others(row) or is_line_of_words(row)):
            yield row


def averages_others(row: TableRow) -> bool:
    """Say whether a row is an average of the others: the first cell with anything names one."""
    first = row.first_cell
    return len(first) < _LONGEST_LABEL and normalise(first).strip(": ") in _AVERAGES


def is_line_of_words(row: TableRow) -> bool:
    """Say whether a row is a line of words, such as who made the file, in a table of columns.

    A day, an id or a name of one word alone in a row is none.
    """
    filled = (cell for cell in row.cells if cell.strip())
    first = next(filled, "").strip()
    if next(filled, None) is not None or not _is_phrase(first):
        return False
    return len(row.table.header.places) > 1 and not _is_day(first)


def _is_phrase(text: str) -> bool:
    return any(map(str.isspace, text)) and any(map(str.isalpha, text))


def _is_day(text: str) -> bool:
    try:
        return read_stamp(text, _MONTH_FIRST) is not None
    except NotADayError:
        return False
