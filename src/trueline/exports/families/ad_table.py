"""Advertising reports: values by day become facts of days, values over a range facts of an ad."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from trueline.exports.cells.headers import Reading
from trueline.exports.cells.spans import Span, stated_span
from trueline.exports.families.ad_rows import Level, days_of, is_words, levels_of
from trueline.exports.families.ad_sums import AdSums, Advert
from trueline.exports.families.ad_totals import Survey, adds_up, survey
from trueline.exports.files.refusing import note, refusal, warning
from trueline.exports.tables.accounts import account_key
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import measure, named_account
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

_ONLY_DAYS = (
    "The row covers {first} to {last} and names no campaign; the ledger keeps days of an account."
)
_BY_DAY = "Break the report down by day, download it again and import that."


@dataclass(frozen=True, slots=True)
class AdTable:
    """Reads a table with one row a campaign, group of ads or ad, and a day, month or range.

    A row of one day becomes facts of the account's part on that day (``campaign=Spring sale``,
    deeper ``campaign=Spring sale, group=Ireland``); what may be added up is added to the campaign
    and to the whole account, unless a total row or the file's end says that rows are missing. A row
    of several
    days becomes facts of the campaign, group or ad as a post of that kind, in a window.

    Attributes:
        network: Goes before account and advertisement.
    """

    network: str

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or the report does not say its days.
        """
        table = _in_one_currency(table)
        found = survey(table)
        above = (row for row in table.sheet.head if row.line < table.header.line)
        reading = _Reading(self.network, found, stated_span(above), context, staging)
        is_whole = found.is_confirmed is None and not table.sheet.is_open_ended
        reading.may_sum = found.is_confirmed or is_whole
        for row in table.rows():
            reading.take(row)
            if staging.is_full:
                yield staging.take()
        reading.sums.stage(staging)
        _tell_totals(found, table, reading)
        _tell_sums(found, table, reading)


@dataclass(slots=True)
class _Reading:
    """One report on its way into facts."""

    network: str
    survey: Survey
    stated: Span | None
    context: ImportContext
    staging: Staging
    sums: AdSums = field(default_factory=AdSums)
    people: Mapping[str, Decimal] = field(default_factory=dict)
    has_parts: bool = False
    may_sum: bool = True

    def take(self, row: TableRow) -> None:
        """Lead a row into the ledger of rows."""
        if row.line == self.survey.main_line:
            totals = {metric: value for (metric, part), value in measure(row).items() if not part}
            self.people = {one: value for one, value in totals.items() if not adds_up(one)}
            self.staging.count_total(totals.items())
        elif row.line in self.survey.total_lines:
            self.staging.count_total()
        elif reason := self._keep(row):
            self.staging.set_aside(row, row.table.header, reason)
        else:
            self.staging.keep()

    def _keep(self, row: TableRow) -> str:
        values = {} if is_words(row) else measure(row)
        if not values:
            return "The row has no value in any column that is understood."
        span, levels = days_of(row, self.stated), levels_of(row)
        if span is None:
            raise refusal(
                row.where,
                "Neither the row nor the lines above the table say which days it covers.",
                f"{_BY_DAY} Keep the lines above the table.",
            )
        if not span.is_day and not levels:
            return _ONLY_DAYS.format(first=span.first, last=span.last)
        if row.table.has("split") and not self.may_sum:
            return "Rows are missing in this report, so those of one campaign are not added up."
        account = named_account(row, self._account(row), self.staging)
        if not row.text("result_kind"):
            values.pop(("results", ""), None)  # results of no stated kind mean nothing
        priced = {metric: row.priced(metric, value) for (metric, _), value in values.items()}
        if span.is_day:
            parts = self._parts(levels)
            self.sums.add_day(row.line, account, span.first, parts, priced)
        else:
            is_split = row.table.has("split") or levels[-1].kind != "ad"
            advert = Advert(account, levels, span, row.line)
            self.sums.add_advert(row.line, advert, priced, may_add=is_split)
        return ""

    def _account(self, row: TableRow) -> str:
        name = row.text("account_name")
        is_one = len(self.survey.accounts) <= 1
        if not name or (self.context.account and is_one):
            return account_key(self.network, self.context)
        key = f"{self.network}/{name}"
        self.staging.name_account(key, name)
        return key

    def _parts(self, levels: tuple[Level, ...]) -> list[str]:
        """Give the parts of an account that a row of one day counts for, the whole first."""
        self.has_parts = self.has_parts or bool(levels)
        if not levels:
            return [""]
        names = [f"{one.kind}={one.name}" for one in levels]
        own = ", ".join(names)
        return list(dict.fromkeys(("", names[0], own))) if self.may_sum else [own]


def _in_one_currency(table: Table) -> Table:
    """Let the one currency that headers name hold for amounts that name none: it is one report."""
    named = {
        table.header.currency_of(one.field)
        for one in table.header.columns
        if one.reading is Reading.MONEY
    } - {""}
    if len(named) != 1 or table.answers.currency:
        return table
    return replace(table, answers=replace(table.answers, currency=named.pop()))


def _tell_totals(found: Survey, table: Table, reading: _Reading) -> None:
    """Say where total rows differ, and what they alone can say."""
    if found.differing:
        told = "; ".join(
            f"{table.title(name)}: {said:,f} against {found.sums.get(name, Decimal(0)):,f}"
            for name, said in found.differing.items()
        )
        whole = " Sums over rows are left out." if reading.has_parts else ""
        reading.staging.say(
            warning(
                table.file,
                f"The total row differs from the sum of the rows ({told}), so rows are missing or "
                f"counted twice.{whole}",
                "Download the report again without a filter, or take this import back.",
            )
        )
    if reading.people:
        told = "; ".join(f"{table.title(one)}: {v:,f}" for one, v in reading.people.items())
        what = f"Only the total row can say this of all rows together: {told}. It is not stored."
        reading.staging.say(note(table.file, f"{what} People overlap, so rows are not added up."))


def _tell_sums(found: Survey, table: Table, reading: _Reading) -> None:
    """Say what was added up without proof, what was not, and what was not kept at all."""
    file, say = table.file, reading.staging.say
    if reading.has_parts and reading.may_sum and not found.is_confirmed:
        what = "The account's own figures are the sums of the rows of each day."
        say(
            note(
                file,
                f"{what} No total row confirms them.",
                "Nothing to do if the report was not filtered to some campaigns.",
            )
        )
    if reading.sums.mixed:
        told = ", ".join(reading.sums.mixed)
        say(note(file, f"Amounts in several currencies are not added up: {told}."))
    if reading.sums.is_empty and not reading.staging.is_empty:
        told = "; ".join(f"{table.title(one)}: {v:,f}" for one, v in found.sums.items())
        what = f"No row was kept. The rows add up to {told}." if told else "It holds no figures."
        say(warning(file, what, _BY_DAY if told else "Choose days on which ads were shown."))
