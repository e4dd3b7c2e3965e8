"""Zendesk tickets: one row a conversation, with its times on the clock and in business hours.

When to trust it: both times to the first reply are Zendesk's own, and so is the time to full
resolution. An open ticket has none, which is unknown and not zero; replies that it counts without
a time of the first are left unknown too. "Via" tells the channel; what
is not known stays in Zendesk's words. Days and times are those of the Zendesk account, whose zone
the file does not state. Tags become the topic.

When not: for who wrote. Names, addresses, subjects and staff are dropped; the requester is kept as
a keyed hash, so that conversations of one person can be counted and nobody can be named. One
of the two times to the first reply must be there, else nobody could tell who was answered. The file
does not name its inbox: conversations are kept under ``inbox/`` and the account named.

Source: Zendesk Support, ticket export (41 system columns).
"""

from decimal import Decimal

from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.files.refusing import note
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.row_table import RowTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import named_account, unstated
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import names_total

_ACCOUNT = unstated("inbox")
_CHANNELS = {
    "twitter": "x",
    "x": "x",
    "facebook": "facebook",
    "instagram": "instagram",
    "whatsapp": "whatsapp",
    "linkedin": "linkedin",
    "youtube": "youtube",
    "mail": "email",
    "email": "email",
    "web": "web",
    "chat": "chat",
    "messaging": "chat",
    "phone": "phone",
    "voicemail": "phone",
}
"""Channel by the first word of "Via"."""
_RATINGS = {"good", "bad", "offered"}


def _is_total(row: TableRow) -> bool:
    first = row.first_cell
    return names_total(first) or names_total(row.text("ticket")) or names_total(row.text("opened"))


def _keep(row: TableRow, context: ImportContext, staging: Staging) -> str:
    native, opened = row.text("ticket"), row.stamp("opened")
    if not native or opened is None:
        return "The row has no ticket id or no time of creation."
    account = named_account(row, _ACCOUNT(row, context), staging)
    first_response = row.number("first_response_min")
    rating = normalise(row.text("satisfaction"))
    staging.add(
        "conversation",
        row.line,
        conversation=f"{account}/{native}",
        account=account,
        channel=_channel(row.text("via")),
        opened_at=opened.at,
        zone=opened.zone,
        status=normalise(row.text("status")),
        topic=row.text("tags"),
        satisfaction=rating if rating in _RATINGS else "",
        reply_count=_reply_count(row, first_response, staging),
        first_response_min=first_response,
        first_response_bh_min=row.number("first_response_bh_min"),
        resolution_min=row.number("resolution_min"),
        person_key=_person(row, context),
    )
    return ""


def _reply_count(row: TableRow, first_response: Decimal | None, staging: Staging) -> int | None:
    """Give the number of replies; None when the ticket contradicts itself."""
    replies = row.number("replies")
    if replies and first_response is None:
        staging.say(
            note(
                row.table.file,
                "Some tickets count replies and have no time of the first; how many replies they"
                " had is left unknown, and they count as unanswered.",
            )
        )
        return None
    return None if replies is None else int(replies)


def _channel(via: str) -> str:
    """Give the network or medium that Zendesk names; its own words when they are not known."""
    words = normalise(via).split()
    return _CHANNELS.get(words[0], " ".join(words)) if words else ""


def _person(row: TableRow, context: ImportContext) -> int | None:
    identifier = row.text("email").casefold() or row.text("requester_id")
    return context.person_key(identifier) if identifier else None


def _minutes(field: str, name: str, *, needed: bool = False) -> Column:
    return Column(field, {"en": (name,)}, needed=needed, reading=Reading.DECIMAL)


def _personal(field: str, name: str) -> Column:
    return Column(field, {"en": (name,)}, personal=True)


TICKETS = TableKind(
    kind="Zendesk tickets",
    network="inbox",
    columns=(
        Column("ticket", {"en": ("Id",)}, needed=True, reading=Reading.IDENTITY),
        Column("opened", {"en": ("Created at",)}, needed=True, reading=Reading.DAY),
        Column("via", {"en": ("Via",)}, needed=True),
        Column("status", {"en": ("Status",)}, needed=True),
        Column("tags", {"en": ("Tags",)}),
        Column("satisfaction", {"en": ("Satisfaction Score",)}),
        Column("replies", {"en": ("Replies",)}, reading=Reading.WHOLE),
        _minutes("first_response_min", "First reply time in minutes"),
        _minutes("first_response_bh_min", "First reply time in minutes within business hours"),
        _minutes("resolution_min", "Full resolution time in minutes", needed=True),
        _personal("requester", "Requester"),
        _personal("requester_id", "Requester id"),
        _personal("external_id", "Requester external id"),
        _personal("email", "Requester email"),
        _personal("domain", "Requester domain"),
        _personal("submitter", "Submitter"),
        _personal("assignee", "Assignee"),
        _personal("subject", "Subject"),
        _personal("organisation", "Organization"),
    ),
    reader=RowTable(_keep, is_total=_is_total),
    one_of=("first_response_min", "first_response_bh_min"),
    month_first=None,
)

IMPORTER = TableImporter(name="zendesk-tickets", version=1, kinds=(TICKETS,))
