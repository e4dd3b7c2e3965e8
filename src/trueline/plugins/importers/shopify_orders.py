"""Shopify orders: one order from its rows, one for each product in it.

When to trust it: an order's total stands on its first row only and is taken once; items are added
over its rows. Times are the shop's, with the offset that the file gives. Voided and cancelled
orders keep their total and carry their status, so that every metric can leave them out. The
currency stays with the amount.

When not: for who bought. Names, addresses, telephone numbers and notes are dropped; the buyer is
kept as a keyed hash of the e-mail address, or of the telephone number without one. The source is
the campaign's (``utm_source``) where the shop noted it, else Shopify's own word, often the number
of an app. The vendor of a product is not the shop: orders are kept under ``shop/`` and the account
named.

Source: Shopify, Orders, Export (CSV of 79 columns).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from trueline.exports.cells.answers import Asks, ask
from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.cells.money import NotMoneyError, agrees, currency_of
from trueline.exports.tables.listed_totals import OwnTotal
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import named_account, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import names_total
from trueline.facts.batch import Piece

_ACCOUNT = unstated("shop")
_UTM_SOURCE = re.compile(r"\butm_source\s*[:=]\s*([^\s,;&]+)", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D")
_GONE = {"voided", "cancelled"}


@dataclass(frozen=True, slots=True)
class OrderTable:
    """Reads a table with one row a product of an order; rows of an order stand together."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or an order's rows are scattered.
        """
        own = OwnTotal(_is_total)
        for rows in _orders(row for row in table.rows() if not own(row)):
            if reason := _keep(rows, context, staging):
                for row in rows:
                    staging.set_aside(row, table.header, reason)
            else:
                staging.keep(len(rows))
            if staging.is_full:
                yield staging.take()
        for _ in filter(own, table.rows() if own.was_seen else ()):
            staging.count_total()
        own.compare(table, staging, adds_up=lambda one: one.field == "total")


def _is_total(row: TableRow) -> bool:
    return names_total(row.first_cell)


def _orders(rows: Iterable[TableRow]) -> Iterator[list[TableRow]]:
    """Give the rows of each order.

    Raises:
        FaultyInputError: An order goes on after another began.
    """
    closed: set[str] = set()
    order: list[TableRow] = []
    for row in rows:
        name = row.text("name")
        if order and name != order[0].text("name"):
            closed.add(order[0].text("name"))
            yield order
            order = []
        if name and name in closed:
            raise row.refuse("name", f"the rows of order {name} do not stand together")
        order.append(row)
    if order:
        yield order


def _keep(rows: list[TableRow], context: ImportContext, staging: Staging) -> str:
    priced = [row for row in rows if row.number("total") is not None]
    if not rows[0].text("name") or not priced:
        return "No row of the order has its number and its total."
    if len(priced) > 1:
        raise priced[1].refuse("total", "the order has a total on more than one row")
    first = priced[0]
    placed, zone = _placed(first)
    account = named_account(first, _ACCOUNT(first, context), staging)
    staging.add(
        "conversion",
        first.line,
        order=f"shop/{first.text('id')}" if first.text("id") else f"{account}/{first.text('name')}",
        account=account,
        ordered_at=placed,
        zone=zone,
        status=_status(first),
        amount=first.number("total"),
        refunded=_refunded(first),
        currency=_currency(first),
        item_count=sum(_quantity(row) for row in rows),
        code=first.text("code"),
        touch=_touch(first),
        tags=first.text("tags"),
        person_key=_person(first, context),
    )
    return ""


def _currency(row: TableRow) -> str:
    """Give the code of an order's currency.

    Raises:
        FaultyInputError: It is none that is known, or a sign of many that nobody explains.
    """
    unit, answered = row.text("currency"), row.table.answers.currency
    try:
        stated = currency_of(unit)
        if not stated and unit and answered and not agrees(unit, answered):
            raise row.refuse("currency", f"“{unit}” is not {answered}")
    except NotMoneyError as error:
        raise row.refuse("currency", str(error)) from None
    if not stated and not answered:
        said = f"“{unit}” is the sign of several currencies" if unit else "the cell is empty"
        what = f"Column Currency: {said}, and an amount without a currency cannot be kept."
        raise ask(row.where, what, Asks.CURRENCY)
    return stated or answered


def _placed(row: TableRow) -> tuple[datetime, str]:
    stamp = row.stamp("ordered")
    if stamp is None:
        raise row.refuse("ordered", "the order has no time")
    return stamp.at, stamp.zone


def _status(row: TableRow) -> str:
    status = normalise(row.text("status"))
    return "cancelled" if row.text("cancelled") and status not in _GONE else status


def _refunded(row: TableRow) -> Decimal:
    refunded = row.number("refunded")
    if refunded is None:
        raise row.refuse("refunded", "the order does not say how much was refunded")
    return refunded


def _quantity(row: TableRow) -> int:
    quantity = row.number("quantity")
    if quantity is None:
        raise row.refuse("quantity", "the row does not say how many were ordered")
    return int(quantity)


def _touch(row: TableRow) -> str:
    found = _UTM_SOURCE.search(row.text("attributes")) or _UTM_SOURCE.search(row.text("notes"))
    return found[1] if found else row.text("source")


def _person(row: TableRow, context: ImportContext) -> int | None:
    telephone = _NOT_DIGITS.sub("", row.text("telephone"))
    identifier = row.text("email").casefold() or telephone
    return context.person_key(identifier) if identifier else None


def _needed(field: str, name: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, {"en": (name,)}, needed=True, reading=reading)


def _personal(field: str, *names: str) -> tuple[Column, ...]:
    return (Column(field, {"en": names}, personal=True),)


def _address(side: str) -> tuple[Column, ...]:
    parts = ("Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Phone")
    return tuple(
        Column(f"{side} {part}".casefold(), {"en": (f"{side} {part}",)}, personal=True)
        for part in parts
    )


ORDERS = TableKind(
    kind="Shopify orders",
    network="shop",
    columns=(
        _needed("name", "Name"),
        _needed("status", "Financial Status"),
        _needed("currency", "Currency"),
        _needed("total", "Total", Reading.DECIMAL),
        _needed("refunded", "Refunded Amount", Reading.DECIMAL),
        _needed("ordered", "Created at", Reading.DAY),
        _needed("quantity", "Lineitem quantity", Reading.WHOLE),
        Column("id", {"en": ("Id",)}, reading=Reading.IDENTITY),
        Column("cancelled", {"en": ("Cancelled at",)}),
        Column("code", {"en": ("Discount Code",)}),
        Column("source", {"en": ("Source",)}),
        Column("tags", {"en": ("Tags",)}),
        *_personal("email", "Email"),
        *_personal("telephone", "Phone"),
        *_personal("notes", "Notes"),
        *_personal("attributes", "Note Attributes"),
        *_personal("employee", "Employee"),
        *_personal("device", "Device ID"),
        *_address("Billing"),
        *_address("Shipping"),
    ),
    reader=OrderTable(),
)

IMPORTER = TableImporter(name="shopify-orders", version=2, kinds=(ORDERS,))
