"""Trueline members: an open format for the members of any community and their visits.

A table with the columns account, person and joined, and where the community tells it, day and
visits; one row a member, or one a member and day. Account is network/handle, such as forum/acme.
Person is whatever tells one member from all others; only a keyed hash of it is kept. Joined is the
day of joining, and may be empty in further rows of the same member. Visits is how often the member
came on the day.

When to trust it: as far as whoever made the file. The list should hold every member, also those
who never wrote: shares of members are taken of it.

When not: for more than one day of joining of the same person; the file is refused then.

Source: our own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.refusing import refusal
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

_ONCE = Decimal(1)


@dataclass(frozen=True, slots=True)
class MemberTable:
    """Reads a table with one row a member, or one a member and day."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or a member joined on two days.
        """
        joined = _Joined()
        return read_rows(table, staging, keep=lambda row: _keep(row, context, staging, joined))


@dataclass(slots=True)
class _Joined:
    """On which day each member joined, as far as the file was read.

    Attributes:
        days: Day and the line that said it, by account and person.
    """

    days: dict[tuple[str, int], tuple[date, int]] = field(default_factory=dict)

    def is_new(self, row: TableRow, account: str, person: int, day: date) -> bool:
        """Say whether a row is the first to tell it."""
        known, line = self.days.setdefault((account, person), (day, row.line))
        if known != day:
            what = f"The same member joined on {known} (row {line}) and on {day}."
            raise refusal(row.where, what, "Write one day of joining for each member.")
        return line == row.line


def _keep(row: TableRow, context: ImportContext, staging: Staging, joined: _Joined) -> str:
    account, name = row.text("account"), row.text("person").casefold()
    if "/" not in account.strip("/"):
        return "The row has no account such as forum/acme."
    if not name:
        return "The row names no person."
    joining, day = row.stamp("joined"), row.stamp("day")
    visits = row.number("visits") if row.table.has("visits") else None
    if (day is None) != (visits is None):
        return "Day and visits go together; one of them is missing."
    if joining is None and day is None:
        return "The row has neither a day of joining nor a visit."
    person = context.person_key(name)
    if joining is not None and joined.is_new(row, account, person, joining.day):
        _stage(row.line, staging, (account, person, "community_joined"), joining.day, _ONCE)
    if day is not None and visits is not None:
        _stage(row.line, staging, (account, person, "community_visits"), day.day, visits)
    return ""


def _stage(
    line: int, staging: Staging, subject: tuple[str, int, str], period: date, value: Decimal
) -> None:
    account, person, metric = subject
    staging.add(
        "panel",
        line,
        account=account,
        person_key=person,
        metric=metric,
        period=period,
        value=value,
        currency="",
        segment="",
        treated=None,
    )


MEMBERS = TableKind(
    kind="Trueline members",
    network="",
    columns=(
        Column("account", {"en": ("account",)}, needed=True),
        Column("person", {"en": ("person",)}, needed=True, personal=True),
        Column("joined", {"en": ("joined",)}, needed=True, reading=Reading.DAY),
        Column("day", {"en": ("day",)}, reading=Reading.DAY),
        Column("visits", {"en": ("visits",)}, reading=Reading.WHOLE),
    ),
    reader=MemberTable(),
    states_account=True,
)

IMPORTER = TableImporter(name="trueline-members", version=1, kinds=(MEMBERS,))
