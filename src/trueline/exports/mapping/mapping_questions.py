"""What a table does not say and its columns cannot: whose it is, which currency, which days."""

from collections.abc import Iterator, Mapping
from datetime import date

from trueline.core.issue import Issue, Severity
from trueline.exports.cells.answers import Asks
from trueline.exports.cells.dates import DayOrder, NotADayError, read_stamp, tell_order
from trueline.exports.cells.headers import normalise
from trueline.exports.cells.money import NotMoneyError, bare_amount, currency_in_header, currency_of
from trueline.exports.cells.spans import are_single_days
from trueline.exports.files.export import Export
from trueline.exports.mapping.mapping import Role, TableMapping
from trueline.exports.mapping.table_sketch import ColumnSketch, TableSketch
from trueline.metrics.metric import Metric


def questions_of(
    export: Export, sketch: TableSketch, mapping: TableMapping, rules: Mapping[str, Metric]
) -> Iterator[Issue]:
    """Give what a person should say besides the columns; nothing when all is told.

    Args:
        export: The file.
        sketch: Its table.
        mapping: As proposed so far.
        rules: Metrics by id.
    """
    columns = {normalise(one.header): one for one in sketch.columns}
    asked = (
        _account(mapping),
        _currency(mapping, columns, rules),
        _order(mapping, columns),
        _grain(mapping, columns),
    )
    yield from (
        Issue(Severity.WARNS, export.name, what, remedy, asks=asks)
        for what, remedy, asks in filter(None, asked)
    )


_Question = tuple[str, str, str]


def _account(mapping: TableMapping) -> _Question | None:
    has_network = bool(mapping.network or mapping.of(Role.NETWORK))
    if mapping.of(Role.ACCOUNT):
        if has_network:
            return None
        what = "The accounts may not say of which network they are."
        return what, "Write the network into the mapping (network: instagram).", Asks.ACCOUNT
    if mapping.account and has_network:
        return None
    what = "No column says whose numbers these are."
    remedy = "Write network and account into the mapping, or leave them to be asked each time."
    return what, remedy, Asks.ACCOUNT


def _currency(
    mapping: TableMapping, columns: Mapping[str, ColumnSketch], rules: Mapping[str, Metric]
) -> _Question | None:
    if mapping.currency or mapping.of(Role.CURRENCY):
        return None
    amounts = [one.header for one in mapping.of(Role.METRIC) if _is_money(one.metric, rules)]
    if any(_is_money(one.metric, rules) for one in mapping.names):
        amounts += [one.header for one in mapping.of(Role.VALUE)]
    bare = [
        header
        for header in amounts
        if normalise(header) in columns
        and not currency_in_header(header)[1]
        and not _names_currency(columns[normalise(header)])
    ]
    if not bare:
        return None
    what = f"Nothing says in which currency {', '.join(bare)} is."
    remedy = "Write it into the mapping (currency: EUR), or leave it to be asked each time."
    return what, remedy, Asks.CURRENCY


def _is_money(metric: str, rules: Mapping[str, Metric]) -> bool:
    return metric in rules and rules[metric].measured_in == "money"


def _names_currency(column: ColumnSketch) -> bool:
    try:
        return bool(column.values) and all(
            currency_of(bare_amount(cell)[1]) for cell in column.values
        )
    except NotMoneyError:
        return False


def _order(mapping: TableMapping, columns: Mapping[str, ColumnSketch]) -> _Question | None:
    if mapping.month_first is not None:
        return None
    for column in mapping.of(Role.DAY, Role.LAST_DAY, Role.PUBLISHED):
        told = {tell_order(cell) for cell in columns[normalise(column.header)].values}
        if "either" in told and not told & {"day", "month"}:
            what = f"Days in “{column.header}” such as 03/04/2025 could be March or April."
            remedy = "Write month_first: true or false into the mapping, if all files are the same."
            return what, remedy, Asks.DAY_ORDER
    return None


def _grain(mapping: TableMapping, columns: Mapping[str, ColumnSketch]) -> _Question | None:
    found = mapping.of(Role.DAY)
    if not found or mapping.single_days or mapping.of(Role.PERSON):
        return None
    order = DayOrder(month_first=bool(mapping.month_first))
    days = sorted(set(_days(columns[normalise(found[0].header)], order)))
    if len(days) < 2 or are_single_days(days):  # noqa: PLR2004 - a pair
        return None
    what = f"Most days stand apart ({days[0]}, {days[1]} ...): rows may be weeks or months."
    remedy = "Write single_days: true into the mapping if each row is a single day all the same."
    return what, remedy, Asks.MAPPING


def _days(column: ColumnSketch, order: DayOrder) -> Iterator[date]:
    """Yield the days among the cells; others are totals or notes."""
    for cell in column.values:
        try:
            stamp = read_stamp(cell, order)
        except NotADayError:
            continue
        if stamp is not None:
            yield stamp.day
