"""Which row of a table is its total, by the words that networks and spreadsheets give it."""

import re
from collections.abc import Mapping

from trueline.exports.headers import Reading, normalise
from trueline.exports.tables import TableRow

TOTAL_LABELS: Mapping[str, tuple[str, ...]] = {
    "en": ("total", "totals", "grand total", "overall", "sum"),
    "de": ("gesamt", "gesamtergebnis", "gesamtsumme", "insgesamt", "summe"),
    "es": ("total general", "totales", "suma", "suma total"),
    "fr": ("total général", "totaux"),
    "it": ("totale", "totale complessivo", "totali", "somma"),
    "nl": ("totaal", "eindtotaal", "totalen"),
    "pt-BR": ("total geral", "totais", "soma"),
}
"""What stands in the first cell of a total row, as ``normalise`` gives it."""

_LABELS = frozenset(label for labels in TOTAL_LABELS.values() for label in labels)
_BESIDE = re.compile(r"[\W\d_]+")


def is_total_label(text: str) -> bool:
    """Say whether a cell names a total; figures and marks beside the word do not count.

    Example:
        >>> [is_total_label(one) for one in ("Total", "Gesamt:", "Total (212)", "Total loss")]
        [True, True, True, False]
    """
    return " ".join(_BESIDE.sub(" ", normalise(text)).split()) in _LABELS


def is_total_of_posts(row: TableRow) -> bool:
    """Say whether a row sums up posts: it bears a total's name or no post's id, and no time."""
    if row.text("published"):
        return False
    first = next((cell for cell in row.cells if cell.strip()), "")
    return is_total_label(first) or is_total_label(row.text("post")) or has_false_id(row)


def has_false_id(row: TableRow) -> bool:
    """Say whether a cell for a network's id holds a text that no network gives as one.

    Ids that networks count up have a figure and no blank. An empty cell is no false id.
    """
    post = row.text("post")
    if not post or row.table.column("post").reading is not Reading.IDENTITY:
        return False
    return any(map(str.isspace, post)) or not any(map(str.isdigit, post))
