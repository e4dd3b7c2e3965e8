"""Columns that no importer declares and that yet split the figures of a table into parts."""

import re
from collections import Counter
from dataclasses import replace

from trueline.exports.cells.headers import Column, normalise
from trueline.exports.cells.numbers import NOTHING
from trueline.exports.files.refusing import refusal
from trueline.exports.tables.tables import Table
from trueline.exports.tables.total_rows import is_total_label

_FIGURE = re.compile(r"\W*[a-z]{0,3}\W*[\d\W]+(e[+-]?\d+)?\W*[a-z]{0,3}")
_NO_NAME = re.compile(r"\(.+\)")
"""As Google Analytics writes ``(not set)`` where a part has no name."""


def with_unknown_parts(table: Table) -> Table:
    """Give the table with a column of parts for each unknown header that has words below it.

    An unknown column of numbers is a figure that is not kept. One that holds both is refused,
    unless the words are mostly there or stand for a part without a name.

    Raises:
        FaultyInputError: A row is wider than the header, the last one is cut off, or a column holds
            figures and some words.
    """
    header = table.header
    used = {at for places in header.places.values() for at in places}
    unknown = {at for at, cell in enumerate(header.cells) if cell.strip() and at not in used}
    words: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    named: set[int] = set()
    for row in table.rows() if unknown else ():
        for at in unknown:
            cell = row.cells[at] if at < len(row.cells) else ""
            words[at] += _has_words(cell)
            figures[at] += _is_figure(cell)
            named.update([at] if _NO_NAME.fullmatch(cell.strip()) else ())
    worded = {at for at in unknown if words[at]}
    for at in sorted(worded - named):
        if words[at] < figures[at]:
            raise refusal(
                table.file,
                f"The column {header.cells[at].strip()} holds figures and, in some rows, words, so "
                "whether it splits the rows cannot be told.",
            )
    found = {normalise(header.cells[at]): at for at in sorted(worded)}
    columns = tuple(Column(name, {"": (header.cells[at],)}) for name, at in found.items())
    places = {**header.places, **{name: (at,) for name, at in found.items()}}
    return replace(
        table, header=replace(header, columns=(*header.columns, *columns), places=places)
    )


def _has_words(cell: str) -> bool:
    text = normalise(cell)
    if text in NOTHING or _FIGURE.fullmatch(text) or is_total_label(text):
        return False
    return any(map(str.isalpha, text))


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(normalise(cell)))
