"""Shopify: the orders export in 79 columns, one row for each product of an order."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from trueline.demo.people import address_of, email_of, name_of
from trueline.demo.shop import CENT, Order, Product, all_orders
from trueline.demo.story import ORGANISATION, Window
from trueline.demo.writers.tables import comma_text

HEADER: Final = (
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at",
    "Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code",
    "Discount Amount", "Shipping Method", "Created at", "Lineitem quantity", "Lineitem name",
    "Lineitem price", "Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping",
    "Lineitem taxable", "Lineitem fulfillment status", "Billing Name", "Billing Street",
    "Billing Address1", "Billing Address2", "Billing Company", "Billing City", "Billing Zip",
    "Billing Province", "Billing Country", "Billing Phone", "Shipping Name", "Shipping Street",
    "Shipping Address1", "Shipping Address2", "Shipping Company", "Shipping City", "Shipping Zip",
    "Shipping Province", "Shipping Country", "Shipping Phone", "Notes", "Note Attributes",
    "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor",
    "Outstanding Balance", "Employee", "Location", "Device ID", "Id", "Tags", "Risk Level",
    "Source", "Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value",
    "Tax 3 Name", "Tax 3 Value", "Tax 4 Name", "Tax 4 Value", "Tax 5 Name", "Tax 5 Value", "Phone",
    "Receipt Number", "Duties", "Billing Province Name", "Shipping Province Name", "Payment ID",
    "Payment Terms Name", "Next Payment Due At", "Payment References",
)  # fmt: skip

PLACES: Final = {name: place for place, name in enumerate(HEADER)}
CURRENCY: Final = "EUR"
TAX_RATE: Final = Decimal("0.23")
FIRST_ID: Final = 6_100_000_000_000
DAY: Final = timedelta(days=1)


def write_orders(window: Window) -> bytes:
    """Give the orders placed inside a window, newest first, as they stood at the export."""
    inside = (one for one in all_orders() if window.first <= one.placed_at.date() <= window.last)
    made_at = window.made_at.replace(tzinfo=None)
    rows = (row for order in reversed(list(inside)) for row in _rows(order, made_at))
    return comma_text([HEADER, *rows], line_end="\r\n").encode()


def local_stamp(moment: datetime) -> str:
    """Write a moment of the shop's local time with its offset: Ireland, summer time by rule.

    Example:
        >>> local_stamp(datetime(2026, 7, 1, 12, 0))
        '2026-07-01 12:00:00 +0100'
    """
    year = moment.year
    is_summer = _last_sunday(year, 3) <= moment.date() < _last_sunday(year, 10)
    return f"{moment:%Y-%m-%d %H:%M:%S} +0{int(is_summer)}00"


def _rows(order: Order, made_at: datetime) -> Iterator[list[str]]:
    for place, (product, count) in enumerate(order.lines):
        cells = {**_order_cells(order, made_at), **_customer_cells(order)} if place == 0 else {}
        cells |= _line_cells(order, product, count)
        row = [""] * len(HEADER)
        for name, cell in cells.items():
            row[PLACES[name]] = cell
        yield row


def _order_cells(order: Order, made_at: datetime) -> dict[str, str]:
    status, refunded = _state(order, made_at)
    cancelled = order.voided_at if status == "voided" else None
    is_paid = status in {"paid", "refunded"}
    sent_at = order.settled_at + DAY
    is_sent = is_paid and sent_at <= made_at
    tax = (order.total * TAX_RATE / (1 + TAX_RATE)).quantize(CENT)
    return {
        "Financial Status": status,
        "Paid at": local_stamp(order.settled_at) if is_paid else "",
        "Fulfillment Status": "fulfilled" if is_sent else "unfulfilled",
        "Fulfilled at": local_stamp(sent_at) if is_sent else "",
        "Currency": CURRENCY,
        "Subtotal": str(order.goods - order.discount),
        "Shipping": str(order.shipping),
        "Taxes": str(tax),
        "Total": str(order.total),
        "Discount Code": order.discount_code,
        "Discount Amount": str(order.discount),
        "Shipping Method": "Post, 2 to 4 days" if order.customer else "",
        "Note Attributes": _note_attributes(order),
        "Cancelled at": local_stamp(cancelled) if cancelled else "",
        "Payment Method": "Card" if order.settled_at == order.placed_at else "Bank transfer",
        "Refunded Amount": str(refunded),
        "Outstanding Balance": str(order.total if status == "pending" else Decimal("0.00")),
        "Id": str(FIRST_ID + order.number * 7919),
        "Tags": ", ".join(order.tags_at(made_at.date())),
        "Risk Level": "Low",
        "Source": order.source,
        "Tax 1 Name": "VAT 23%",
        "Tax 1 Value": str(tax),
    }


def _customer_cells(order: Order) -> dict[str, str]:
    if order.customer is None:
        return {"Accepts Marketing": "no", "Notes": "Market stall"}
    person = order.customer.number
    street, town, code, country = address_of(person)
    address = {
        "Name": name_of(person), "Street": street, "Address1": street, "City": town, "Zip": code,
        "Country": country,
    }  # fmt: skip
    return {
        "Accepts Marketing": "yes" if order.customer.wants_news else "no",
        **{f"{kind} {name}": cell for kind in ("Billing", "Shipping")
           for name, cell in address.items()},
    }  # fmt: skip


def _line_cells(order: Order, product: Product, count: int) -> dict[str, str]:
    return {
        "Name": f"#{order.number}",
        "Email": email_of(order.customer.number) if order.customer else "",
        "Created at": local_stamp(order.placed_at),
        "Lineitem quantity": str(count),
        "Lineitem name": product.name,
        "Lineitem price": str(product.price),
        "Lineitem sku": product.sku,
        "Lineitem requires shipping": "true",
        "Lineitem taxable": "true",
        "Lineitem fulfillment status": "pending" if order.voided_at else "fulfilled",
        "Vendor": ORGANISATION,
        "Lineitem discount": "0.00",
    }


def _state(order: Order, made_at: datetime) -> tuple[str, Decimal]:
    """Status and refund as the shop showed them at a moment."""
    if order.voided_at and order.voided_at <= made_at:
        return "voided", Decimal("0.00")
    if order.refunded_at and order.refunded_at <= made_at:
        return "refunded", order.total
    return ("paid" if order.settled_at <= made_at else "pending"), Decimal("0.00")


def _note_attributes(order: Order) -> str:
    return f"utm_source: {order.referrer}\nutm_medium: social" if order.referrer else ""


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
