"""Google Analytics 4: a report by day, downloaded as CSV.

When to trust it: the comment lines above the table name the property, which becomes the account,
and the first and last day. Rows are sorted by a figure, not by day; each day must come once.
"Nth day" counts from the start date. Total users are taken before active users where both stand.

When not: users are people, so their days never add up. Events per user, averages and revenue are
left out: the file has neither their denominator nor a currency. A snapshot of several reports in
one file is refused, and so is a report that another column splits within the day.

Source: Google Analytics 4, Reports, Share, Download file (CSV); English and Spanish.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trueline.exports.dates import DayOrder, NotADayError, read_stamp
from trueline.exports.export import Export, Row
from trueline.exports.headers import Column, Header, Reading, normalise
from trueline.exports.recognition import ImportContext
from trueline.exports.refusing import place, refusal, warning
from trueline.exports.staging import Staging
from trueline.exports.table_importer import TableImporter, TableKind
from trueline.exports.table_reading import measure, read_rows
from trueline.exports.tables import Table, TableRow
from trueline.facts.batch import Piece

_START = ("start date", "fecha de inicio")
_END = ("end date", "fecha de finalización")
_ACCOUNT = ("account", "cuenta")
_PROPERTY = ("property", "propiedad")
_WEEKS = {"nth week", "semana n"}
_BY_DAY = "Open a report with the dimension Date in its table, and download that one as CSV."


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Reads the one table of a report, with one row a day."""

    def read(self, table: Table, _: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A day comes twice or lies outside of the report, or a cell cannot be
                understood.
        """
        stated = _comments(table.sheet.head)
        first, last = _stated_day(table, stated, _START), _stated_day(table, stated, _END)
        account = _account(table, stated, staging)
        lines: dict[date, int] = {}

        def keep(row: TableRow) -> str:
            day, values = _day(row, first), measure(row)
            if not values:
                return "The row has no value in any column that is understood."
            if not first <= day <= last:
                raise row.refuse("day", f"{day} is outside of the report ({first} to {last})")
            if lines.setdefault(day, row.line) != row.line:
                raise row.refuse("day", f"{day} comes twice; another column splits the days")
            for (metric, _), value in values.items():
                staging.add_day(row.line, account, metric, day, value)
            return ""

        yield from read_rows(_with_one_kind_of_users(table), staging, keep=keep)
        _tell_gaps(table, (last - first).days + 1, len(lines), staging)


class CommentedKind(TableKind):
    """A table below Google's comment lines."""

    def find(self, head: tuple[Row, ...]) -> Header | None:
        """Find the header of such a table; None without the comment lines."""
        return TableKind.find(self, head) if _starts(head) else None


class SnapshotKind(TableKind):
    """Several tables below each other, or one by week: known, and refused when it is read."""

    def find(self, head: tuple[Row, ...]) -> Header | None:
        """Find the header of the first table when the file is a snapshot; else None."""
        header = TableKind.find(self, head)
        if header is None or not _starts(head):
            return None
        is_by_week = any(normalise(cell) in _WEEKS for cell in header.cells)
        return header if is_by_week or len(_starts(head)) > 1 else None


class ReportImporter(TableImporter):
    """Reads one report by day; a snapshot is refused by name."""

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of the report.

        Raises:
            FaultyInputError: The file is a snapshot, or a cell cannot be understood.
        """
        for sheet in export.sheets:
            count = sum(bool(_starts((row,))) for row in sheet.rows())
            if count > 1 or _SNAPSHOT.find(sheet.head):
                several = f"{count} tables" if count > 1 else "a table by week"
                raise refusal(
                    export.name,
                    f"This is a snapshot of Google Analytics reports with {several}, not a report"
                    " by day.",
                    _BY_DAY,
                )
        yield from TableImporter.read(self, export, context)


def _comment(row: Row) -> str:
    text = ",".join(row.cells).rstrip(", ;\t").lstrip("\ufeff")
    return normalise(text) if text.startswith("#") else ""


def _comments(head: tuple[Row, ...]) -> Mapping[str, str]:
    """Give what the comment lines state, by normalised name."""
    stated: dict[str, str] = {}
    for row in head:
        text = ",".join(row.cells).rstrip(", ;\t").lstrip("\ufeff# ")
        name, colon, value = text.partition(":")
        if _comment(row) and colon:
            stated.setdefault(normalise(name), value.strip())
    return stated


def _starts(rows: tuple[Row, ...]) -> list[int]:
    """Give the lines of comments that state a start date; each table has one."""
    marks = tuple(f"# {one}:" for one in _START)
    return [row.line for row in rows if _comment(row).startswith(marks)]


def _stated_day(table: Table, stated: Mapping[str, str], names: tuple[str, ...]) -> date:
    text = next((stated[one] for one in names if one in stated), "")
    try:
        stamp = read_stamp(text, DayOrder(month_first=True))
    except NotADayError:
        stamp = None
    if stamp is None:
        raise refusal(
            place(table.file, table.sheet.name, 1), f"The comment lines state no {names[0]}."
        )
    return stamp.day


def _account(table: Table, stated: Mapping[str, str], staging: Staging) -> str:
    site = next((stated[one] for one in _PROPERTY if stated.get(one)), "")
    if not site:
        raise refusal(table.file, "The comment lines name no property, so whose figures are these?")
    owner = next((stated[one] for one in _ACCOUNT if stated.get(one)), "")
    staging.name_account(f"web/{site}", f"{owner}, {site}" if owner else site)
    return f"web/{site}"


def _day(row: TableRow, first: date) -> date:
    if row.table.has("nth"):
        count = row.text("nth")
        if not count.isdecimal():
            raise row.refuse("nth", f"“{count}” is not the number of a day")
        return first + timedelta(days=int(count))
    stamp = row.stamp("day")
    if stamp is None:
        raise row.refuse("day", "the cell is empty")
    return stamp.day


def _with_one_kind_of_users(table: Table) -> Table:
    if not (table.has("total_users") and table.has("active_users")):
        return table
    columns = tuple(
        replace(one, metric="") if one.field == "active_users" else one
        for one in table.header.columns
    )
    return replace(table, header=replace(table.header, columns=columns))


def _tell_gaps(table: Table, of: int, found: int, staging: Staging) -> None:
    if found < of:
        staging.say(
            warning(
                table.file,
                f"Of the {of} days of the report {of - found} have no row; they stay unknown.",
                "Download the report again if the site was measured on those days.",
            )
        )


def _count(metric: str, en: tuple[str, ...], es: str, *, field: str = "") -> Column:
    names = {"en": en, "es": (es,) if es else ()}
    return Column(field or metric, names, reading=Reading.WHOLE, metric=metric)


_FIGURES = (
    _count("web_users", ("Total users",), "Usuarios totales", field="total_users"),
    _count("web_users", ("Active users",), "Usuarios", field="active_users"),
    _count("web_new_users", ("New users",), "Usuarios nuevos"),
    _count("web_sessions", ("Sessions",), "Sesiones"),
    _count("web_pageviews", ("Views",), "Vistas"),
    _count("web_events", ("Event count",), "Número de eventos"),
    Column(
        "web_key_events",
        {"en": ("Key events", "Conversions"), "es": ("Conversiones",)},
        reading=Reading.DECIMAL,
        metric="web_key_events",
    ),
)
_DATE = Column("day", {"en": ("Date",), "es": ("Fecha",)}, needed=True, reading=Reading.DAY)
_NTH = Column("nth", {"en": ("Nth day",), "es": ("Día N",)}, needed=True)
_TIME = Column(
    "time",
    {"en": ("Date", "Nth day", "Nth week"), "es": ("Fecha", "Día N", "Semana N")},
    needed=True,
)
_NAME = "Google Analytics 4, report by day"
_SNAPSHOT = SnapshotKind("Google Analytics 4, snapshot of reports", "web", (_TIME,), ReportTable())

IMPORTER = ReportImporter(
    "ga4-by-day",
    1,
    (
        _SNAPSHOT,
        CommentedKind(_NAME, "web", (_DATE, *_FIGURES), ReportTable(), states_account=True),
        CommentedKind(_NAME, "web", (_NTH, *_FIGURES), ReportTable(), states_account=True),
    ),
)
