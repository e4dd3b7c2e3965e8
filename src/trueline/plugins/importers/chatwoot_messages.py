"""Chatwoot: the messages of conversations, as its programming interface answers.

When to trust it: who wrote and when. Messages of people on your side count as answers; those of an
agent bot or an assistant do not, nor do private notes, templates such as the greeting, and outgoing
messages without a sender, which rules and integrations send. Times are in UTC.

When not: for the end of a conversation. The answer tells it in a sentence in the account's
language only, so resolutions are not read. It does not name the inbox either: messages are kept
under ``inbox/`` and the account named, with the inbox's number as their board. Texts and names are
dropped; the contact is kept as a keyed hash. An answer holds 20 messages; bring all pages, else the
first message of a conversation may be missing.

Source: Chatwoot, GET /api/v1/accounts/…/conversations/…/messages; JSON, one answer or several one
after the other.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.refusing import refusal
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.row_table import RowTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import named_account, unstated
from trueline.exports.tables.tables import TableRow
from trueline.facts.message_words import Author, MessageKind

_ACCOUNT = unstated("inbox")
_INCOMING, _OUTGOING, _ACTIVITY, _TEMPLATE = "0", "1", "2", "3"
_KNOWN = (_INCOMING, _OUTGOING, _ACTIVITY, _TEMPLATE)
_PERSON, _BOTS = "user", ("agent_bot", "captain_assistant")


def _keep(row: TableRow, context: ImportContext, staging: Staging) -> str:
    native, thread, sent = row.text("message"), row.text("thread"), row.stamp("sent_at")
    if not native or not thread or sent is None or sent.clock is None:
        return "The row has no id, no conversation or no time."
    account = named_account(row, _ACCOUNT(row, context), staging)
    author = _author(row)
    is_note = row.text("private").casefold() == "true" or row.text("type") == _ACTIVITY
    staging.add(
        "message",
        row.line,
        message=f"{account}/{native}",
        account=account,
        thread=thread,
        sent_at=sent.at,
        zone=sent.zone or "UTC",
        author=author.value,
        kind=(MessageKind.NOTE if is_note else MessageKind.MESSAGE).value,
        board=row.text("board"),
        channel="",
        view_count=None,
        person_key=_person(row, context) if author is Author.CUSTOMER else None,
    )
    return ""


def _author(row: TableRow) -> Author:
    kind, sender = row.text("type"), row.text("sender_type").casefold()
    if kind not in _KNOWN:
        what = f"“{kind}” is no type of message that Chatwoot is known to have."
        raise refusal(row.where, what, "Tell us of it; until then bring Trueline's own format.")
    if kind == _INCOMING:
        return Author.CUSTOMER
    if kind == _TEMPLATE or sender in _BOTS:
        return Author.BOT
    return Author.AGENT if kind == _OUTGOING and sender == _PERSON else Author.SYSTEM


def _person(row: TableRow, context: ImportContext) -> int | None:
    known = (row.text(one).casefold() for one in ("email", "phone", "sender_id"))
    identifier = next(filter(None, known), "")
    return context.person_key(identifier) if identifier else None


def _text(field: str, name: str, *, needed: bool = False, personal: bool = False) -> Column:
    return Column(field, {"en": (name,)}, needed=needed, personal=personal)


def _id(field: str, name: str) -> Column:
    return Column(field, {"en": (name,)}, needed=True, reading=Reading.IDENTITY)


MESSAGES = TableKind(
    kind="Chatwoot messages",
    network="inbox",
    columns=(
        _id("message", "id"),
        _id("thread", "conversation_id"),
        Column("sent_at", {"en": ("created_at",)}, needed=True, reading=Reading.DAY),
        _text("type", "message_type", needed=True),
        _text("private", "private", needed=True),
        _text("board", "inbox_id", needed=True),
        _text("sender_type", "sender.type"),
        _text("sender_id", "sender.id", personal=True),
        _text("email", "sender.email", personal=True),
        _text("phone", "sender.phone_number", personal=True),
        _text("sender", "sender.*", personal=True),
        _text("text", "content", personal=True),
        _text("attachments", "attachments", personal=True),
    ),
    reader=RowTable(_keep),
)

IMPORTER = TableImporter(name="chatwoot-messages", version=1, kinds=(MESSAGES,))
