"""Rows that stand in a table twice, word for word, where rows are added up."""

from collections.abc import Callable

from trueline.exports.files.refusing import refusal
from trueline.exports.tables.notes import is_line_of_words
from trueline.exports.tables.tables import TableRow


def each_once(keep: Callable[[TableRow], str]) -> Callable[[TableRow], str]:
    """Give what keeps rows, and refuses one that is the same as an earlier one.

    For tables whose rows are added up: rows that were pasted twice would count twice.
    """
    lines: dict[int, int] = {}

    def kept(row: TableRow) -> str:
        first = lines.setdefault(hash(row.cells), row.line)
        if first != row.line and not is_line_of_words(row):
            raise refusal(
                row.where,
                f"The row is the same as row {first}, word for word, and would count twice.",
                "Take the rows out that were pasted twice, or download the report again.",
            )
        return keep(row)

    return kept
