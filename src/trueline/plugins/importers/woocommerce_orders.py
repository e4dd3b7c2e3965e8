"""WooCommerce orders: the table of Analytics, Orders.

When to trust it: "Net Sales" is the number; it is without tax and shipping, and refunds are taken
off already, so an order that was given back in a later row of its own has a negative one. Rows of
one order number are added up. The sign of the currency stands only in "N. Revenue (formatted)";
where it could be several currencies, or the column is missing, the person who brings the file is
asked. Times are those of the site, whose zone the file does not state. "Attribution" is the source
as WooCommerce notes it.

When not: for gross revenue, which this table does not have. For who bought: names are dropped, and
since a name is no id, repeat orders cannot be told.

Source: WooCommerce, Analytics, Orders, Download (CSV); headers as its own exporter writes them in
English, no original file was seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.cells.money import Amount, NotMoneyError, agrees, bare_amount, currency_of
from trueline.exports.tables.listed_totals import OwnTotal
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.repeated_rows import each_once
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import named_account, read_rows, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import names_total
from trueline.facts.batch import Piece

_ACCOUNT = unstated("shop")


@dataclass(frozen=True, slots=True)
class _Order:
    row: TableRow
    placed: datetime
    amount: Amount
    item_count: int


@dataclass(frozen=True, slots=True)
class OrderTable:
    """Reads a table with one row an order, and further ones where it was given back."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or nothing names the currency.
        """
        orders: dict[str, _Order] = {}
        own = OwnTotal(_is_total)
        yield from read_rows(
            table, staging, keep=each_once(lambda row: _gather(row, orders)), is_total=own
        )
        own.compare(table, staging, adds_up=lambda one: one.field == "net")
        for order in orders.values():
            _stage(order, context, staging)


def _is_total(row: TableRow) -> bool:
    first = row.first_cell
    return names_total(first) or names_total(row.text("order"))


def _gather(row: TableRow, orders: dict[str, _Order]) -> str:
    number, placed = row.text("order"), row.stamp("ordered")
    amount, items = _net(row), row.number("items")
    if not number or placed is None or amount is None or items is None:
        return "The row has no order number, time, net sales or number of items."
    known = orders.get(number)
    if known is None:
        orders[number] = _Order(row, placed.at, amount, int(items))
        return ""
    if known.amount.currency != amount.currency:
        raise row.refuse("net", f"order {number} has amounts in two currencies")
    total = Amount(known.amount.value + amount.value, amount.currency)
    is_earlier = placed.at < known.placed
    own = _Order(row, placed.at, amount, int(items)) if is_earlier else known
    orders[number] = replace(own, amount=total)
    return ""


def _net(row: TableRow) -> Amount | None:
    """Give the net sales in the currency whose sign the formatted column bears.

    Raises:
        FaultyInputError: The sign is no currency's or another's than the person named, or nothing
            names the currency.
    """
    value = row.number("net")
    unit = bare_amount(row.text("formatted"))[1]
    answered = row.table.answers.currency
    try:
        currency = currency_of(unit)
        if value is None or currency:
            return None if value is None else Amount(value, currency)
        if answered and unit and not agrees(unit, answered):
            raise row.refuse("formatted", f"“{unit}” is not {answered}")
    except NotMoneyError as error:
        raise row.refuse("formatted", str(error)) from None
    return row.money("net")


def _stage(order: _Order, context: ImportContext, staging: Staging) -> None:
    row = order.row
    account = named_account(row, _ACCOUNT(row, context), staging)
    placed = row.stamp("ordered")
    staging.add(
        "conversion",
        row.line,
        order=f"{account}/{row.text('order')}",
        account=account,
        ordered_at=placed.at if placed else None,
        zone=placed.zone if placed else "",
        status=normalise(row.text("status")),
        amount=order.amount.value,
        refunded=Decimal(0),
        currency=order.amount.currency,
        item_count=order.item_count,
        code=row.text("code"),
        touch=row.text("touch"),
        tags="",
        person_key=None,
    )


ORDERS = TableKind(
    kind="WooCommerce orders",
    network="shop",
    columns=(
        Column("order", {"en": ("Order #",)}, needed=True, reading=Reading.IDENTITY),
        Column("ordered", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        Column("net", {"en": ("Net Sales",)}, needed=True, reading=Reading.MONEY),
        Column("status", {"en": ("Status",)}, needed=True),
        Column("items", {"en": ("Items sold",)}, needed=True, reading=Reading.WHOLE),
        Column("formatted", {"en": ("N. Revenue (formatted)", "N. Revenue")}),
        Column("currency", {"en": ("Currency",)}),
        Column("code", {"en": ("Coupon(s)",)}),
        Column("touch", {"en": ("Attribution",)}),
        Column("customer", {"en": ("Customer",)}, personal=True),
    ),
    reader=OrderTable(),
    month_first=None,
)

IMPORTER = TableImporter(name="woocommerce-orders", version=2, kinds=(ORDERS,))
