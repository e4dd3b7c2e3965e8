"""Trueline messages: an open format for what was said, one message or happening a row.

A table, as text or workbook, with the columns account, thread, message, sent_at and author, in any
order. Account is network/handle; thread is the id of the conversation or topic, message that of the
message. Sent_at is a time with its zone, such as 2026-03-02T09:00:00Z or 2026-03-02 10:00 +01:00.
Author is customer, member (of a forum), agent, bot or system. More columns may stand there: kind
(message, note, assigned, resolved, reopened or spam; empty is message), board (inbox or board),
channel (network or medium by which it came), views (of a forum's post), and person (anything that
tells its author from others; it is kept as a keyed hash only). Other columns are left alone, the
text of messages too.

When to trust it: as far as whoever made the file. A row that cannot be understood refuses the whole
file, because a program made it and will have made the same mistake elsewhere. A bot that is called
an agent makes answers look faster than they are.

When not: for times without a zone or without a time of day; such a file is refused, because minutes
count here. A text file ends with a line end; one without is taken for cut off.

Source: our own.
"""

from enum import StrEnum
from typing import TypeVar

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.dates import Stamp
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.refusing import refusal
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.row_table import RowTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.tables import TableRow
from trueline.facts.message_words import Author, MessageKind

_MEND = "Mend the row, or what made the file, and try again."
Word = TypeVar("Word", bound=StrEnum)


def _keep(row: TableRow, context: ImportContext, staging: Staging) -> str:
    account, sent = _account(row), _sent_at(row)
    views, person = row.number("views"), row.text("person").casefold()
    staging.add(
        "message",
        row.line,
        message=f"{account}/{_filled(row, 'message')}",
        account=account,
        thread=_filled(row, "thread"),
        sent_at=sent.at,
        zone=sent.zone,
        author=_word(row, "author", Author),
        kind=_word(row, "kind", MessageKind) if row.text("kind") else MessageKind.MESSAGE.value,
        board=row.text("board"),
        channel=row.text("channel").casefold(),
        view_count=None if views is None else int(views),
        person_key=context.person_key(person) if person else None,
    )
    return ""


def _account(row: TableRow) -> str:
    account = _filled(row, "account")
    network, slash, handle = account.partition("/")
    if not network or not slash or not handle:
        raise refusal(row.where, f"“{account}” is no account.", "Write network/handle.")
    return account


def _sent_at(row: TableRow) -> Stamp:
    sent = row.stamp("sent_at")
    if sent is None or sent.clock is None or not sent.zone:
        what = f"“{row.text('sent_at')}” is no time with its zone."
        raise refusal(row.where, what, "Write a time such as 2026-03-02T09:00:00Z.")
    return sent


def _filled(row: TableRow, field: str) -> str:
    if not (text := row.text(field)):
        raise refusal(row.where, f"The {field} is missing.", _MEND)
    return text


def _word(row: TableRow, field: str, words: type[Word]) -> str:
    text = row.text(field).casefold()
    if text not in [one.value for one in words]:
        remedy = f"Write one of: {', '.join(one.value for one in words)}."
        raise _unknown(row, field, remedy)
    return text


def _unknown(row: TableRow, field: str, remedy: str) -> FaultyInputError:
    return refusal(row.where, f"“{row.text(field)}” is no {field}.", remedy)


def _text(field: str, *, needed: bool = False, personal: bool = False) -> Column:
    return Column(field, {"en": (field,)}, needed=needed, personal=personal)


def _id(field: str) -> Column:
    return Column(field, {"en": (field,)}, needed=True, reading=Reading.IDENTITY)


MESSAGES = TableKind(
    kind="Trueline messages",
    network="",
    columns=(
        _text("account", needed=True),
        _id("thread"),
        _id("message"),
        Column("sent_at", {"en": ("sent_at",)}, needed=True, reading=Reading.DAY),
        _text("author", needed=True),
        _text("kind"),
        _text("board"),
        _text("channel"),
        Column("views", {"en": ("views",)}, reading=Reading.WHOLE),
        _text("person", personal=True),
        _text("text", personal=True),
    ),
    reader=RowTable(_keep),
    month_first=None,
    ends_with_line_end=True,
    states_account=True,
)

IMPORTER = TableImporter(name="trueline-messages", version=1, kinds=(MESSAGES,))
