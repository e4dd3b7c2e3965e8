"""An advertising report's rows against its own total rows, read before any of it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.ad_rows import is_total_of_ads, is_words
from trueline.exports.files.refusing import place, refusal
from trueline.exports.tables.tables import Table, TableRow
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Rule

_ROUNDED = Decimal("0.5")
_PLACES = 2
"""Decimals that amounts are written with at least."""

Figures = Mapping[str, Decimal]
"""Values of a row that add up over rows, by field."""


def adds_up(metric: str) -> bool:
    """Say whether a metric of several campaigns may be added up; people may not."""
    return load_catalogue().get(metric).over_entities is Rule.SUM


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row that sums up others.

    Attributes:
        line: Physical line.
        figures: What it says.
        text_count: Cells of words and days that it fills.
    """

    line: int
    figures: Figures
    text_count: int


@dataclass(slots=True)
class _Adding:
    """Sums over the rows so far, and the rows at both ends, one of which may be a total."""

    sums: dict[str, Decimal] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    row_count: int = 0
    seen: dict[int, int] = field(default_factory=dict)
    repeated: tuple[int, int] | None = None
    accounts: set[str] = field(default_factory=set)
    first: list[TotalRow] = field(default_factory=list)
    last: list[TotalRow] = field(default_factory=list)

    def add(self, row: TableRow, figures: Figures) -> None:
        self.row_count += 1
        self.accounts.add(row.text("account_name"))
        for name, value in figures.items():
            self.sums[name] = self.sums.get(name, Decimal(0)) + value
            if row.table.column(name).reading is not Reading.WHOLE:
                self.places[name] = max(self.places.get(name, _PLACES), _places(value))
        if any(figures.values()):
            known = self.seen.setdefault(hash(row.cells), row.line)
            if known != row.line and self.repeated is None:
                self.repeated = (known, row.line)
        end = TotalRow(row.line, figures, _text_count(row))
        self.first = [*self.first, end][:2]
        self.last = [*self.last, end][-2:]


@dataclass(frozen=True, slots=True)
class Survey:
    """What the rows of a report add up to, and what its total rows say.

    Attributes:
        sums: Over all rows but totals, by field.
        total_lines: Lines of total rows.
        main_line: Line of the total row that agrees best; 0 without one.
        differing: Fields in which no total row agrees, with what the nearest says.
        repeated: Lines of two rows that are the same word for word; None without.
        accounts: Names of the accounts in it; empty where it names none.
    """

    sums: Figures
    total_lines: frozenset[int]
    main_line: int
    differing: Figures
    repeated: tuple[int, int] | None
    accounts: frozenset[str]

    @property
    def is_confirmed(self) -> bool | None:
        """Say whether a total row agrees with the rows; None without one."""
        return not self.differing if self.total_lines else None


def survey(table: Table) -> Survey:
    """Read a report once and hold its rows against its total rows.

    Raises:
        FaultyInputError: A cell is no number, or a row is there twice and no total row has both.
    """
    columns = [one for one in table.header.columns if one.metric and adds_up(one.metric)]
    columns = [one for one in columns if table.has(one.field)]
    adding, totals = _Adding(), list[TotalRow]()
    for row in table.rows():
        if is_words(row):
            continue
        figures = dict(_figures(row, columns))
        if is_total_of_ads(row):
            totals.append(TotalRow(row.line, figures, 0))
        else:
            adding.add(row, figures)
    totals = totals or _unnamed_totals(adding)
    found = _compared(adding, totals)
    if found.repeated and not found.is_confirmed:
        before, again = found.repeated
        raise refusal(
            place(table.file, table.sheet.name, again),
            f"The row is the same as row {before}, word for word, and no total row says that both "
            "count.",
            "Take the rows out that were pasted twice, or download the report again.",
        )
    return found


def _figures(row: TableRow, columns: list[Column]) -> Iterator[tuple[str, Decimal]]:
    for one in columns:
        if (value := row.value(one)) is not None:
            yield one.field, value


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _text_count(row: TableRow) -> int:
    header = row.table.header
    measured = {
        at for one in header.columns if one.metric for at in header.places.get(one.field, ())
    }
    return sum(bool(cell.strip()) for at, cell in enumerate(row.cells) if at not in measured)


def _unnamed_totals(adding: _Adding) -> list[TotalRow]:
    """Find a first or last row that has no known name of a total and yet sums up all others.

    It says less than the row beside it, and every figure of it is the sum of the others.
    """
    for row, beside in (adding.first[:2], adding.last[::-1][:2]) if adding.row_count > 1 else ():
        others = {name: value - row.figures.get(name, 0) for name, value in adding.sums.items()}
        agreeing = [name for name, value in row.figures.items() if value and value == others[name]]
        is_sum = len(agreeing) == sum(bool(value) for value in others.values())
        if is_sum and len(agreeing) > 1 and row.text_count < beside.text_count:
            adding.sums = others
            adding.row_count -= 1
            return [row]
    return []


def _compared(adding: _Adding, totals: list[TotalRow]) -> Survey:
    def gap(name: str, total: TotalRow) -> Decimal:
        """Give what parts a total row from the rows, beyond rounding."""
        apart = abs(total.figures[name] - adding.sums.get(name, Decimal(0)))
        return max(apart - _tolerance(adding, name), Decimal(0))

    nearest: dict[str, TotalRow] = {}
    for name in sorted({name for one in totals for name in one.figures}):
        saying = [one for one in totals if name in one.figures]
        nearest[name] = min(saying, key=partial(gap, name))
    lines = [one.line for name, one in nearest.items() if not gap(name, one)]
    main = max(lines, key=lines.count) if lines else min((one.line for one in totals), default=0)
    return Survey(
        adding.sums,
        frozenset(one.line for one in totals),
        main,
        {name: one.figures[name] for name, one in nearest.items() if gap(name, one)},
        adding.repeated,
        frozenset(adding.accounts - {""}),
    )


def _tolerance(adding: _Adding, name: str) -> Decimal:
    """Give by how much rounding of single rows and of their total may part the two."""
    if name not in adding.places:
        return Decimal(0)
    return _ROUNDED.scaleb(-adding.places[name]) * adding.row_count + _ROUNDED.scaleb(-_PLACES)
