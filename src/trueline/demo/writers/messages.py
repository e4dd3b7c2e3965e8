"""Messages of the inbox in Trueline's own open format, made by a script from the inbox's data."""

from datetime import datetime
from typing import Final

from trueline.demo.inbox_messages import NETWORK_OF, InboxMessage, all_messages
from trueline.demo.people import email_of
from trueline.demo.story import HANDLE, Window
from trueline.demo.writers.shopify import local_stamp
from trueline.demo.writers.tables import Cell, comma_text

ACCOUNT: Final = f"inbox/{HANDLE}"
HEADER: Final = (
    "account", "thread", "message", "sent_at", "author", "kind", "channel", "person",
)  # fmt: skip


def write_messages(window: Window) -> bytes:
    """Give the messages of the tickets that were opened inside a window, as far as known then."""
    made_at = window.made_at.replace(tzinfo=None)
    rows = (
        _row(place, one)
        for place, one in enumerate(all_messages(), start=1)
        if window.first <= one.ticket.opened_at.date() <= window.last and one.at <= made_at
    )
    return comma_text([HEADER, *rows]).encode()


def _row(place: int, one: InboxMessage) -> tuple[Cell, ...]:
    is_customer = one.author == "customer"
    person = email_of(one.ticket.person) if is_customer else ""
    channel = NETWORK_OF[one.ticket.route]
    sent = _moment(one.at)
    return (ACCOUNT, one.ticket.number, place, sent, one.author, one.kind, channel, person)


def _moment(when: datetime) -> str:
    stamp = local_stamp(when)
    return f"{stamp[:-2]}:{stamp[-2:]}"
