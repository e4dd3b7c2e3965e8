"""TikTok Studio: days, follower history, viewers, posts, and who follows.

When to trust it: figures are the account's own. The file writes days without a year ("February
28"); the newest is taken as the last of its name before the export was made, and the others count
back from there, over New Year too. The years taken are told with every import. Comments may fall
below zero when some are deleted. A post's figures are all it has gathered when the file was made;
its year is the one in its id, which holds the time of posting, where the two agree on the day. The
links of posts say whose they are, and so for all parts of a zip.

When not: for a file that was exported long ago, unless the time of its export is given; a warning
says so when the days look older or do not follow each other. "undefined" is a day without a
figure; the zeros beside it are gaps as well, so the row is set aside. Viewers are counted once a
day and never add up. The change in followers is kept only while it agrees with their number.
Shares by gender and territory bear no day and are kept under that of the export. Active followers
by hour are set aside: the same people are active in many hours, and the ledger keeps days.

Source: TikTok Studio, Analytics, Download data (.csv, .xlsx, or several in a .zip); English, and
the Spanish list of posts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from trueline.exports.cells.answers import Answers
from trueline.exports.cells.dates import Stamp
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.export import Export
from trueline.exports.files.refusing import warning
from trueline.exports.tables.accounts import UNSTATED, account_key
from trueline.exports.tables.dated_importer import DatedImporter
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.segment_table import SegmentTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableKind, TableReader, find_tables
from trueline.exports.tables.table_reading import AccountRule, PostTable, read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.yearless_table import YearlessTable, day_of_year, latest_day, near_day
from trueline.facts.batch import Piece

_LINK = re.compile(r"tiktok\.com/@([^/?#]+)/(video|photo)/(\d+)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_FRESH = timedelta(days=2)
_ID_DIGITS = 19
_BY_HOUR = "Followers of one hour are not kept: the same people are active in many hours."


@dataclass(frozen=True, slots=True)
class ContentTable:
    """Reads the list of posts, with all that each has gathered."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        made = _made_on(table, context, staging)
        guessed: set[int] = set()

        def published(row: TableRow) -> Stamp | None:
            if not row.text("published") or _YEAR.search(row.text("published")):
                return row.stamp("published")
            by_id = _by_id(row)
            guessed.update(() if by_id else (row.line,))
            return Stamp(by_id or latest_day(row, "published", made))

        posts = PostTable(
            account=lambda row, _: f"tiktok/{_link(row)[0]}",
            network="tiktok",
            post_id=lambda row: _link(row)[2],
            kind=lambda row: _link(row)[1],
            published=published,
        )
        yield from posts.read(table, context, staging)
        if guessed:
            what = (
                f"The times of {len(guessed)} posts have no year, and their ids tell another day; "
                f"each was taken as the last of its name until {made}."
            )
            staging.say(warning(table.file, what, "Check the years of older posts."))


@dataclass(frozen=True, slots=True)
class HourTable:
    """Reads followers by hour, of which nothing is kept."""

    def read(self, table: Table, _: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Set every row aside; the last piece is left in ``staging``."""
        return read_rows(table, staging, keep=lambda _: _BY_HOUR)


def _link(row: TableRow) -> tuple[str, str, str]:
    """Give handle, kind and id that a post's link holds; empty texts when it holds none."""
    found = _LINK.search(row.text("url"))
    return (found[1], found[2].lower(), found[3]) if found else ("", "", "")


def _by_id(row: TableRow) -> date | None:
    """Give the day with the year of the time that a post's id holds; None when they disagree."""
    post = _link(row)[2]
    if len(post) != _ID_DIGITS:
        return None
    moment = datetime.fromtimestamp(int(post) >> 32, UTC)
    return near_day(day_of_year(row, "published"), moment.date())


def _made_on(table: Table, context: ImportContext, staging: Staging) -> date:
    """Give the day of the figures, as the file states it, or on which it was brought."""
    brought = context.observed_at.date()
    row = next((one for one in table.rows() if one.text("time")), None)
    if row is None:
        return brought
    made = latest_day(row, "time", brought)
    if brought - made > _FRESH:
        what = f"The figures are of {made} and are kept as those of {brought}."
        remedy = f"Import the file with the day on which it was made: --observed {made}."
        staging.say(warning(table.file, what, remedy))
    return made


def _count(field: str, *en: str, es: tuple[str, ...] = (), needed: bool = False) -> Column:
    names = {"en": en, "es": es}
    return Column(field, names, needed=needed, metric=field, reading=Reading.WHOLE)


def _text(field: str, en: str, es: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(
        field, {"en": (en,), "es": (es,)}, needed=field in {"day", "url"}, reading=reading
    )


def _kind(
    what: str, reader: TableReader, *columns: Column, one_of: tuple[str, ...] = ()
) -> TableKind:
    return TableKind(f"TikTok Studio, {what}", "tiktok", columns, reader, one_of=one_of)


_DAY = _text("day", "Date", "Fecha", Reading.DAY)
_SHARE = Column(
    "share", {"en": ("Distribution",), "es": ("Distribución",)}, needed=True,
    reading=Reading.FRACTION, metric="audience_share",
)  # fmt: skip
CONTENT = TableKind(
    "TikTok Studio, posts",
    "tiktok",
    (
        Column("time", {"en": ("Time",)}, reading=Reading.DAY),
        _text("title", "Video title", "Título del video", Reading.PROSE),
        _text("url", "Video link", "Enlace del video"),
        _text("published", "Post time", "Hora de publicación", Reading.DAY),
        _count("views", "Total views", es=("Visualizaciones totales",)),
        _count("likes", "Total likes", es=("Me gusta totales",)),
        _count("comments", "Total comments", es=("Comentarios totales",)),
        _count("shares", "Total shares", es=("Veces compartido",)),
        _count("reach", "Reach"),
        Column(
            "avg_view_duration_s",
            {"en": ("Average watch time",), "es": ("Tiempo promedio de visualización",)},
            reading=Reading.DECIMAL,
            metric="avg_view_duration_s",
        ),
    ),
    ContentTable(),
    one_of=("views", "likes", "comments", "shares"),
    states_account=True,
)


def _kinds_of(_: Export, handle: str | None) -> tuple[TableKind, ...]:
    def account(__: TableRow, context: ImportContext) -> str:
        named = account_key("tiktok", context)
        return f"tiktok/{handle}" if handle and named.endswith(f"/{UNSTATED}") else named

    return (CONTENT, *_by_day(account), *_audience(account))


def _by_day(account: AccountRule) -> tuple[TableKind, ...]:
    return (
        _kind(
            "overview by day",
            YearlessTable(account),
            _DAY,
            _count("views", "Video Views", es=("Visualizaciones de videos",)),
            _count(
                "profile_visits", "Profile Views", es=("Visualizaciones de perfil",), needed=True
            ),
            _count("likes", "Likes", es=("Me gusta",)),
            _count("comments", "Comments", es=("Comentarios",)),
            _count("shares", "Shares", es=("Veces compartido",)),
            one_of=("views", "likes", "comments", "shares"),
        ),
        _kind(
            "follower history",
            YearlessTable(account, first="followers_total", change="followers_net"),
            _DAY,
            _count("followers_total", "Followers", es=("Seguidores",), needed=True),
            _count("followers_net", "Difference in followers from previous day", needed=True),
        ),
        _kind(
            "viewers by day",
            YearlessTable(account, first="viewers_unique"),
            _DAY,
            _count("viewers_unique", "Total Viewers", needed=True),
            _count("viewers_new", "New Viewers"),
            _count("viewers_returning", "Returning Viewers"),
        ),
        _kind(
            "active followers by hour",
            HourTable(),
            _DAY,
            Column("hour", {"en": ("Hour",), "es": ("Hora",)}, needed=True),
            Column("active", {"en": ("Active followers",)}, needed=True),
        ),
    )


def _audience(account: AccountRule) -> tuple[TableKind, ...]:
    return tuple(
        _kind(
            f"followers by {part}",
            SegmentTable(account, partial(_part, name=part), None, undated=""),
            Column("segment", {"en": names}, needed=True),
            _SHARE,
        )
        for part, names in (("gender", ("Gender",)), ("country", ("Top territories", "Territory")))
    )


def _part(row: TableRow, *, name: str) -> str:
    return f"{name}={row.text('segment')}" if row.text("segment") else ""


def _handle(export: Export, answers: Answers) -> str | None:
    """Give the one handle that the links of all posts hold; None when they hold none or several."""
    found = {
        _link(row)[0]
        for one in find_tables(export, (CONTENT,))
        for row in one.open(export, answers).rows()
    } - {""}
    return found.pop() if len(found) == 1 else None


IMPORTER = DatedImporter("tiktok-overview", 3, _handle, _kinds_of)
