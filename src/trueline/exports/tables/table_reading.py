"""The two commonest tables, read by declaration: values by day, and values by post."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.exports.cells.dates import Stamp
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.accounts import UNSTATED, account_key, unstated_issue
from trueline.exports.tables.listed_totals import OwnTotal, RowPredicate, adds_over_days
from trueline.exports.tables.notes import (
    WORDS,
    averages_others,
    is_line_of_words,
    kept_unless_words,
)
from trueline.exports.tables.raw_rows import hidden_row, mask_handles
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging, Window, short_title
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import (
    has_false_id,
    is_total_label,
    is_total_of_posts,
    never_total,
)
from trueline.facts.batch import Piece

AccountRule = Callable[[TableRow, ImportContext], str]
"""Gives ``network/handle`` of a row; empty when the row does not say."""
RowTest = Callable[[TableRow], str]
"""Gives why a row is to be set aside, in a sentence; empty when it is to be kept."""
Measured = dict[tuple[str, str], Decimal]
"""Values of a row by metric and breakdown."""


def measure(row: TableRow) -> Measured:
    """Read every value of a row; what is missing is left out.

    Columns of one metric and breakdown, such as kinds of clicks, are added up, unless one that
    belongs to them is not in the table.

    Raises:
        FaultyInputError: A cell holds no number.
    """
    values: Measured = {}
    for column in row.table.header.columns:
        if not column.metric or not all(map(row.table.has, column.beside)):
            continue
        if (value := row.value(column)) is not None:
            key = (column.metric, column.breakdown)
            values[key] = values.get(key, Decimal(0)) + value
    return values


def unstated(network: str) -> AccountRule:
    """Build the rule for files that do not say whose they are."""
    return lambda _, context: account_key(network, context)


def _keep_every(_: TableRow) -> str:
    """Set no row aside."""
    return ""


def words_of(row: TableRow) -> str:
    """Give the title of a post, or else its text, without handles where somebody wrote it."""
    field = "title" if row.text("title") else "text"
    text = row.text(field)
    is_prose = bool(text) and row.table.column(field).reading is Reading.PROSE
    return mask_handles(text) if is_prose else text


def is_total_of_days(row: TableRow) -> bool:
    """Say whether a row sums up days: a total's name stands where its day should."""
    return is_total_label(row.text("day"))


def read_rows(
    table: Table,
    staging: Staging,
    *,
    keep: Callable[[TableRow], str],
    is_total: RowPredicate = never_total,
    of_others: RowTest = _keep_every,
) -> Iterator[Piece]:
    """Lead every row of a table into the ledger of rows.

    Args:
        table: Its rows are read once, in order.
        staging: Takes facts, totals and what is set aside; the last piece stays in it.
        keep: Stages a row, or gives why it cannot be kept.
        is_total: Tells total rows.
        of_others: Gives why a row is about somebody else; it is set aside with every cell masked.

    Raises:
        FaultyInputError: A cell cannot be understood.
    """
    for row in table.rows():
        if averages_others(row):
            staging.set_aside(row, table.header, "The row is an average of others.")
        elif is_total(row):
            staging.count_total(_totals_of(row))
        elif reason := of_others(row):
            staging.set_aside(hidden_row(row), None, reason)
        elif reason := kept_unless_words(row, keep):
            staging.set_aside(row, table.header, reason)
        else:
            staging.keep()
        if staging.is_full:
            yield staging.take()


@dataclass(frozen=True, slots=True)
class DayTable:
    """Reads a table with one row a day, or one row a day and breakdown.

    Needs a column with the field ``day``; every column with a metric becomes facts.

    Attributes:
        account: Whose numbers they are.
        is_total: Tells total rows, which are checked and not stored.
        set_aside: Tells rows to leave out.
    """

    account: AccountRule
    is_total: RowPredicate = is_total_of_days
    set_aside: RowTest = _keep_every

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        own = OwnTotal(self.is_total)
        yield from read_rows(
            table,
            staging,
            is_total=own,
            keep=lambda row: self.set_aside(row) or self._keep(row, context, staging),
        )
        own.compare(table, staging, is_note=lambda row: bool(self.set_aside(row)))

    def _keep(self, row: TableRow, context: ImportContext, staging: Staging) -> str:
        stamp = row.stamp("day")
        values = measure(row)
        if stamp is None:
            return "The row has no day."
        if not values:
            return "The row has no value in any column that is understood."
        account = named_account(row, self.account(row, context), staging)
        for (metric, breakdown), value in values.items():
            amount = row.priced(metric, value)
            staging.add_day(row.line, account, metric, stamp.day, amount, breakdown)
        return ""


@dataclass(frozen=True, slots=True)
class PostTable:
    """Reads a table with one row a post.

    Fields that it knows: ``post`` (id), ``published``, ``kind``, ``title``, ``text`` (when there is
    no title), ``url``, ``account_name``; every column with a metric becomes facts.

    Attributes:
        account: Whose post it is.
        network: Goes before the post's id; empty for the network of the account.
        window: ``lifetime``, or ``range`` when values count within the export's days only.
        since: First day of a range; None when the file does not tell.
        zone: Zone that the network states for all its exports; empty when it states none.
        post_id: Gives the id of a row; empty when it has none.
        kind: Gives what sort of post it is, in the file's words.
        words: Gives its title or text.
        url: Gives its link.
        published: Gives when it was published; None when the row does not say.
        is_total: Tells total rows; they are compared with the sum of the posts and not stored.
        adds_up: Tells the columns in which they are compared.
        why: What usually explains a total that differs, in a sentence.
        is_normal: Whether the network itself works posts and total out separately.
        set_aside: Tells rows to leave out.
        of_others: Tells rows about somebody else's posts, whose cells are not shown either.
        is_list: Whether the rows tell of the posts themselves, not only more of their values.
    """

    account: AccountRule
    network: str = ""
    window: str = "lifetime"
    since: date | None = None
    zone: str = ""
    post_id: Callable[[TableRow], str] = lambda row: row.text("post")
    kind: Callable[[TableRow], str] = lambda row: row.text("kind")
    words: Callable[[TableRow], str] = words_of
    url: Callable[[TableRow], str] = lambda row: row.text("url")
    published: Callable[[TableRow], Stamp | None] = lambda row: row.stamp("published")
    is_total: RowPredicate = is_total_of_posts
    adds_up: Callable[[Column], bool] = adds_over_days
    why: str = "Posts may be missing from the file."
    is_normal: bool = False
    set_aside: RowTest = _keep_every
    of_others: RowTest = _keep_every
    is_list: bool = True

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        own = OwnTotal(self.is_total)
        yield from read_rows(
            table,
            staging,
            is_total=own,
            of_others=self.of_others,
            keep=lambda row: self._fault(row) or self._keep(row, context, staging),
        )
        own.compare(
            table,
            staging,
            adds_up=self.adds_up,
            is_note=lambda row: bool(self.of_others(row) or self._fault(row)),
            why=self.why,
            is_normal=self.is_normal,
        )

    def _fault(self, row: TableRow) -> str:
        """Give why a row is no post; empty when it may be one."""
        if reason := self.set_aside(row):
            return reason
        if has_false_id(row):
            return f"“{row.text('post')}” is no id of a post."
        if is_line_of_words(row):
            return WORDS
        if not self.post_id(row):
            return "The row has no post id."
        is_told = self.published(row) is not None or measure(row)
        return "" if is_told or not self.is_list else "The row has neither a time nor a figure."

    def _keep(self, row: TableRow, context: ImportContext, staging: Staging) -> str:
        account = named_account(row, self.account(row, context), staging)
        network = self.network or account.partition("/")[0]
        post = f"{network}/{self.post_id(row)}"
        values = measure(row)
        if self.is_list:
            self._describe(row, account, post, staging)
        elif not values:
            return "The row has no value in any column that is understood."
        for (metric, _), value in values.items():
            amount = row.priced(metric, value)
            staging.add_post_value(
                row.line, account, post, metric, amount, Window(self.window, self.since)
            )
        return ""

    def _describe(self, row: TableRow, account: str, post: str, staging: Staging) -> None:
        staging.name_account(account, row.text("account_name"))
        stamp = self.published(row)
        staging.add(
            "post",
            row.line,
            post=post,
            account=account,
            published_at=stamp.at if stamp else None,
            zone=(stamp.zone or self.zone) if stamp else "",
            has_time=bool(stamp and stamp.clock),
            kind=self.kind(row),
            title=short_title(self.words(row)),
            url=self.url(row),
        )


def _totals_of(row: TableRow) -> list[tuple[str, Decimal]]:
    """Give the values of a total row by metric."""
    return [(metric, value) for (metric, breakdown), value in measure(row).items() if not breakdown]


def named_account(row: TableRow, account: str, staging: Staging) -> str:
    """Give an account, and warn once when nobody said whose it is."""
    if account.endswith(f"/{UNSTATED}"):
        staging.say(unstated_issue(row.table.file, account))
    return account
