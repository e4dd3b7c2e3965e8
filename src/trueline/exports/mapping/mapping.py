"""Mappings: what a person said that each column of an unknown kind of table means."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trueline.exports.cells.headers import normalise
from trueline.exports.files.export import Export, Row


class Role(StrEnum):
    """What a column is for."""

    OPEN = "?"  # a person has to say; a mapping with such a column cannot be saved
    IGNORED = "ignored"
    DAY = "day"
    LAST_DAY = "last-day"  # rows of more than one day are set aside
    NETWORK = "network"
    ACCOUNT = "account"  # a handle, or network/handle
    METRIC = "metric"  # values of one metric
    METRIC_NAME = "metric-name"  # names the metric of the value beside it
    VALUE = "value"
    CURRENCY = "currency"
    DIMENSION = "dimension"  # part of the account that a value is about, such as its country
    BREAKDOWN = "breakdown"  # the same, written country=DE; empty for the whole account
    POST = "post"  # id of a post
    TITLE = "title"
    URL = "url"
    PUBLISHED = "published"
    KIND = "kind"
    PERSON = "person"  # tells a member; kept as a keyed hash only


class Unit(StrEnum):
    """In what a column's numbers are, where that is not the metric's own unit."""

    OWN = ""
    PER_CENT = "per cent"
    MILLISECONDS = "milliseconds"
    SECONDS = "seconds"  # also H:MM:SS
    MINUTES = "minutes"
    HOURS = "hours"
    HUNDREDTHS = "hundredths"
    MILLIONTHS = "millionths"
    THOUSANDS = "thousands"
    MILLIONS = "millions"


class Layout(StrEnum):
    """How a table holds its values."""

    WIDE = "wide"  # a column for each metric
    LONG = "long"  # one column names the metric, one holds the value


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """What one column means.

    Attributes:
        header: As it stands in the file; compared by ``normalise``.
        role: What it is for.
        metric: Id, for the role metric.
        breakdown: Part that all its values are about, such as ``source=organic``; may be empty.
        unit: Of its numbers.
        name: Of a dimension, such as ``country``.
        personal: Whether it tells who a person is; masked wherever raw rows are shown.
    """

    header: str
    role: Role
    metric: str = ""
    breakdown: str = ""
    unit: Unit = Unit.OWN
    name: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class NamedMetric:
    """What a text in the column of metric names means.

    Attributes:
        text: As it stands in the cells; compared by ``normalise``.
        metric: Id; empty when such rows are left out, ``?`` while a person has to say.
        breakdown: Part that its values are about; may be empty.
        unit: Of its numbers.
    """

    text: str
    metric: str
    breakdown: str = ""
    unit: Unit = Unit.OWN


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a person said of one kind of table.

    Attributes:
        name: Short name, unique in the organisation; lower case with hyphens.
        columns: What its columns mean; each header once.
        names: What the texts in the column of metric names mean.
        network: Of every row, where no column says it.
        account: Of every row, where neither a column nor the person who imports says it; a
            handle. Empty: it is asked at each import.
        currency: ISO 4217 code of amounts that name none; empty: it is asked.
        month_first: Whether 03/04/2025 is 4 March; None: it is asked where no day shows it.
        window: Of posts' values: ``lifetime``, or ``range`` when they count within the export.
        single_days: Whether rows are single days although no two of them are neighbours.
    """

    name: str
    columns: tuple[MappedColumn, ...]
    names: tuple[NamedMetric, ...] = ()
    network: str = ""
    account: str = ""
    currency: str = ""
    month_first: bool | None = None
    window: str = "lifetime"
    single_days: bool = False

    @property
    def layout(self) -> Layout:
        """Say whether metrics stand in columns or in rows."""
        return Layout.LONG if self.of(Role.VALUE) else Layout.WIDE

    @property
    def fingerprint(self) -> frozenset[str]:
        """Give the headers by which tables of this kind are known again."""
        return fingerprint_of(one.header for one in self.columns)

    def of(self, *roles: Role) -> tuple[MappedColumn, ...]:
        """Give the columns of some roles."""
        return tuple(one for one in self.columns if one.role in roles)


def fingerprint_of(headers: Iterable[str]) -> frozenset[str]:
    """Give headers as they are compared: normalised, in no order, blank ones left out."""
    return frozenset(map(normalise, headers)) - {""}


def has_header_of(mapping: TableMapping, export: Export) -> bool:
    """Say whether a sheet begins with exactly the headers of a mapping, in any order."""
    wanted = mapping.fingerprint
    return any(_is_header(row, wanted) for sheet in export.sheets for row in sheet.head)


def _is_header(row: Row, wanted: frozenset[str]) -> bool:
    return len(row.cells) >= len(wanted) and fingerprint_of(row.cells) == wanted
