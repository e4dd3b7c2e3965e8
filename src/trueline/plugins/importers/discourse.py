"""Discourse: posts of a forum, its list of members, and the days on which they came.

When to trust it: ids, threads and times (UTC) are Discourse's own. Three kinds of files are read.
Posts: answers of ``/posts.json``, or a query of the data explorer with id, topic_id, post_number,
created_at and username, and where possible reads, post_type, category, staff and deleted_at.
Members: the list of users that an administrator exports. Visits: a query of the data explorer with
username and visited_at, and posts_read where wanted.

When not: for page views. ``reads`` counts members who read a post, without crawlers and without
guests. Answers of ``/posts.json`` hold the newest posts only; what lies before them is unknown.
Deleted posts and members who never confirmed their address are set aside; what the system wrote
itself is kept as such and counts nowhere as a post. People are kept as a keyed hash of their user
name, so whoever changes it becomes somebody else. Name the forum, such as forum/acme.

Source: Discourse, list of users (export), posts.json of its programming interface, data explorer.
"""

from decimal import Decimal

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.row_table import RowTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import named_account, unstated
from trueline.exports.tables.tables import TableRow
from trueline.facts.message_words import Author, MessageKind

NETWORK = "forum"
_ACCOUNT = unstated(NETWORK)
_ONCE = Decimal(1)
_TRUE = frozenset({"true", "t", "yes", "1"})
_ROBOTS = frozenset({"system", "discobot"})
_ACTION, _WHISPER = "3", "4"
_KINDS = {_ACTION: MessageKind.NOTE, _WHISPER: MessageKind.NOTE}
"""Kinds by Discourse's number; the others are what somebody wrote."""
_STAFF = ("staff", "admin", "moderator")


def _keep_post(row: TableRow, context: ImportContext, staging: Staging) -> str:
    native, thread, sent = row.text("post"), row.text("thread"), row.stamp("sent")
    if not native or not thread or sent is None or sent.clock is None:
        return "The row has no id, no topic or no time."
    if row.text("deleted"):
        return "The post was deleted."
    account = named_account(row, _ACCOUNT(row, context), staging)
    views = row.number("reads")
    staging.add(
        "message",
        row.line,
        message=f"{account}/{native}",
        account=account,
        thread=thread,
        sent_at=sent.at,
        zone=sent.zone or "UTC",
        author=_author(row).value,
        kind=_kind(row).value,
        board=row.text("board_name") or row.text("board"),
        channel=NETWORK,
        view_count=None if views is None else int(views),
        person_key=_person(row, context),
    )
    return ""


def _author(row: TableRow) -> Author:
    if row.text("user").casefold() in _ROBOTS or row.text("post_type") == _ACTION:
        return Author.SYSTEM
    is_staff = any(row.text(one).casefold() in _TRUE for one in _STAFF)
    return Author.AGENT if is_staff else Author.MEMBER


def _kind(row: TableRow) -> MessageKind:
    if row.text("hidden").casefold() in _TRUE:
        return MessageKind.SPAM
    return _KINDS.get(row.text("post_type"), MessageKind.MESSAGE)


def _keep_member(row: TableRow, context: ImportContext, staging: Staging) -> str:
    joined, person = row.stamp("joined"), _person(row, context)
    if joined is None or person is None:
        return "The row has no user name or no day of joining."
    if row.text("user").casefold() in _ROBOTS:
        return "This is no person."
    if row.text("staged").casefold() in _TRUE or _is_false(row.text("active")):
        return "This person never confirmed the address, so is no member."
    _stage(row, context, staging, "community_joined", _ONCE, joined.day)
    return ""


def _keep_visit(row: TableRow, context: ImportContext, staging: Staging) -> str:
    visited, person = row.stamp("visited"), _person(row, context)
    if visited is None or person is None:
        return "The row has no user name or no day."
    if row.text("user").casefold() in _ROBOTS:
        return "This is no person."
    _stage(row, context, staging, "community_visits", _ONCE, visited.day)
    return ""


def _stage(
    row: TableRow,
    context: ImportContext,
    staging: Staging,
    metric: str,
    value: Decimal,
    period: object,
) -> None:
    staging.add(
        "panel",
        row.line,
        account=named_account(row, _ACCOUNT(row, context), staging),
        person_key=_person(row, context),
        metric=metric,
        period=period,
        value=value,
        currency="",
        segment="",
        treated=None,
    )


def _is_false(text: str) -> bool:
    return bool(text) and text.casefold() not in _TRUE


def _person(row: TableRow, context: ImportContext) -> int | None:
    name = row.text("user").casefold()
    return context.person_key(name) if name else None


def _plain(field: str, *names: str) -> Column:
    return Column(field, {"en": names or (field,)})


def _personal(field: str, *names: str) -> Column:
    return Column(field, {"en": names or (field,)}, personal=True)


_USER = Column("user", {"en": ("username",)}, needed=True, personal=True)

POSTS = TableKind(
    kind="Discourse posts",
    network=NETWORK,
    columns=(
        Column("post", {"en": ("id", "post_id")}, needed=True, reading=Reading.IDENTITY),
        Column("thread", {"en": ("topic_id",)}, needed=True, reading=Reading.IDENTITY),
        Column("number", {"en": ("post_number",)}, needed=True, reading=Reading.WHOLE),
        Column("sent", {"en": ("created_at",)}, needed=True, reading=Reading.DAY),
        _USER,
        Column("reads", {"en": ("reads",)}, reading=Reading.WHOLE),
        _plain("post_type"),
        _plain("board_name", "category", "category_name"),
        _plain("board", "category_id"),
        *(_plain(one) for one in (*_STAFF, "hidden")),
        _plain("deleted", "deleted_at"),
        _personal("name", "name", "display_username"),
        _personal("picture", "avatar_template"),
        _personal("user_id"),
        _personal("answered", "reply_to_user.*"),
        _personal("text", "raw", "cooked", "excerpt"),
        _personal("topic", "topic_title", "topic_html_title", "topic_slug", "post_url"),
        _personal("title", "user_title", "title"),
    ),
    reader=RowTable(_keep_post),
)

VISITS = TableKind(
    kind="Discourse visits",
    network=NETWORK,
    columns=(
        _USER,
        Column("visited", {"en": ("visited_at",)}, needed=True, reading=Reading.DAY),
        _plain("posts_read"),
        _personal("user_id"),
    ),
    reader=RowTable(_keep_visit),
)

MEMBERS = TableKind(
    kind="Discourse members",
    network=NETWORK,
    columns=(
        _USER,
        Column("joined", {"en": ("created_at",)}, needed=True, reading=Reading.DAY),
        Column("seen", {"en": ("last_seen_at",)}, needed=True),
        Column("trust", {"en": ("trust_level",)}, needed=True),
        _plain("active"),
        _plain("staged"),
        _personal("id"),
        _personal("name"),
        _personal("email", "email", "secondary_emails"),
        _personal("title"),
        _personal("ip", "ip_address", "registration_ip_address"),
        _personal("place", "location", "website"),
        _personal(
            "external",
            *("external_id", "external_email", "external_username", "external_name"),
            "external_avatar_url",
        ),
    ),
    reader=RowTable(_keep_member),
)

IMPORTER = TableImporter(name="discourse", version=1, kinds=(POSTS, VISITS, MEMBERS))
