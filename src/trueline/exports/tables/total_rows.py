"""Which row of a table is its total, by the words that networks and spreadsheets give it."""

import re
from collections.abc import Mapping

from trueline.exports.cells.headers import Reading, normalise
from trueline.exports.tables.tables import TableRow

TOTAL_LABELS: Mapping[str, tuple[str, ...]] = {
    "en": ("total", "totals", "grand total", "grand totals", "overall", "sum", "subtotal"),
    "cs": ("celkem",),
    "da": ("i alt",),
    "de": (
        "gesamt",
        "gesamtergebnis",
        "gesamtsumme",
        "insgesamt",
        "summe",
        "summen",
        "zwischensumme",
    ),
    "es": ("total general", "totales", "suma", "suma total"),
    "fi": ("yhteensä",),
    "fr": ("total général", "totaux"),
    "hu": ("összesen",),
    "it": ("totale", "totale complessivo", "totali", "somma"),
    "ja": ("合計", "総計"),
    "ko": ("합계", "총계"),
    "nl": ("totaal", "eindtotaal", "totalen"),
    "no": ("totalt", "sum totalt"),
    "pl": ("razem", "łącznie", "suma końcowa"),
    "pt-BR": ("total geral", "totais", "soma"),
    "ru": ("всего", "итого", "общий итог"),
    "sv": ("summa", "totalsumma"),
    "tr": ("toplam", "genel toplam"),
    "uk": ("усього", "всього", "разом", "загальний підсумок"),
    "zh": ("总计", "合计", "總計", "合計"),
}
"""What stands in the first cell of a total row, as ``normalise`` gives it."""

_LABELS = frozenset(label for labels in TOTAL_LABELS.values() for label in labels)
_BESIDE = re.compile(r"[\W\d_]+")
_OF_WHAT = re.compile(r"\s*[:\uff1a]\s|\s+\(")


def is_total_label(text: str) -> bool:
    """Say whether a cell names a total; figures and marks beside the word do not count.

    Example:
        >>> [is_total_label(one) for one in ("Total", "Gesamt:", "Total (212)", "Total loss")]
        [True, True, True, False]
    """
    return " ".join(_BESIDE.sub(" ", normalise(text)).split()) in _LABELS


def names_total(text: str) -> bool:
    """Say whether a cell names a total, or a total of something after a mark.

    Example:
        >>> [names_total(one) for one in ("Total: Campaigns", "Grand Totals (3 records)", "Sum up")]
        [True, True, False]
    """
    return is_total_label(text) or is_total_label(_OF_WHAT.split(text.strip(), maxsplit=1)[0])


def never_total(_: TableRow) -> bool:
    """Take no row for a total."""
    return False


def begins_with_total(row: TableRow) -> bool:
    """Say whether the first cell that is not blank names a total."""
    return is_total_label(row.first_cell)


def is_total_of_posts(row: TableRow) -> bool:
    """Say whether a row sums up posts: it bears a total's name or no post's id, and no time."""
    if row.text("published"):
        return is_total_label(row.text("published"))
    first = row.first_cell
    return is_total_label(first) or is_total_label(row.text("post")) or has_false_id(row)


def has_false_id(row: TableRow) -> bool:
    """Say whether a cell for a network's id holds a text that no network gives as one.

    Ids that networks count up have a figure and no blank. An empty cell is no false id.
    """
    post = row.text("post")
    if not post or row.table.column("post").reading is not Reading.IDENTITY:
        return False
    return any(map(str.isspace, post)) or not any(map(str.isdigit, post))
