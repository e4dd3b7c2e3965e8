"""Rows of advertising reports: what each one names, which days it covers, which is a total.

Fields that these tables know: ``campaign``, ``group``, ``ad`` and their ids (``campaign_id`` ...),
``account_name``; ``day``, ``week``, ``month``, or ``starts`` and ``ends``; ``result_kind``.
"""

from dataclasses import dataclass
from datetime import timedelta

from trueline.exports.cells.dates import DayOrder, NotADayError
from trueline.exports.cells.numbers import NOTHING
from trueline.exports.cells.spans import Span, month_of, read_span
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import names_total

LEVELS = ("campaign", "group", "ad")
"""What is advertised with, from the whole to its parts."""
_DAYS = ("day", "week", "month", "starts")
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Level:
    """A campaign, a group of ads or an ad, as a row names it.

    Attributes:
        kind: One of ``LEVELS``.
        name: For people.
        id: The network's own; empty when the report has none.
    """

    kind: str
    name: str
    id: str


def levels_of(row: TableRow) -> tuple[Level, ...]:
    """Give what a row names, the campaign first; empty for a row of the whole account."""
    named = ((kind, _said(row, kind), _said(row, f"{kind}_id")) for kind in LEVELS)
    return tuple(Level(kind, name or id_, id_) for kind, name, id_ in named if name or id_)


def days_of(row: TableRow, stated: Span | None) -> Span | None:
    """Give the days that a row covers; None when neither it nor the report says.

    Args:
        row: Its own day comes first, then its week or month, then the range that it names.
        stated: What the report states for all of its rows.

    Raises:
        FaultyInputError: A cell holds no day.
    """
    for field in ("day", "week", "month"):
        if span := _span(row, field):
            if not span.is_day or field == "day":
                return span
            return month_of(span.first) if field == "month" else Span(span.first, span.last + _WEEK)
    starts, ends = _span(row, "starts"), _span(row, "ends")
    if starts and ends and starts.first <= ends.last:
        return Span(starts.first, ends.last)
    return stated


def is_total_of_ads(row: TableRow) -> bool:
    """Say whether a row sums up others: it names a total, or nothing where others name something.

    A report of the whole account names nothing; its total is the row without a day.
    """
    table = row.table
    fields = [one for kind in LEVELS for one in (kind, f"{kind}_id") if table.has(one)]
    if not fields and table.has("account_name"):
        fields = ["account_name"]
    fields = fields or [one for one in _DAYS if table.has(one)]
    texts = [_said(row, one) for one in fields]
    if not all(not text or names_total(text) for text in texts):
        return False
    return bool(fields) or names_total(row.first_cell)


def is_words(row: TableRow) -> bool:
    """Say whether a row is a line of words below a table, such as who made the report."""
    filled = [cell for cell in row.cells if cell.strip()]
    return (
        len(filled) == 1
        and not any(map(str.isdigit, filled[0]))
        and len(row.table.header.matched) > 1
    )


def _said(row: TableRow, field: str) -> str:
    text = row.text(field)
    return "" if text.casefold() in NOTHING else text


def _span(row: TableRow, field: str) -> Span | None:
    order = row.table.conventions.orders.get(field, DayOrder(month_first=True))
    try:
        text = _said(row, field)
        return read_span(text, order, may_be_serial=not row.table.sheet.delimiter) if text else None
    except NotADayError as error:
        raise row.refuse(field, str(error)) from None
