"""Deals of customer systems: one row a deal, open, won or lost."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from trueline.core.digest import digest_document
from trueline.exports.cells.headers import normalise
from trueline.exports.cells.money import Amount
from trueline.exports.families.ad_rows import is_words
from trueline.exports.files.refusing import note
from trueline.exports.tables.listed_totals import add_up, say_sums
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import named_account, read_rows, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import names_total
from trueline.facts.batch import Piece

WON, LOST, OPEN = "won", "lost", "open"
_WORDS: Mapping[str, tuple[str, ...]] = {
    WON: (
        "won", "closedwon", "gewonnen", "ganado", "ganada", "gagné", "gagnée", "ganho", "ganha",
        "vinto", "vinta", "wygrana",
    ),
    LOST: (
        "lost", "closedlost", "verloren", "perdido", "perdida", "perdu", "perdue", "perso", "persa",
        "przegrana",
    ),
}  # fmt: skip
"""Words of a stage that say that a deal is over, in several languages."""
_YES = frozenset({"true", "1", "yes", "ja", "sí", "si", "oui", "sim"})
_ACCOUNT = unstated("crm")


@dataclass(slots=True)
class _Told:
    """What the deals of a file say together."""

    created: Counter[tuple[str, date]] = field(default_factory=Counter)
    first_lines: dict[tuple[str, date], int] = field(default_factory=dict)
    pipeline: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    pipeline_lines: dict[tuple[str, str], int] = field(default_factory=dict)
    stages: dict[str, set[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    without_amount: int = 0


@dataclass(frozen=True, slots=True)
class DealTable:
    """Reads a table with one row a deal.

    Fields that it knows: ``deal`` (id), ``name``, ``customer``, ``stage``, ``is_won``, ``amount``,
    ``closed``, ``created``, ``source``, ``currency``. A deal is kept beside orders, on the day it
    was closed or, while it is open, created. Deals created are counted by day; the amount of open
    deals is the pipeline on the day of the export.
    """

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or nothing names the currency.
        """
        told = _Told()
        yield from read_rows(
            table, staging, keep=lambda row: _keep(row, told, context, staging), is_total=is_total
        )
        _stage_sums(told, context.observed_at, staging)
        _tell(told, table, staging)
        sums = add_up(table, [table.column("amount")], is_total=is_total, is_note=_is_note)
        if sums.total:
            say_sums(sums, table, staging, why="The report may be filtered.")


def is_total(row: TableRow) -> bool:
    """Say whether a row sums up deals: it begins with a total's name and has no stage."""
    first = row.first_cell
    return names_total(first) and not row.text("stage")


def _is_note(row: TableRow) -> bool:
    return is_words(row) or not row.text("stage")


def _keep(row: TableRow, told: _Told, context: ImportContext, staging: Staging) -> str:
    if _is_note(row):
        return "The row is no deal: it has no stage."
    native = row.text("deal") or _named(row)
    if not native:
        return "The row has neither an id nor a name."
    if native in told.seen:
        return "Another row has the same id, or the same name and no id."
    told.seen.add(native)
    account = named_account(row, _ACCOUNT(row, context), staging)
    status, amount, created = _status(row), row.money("amount"), row.stamp("created")
    told.stages.setdefault(status, set()).add(row.text("stage"))
    if created:
        place = (account, created.day)
        told.created[place] += 1
        told.first_lines.setdefault(place, row.line)
    if amount is None:
        told.without_amount += 1
        return "" if created else "The deal has no amount."
    closed = row.stamp("closed") if status != OPEN else None
    at = closed or created
    if status == OPEN:
        key = (account, amount.currency)
        told.pipeline[key] = told.pipeline.get(key, Decimal(0)) + amount.value
        told.pipeline_lines.setdefault(key, row.line)
    if at is None:
        return "" if status == OPEN else "The deal has no day on which it was closed or created."
    _stage_deal(row, f"{account}/{native}", account, (at.at, at.zone), (status, amount), staging)
    return ""


def _named(row: TableRow) -> str:
    told = [row.text("name"), row.text("customer")]
    return digest_document(told)[:16] if told[0] else ""


def _status(row: TableRow) -> str:
    if normalise(row.text("is_won")) in _YES:
        return WON
    words = set(normalise(row.text("stage")).replace("-", " ").replace("/", " ").split())
    return next((one for one, known in _WORDS.items() if words & set(known)), OPEN)


def _stage_deal(
    row: TableRow,
    order: str,
    account: str,
    at: tuple[datetime, str],
    what: tuple[str, Amount],
    staging: Staging,
) -> None:
    status, amount = what
    staging.add(
        "conversion",
        row.line,
        order=order,
        account=account,
        ordered_at=at[0],
        zone=at[1],
        status=status,
        amount=amount.value,
        refunded=Decimal(0),
        currency=amount.currency,
        item_count=1,
        code="",
        touch=row.text("source"),
        tags=row.text("stage"),
        person_key=None,
    )


def _stage_sums(told: _Told, observed_at: datetime, staging: Staging) -> None:
    for (account, day), count in told.created.items():
        line = told.first_lines[account, day]
        staging.add_day(line, account, "opportunities", day, Decimal(count))
    by_account = Counter(account for account, _ in told.pipeline)
    for (account, currency), value in told.pipeline.items():
        if by_account[account] == 1:  # an account's level has one currency
            line, amount = told.pipeline_lines[account, currency], Amount(value, currency)
            staging.add_day(line, account, "pipeline_value", observed_at.date(), amount)


def _tell(told: _Told, table: Table, staging: Staging) -> None:
    stages = [
        f"{status}: {', '.join(sorted(told.stages[status]))}"
        for status in (WON, LOST, OPEN)
        if status in told.stages
    ]
    if stages:
        what = f"Stages were understood as follows: {'; '.join(stages)}."
        staging.say(
            note(table.file, what, "Take this import back if a stage is in the wrong place.")
        )
    if told.without_amount:
        what = f"Deals without an amount: {told.without_amount}; only their creation is counted."
        staging.say(note(table.file, what))
