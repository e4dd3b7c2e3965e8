"""Builds the pieces that importers give: staged rows, the row ledger and what was set aside."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from trueline.core.issue import Issue
from trueline.exports.cells.headers import Header
from trueline.exports.cells.money import Amount
from trueline.exports.files.export import Row
from trueline.exports.tables.raw_rows import masked_cells
from trueline.exports.tables.tables import TableRow
from trueline.facts.batch import Piece, RowCount, SetAsideRow
from trueline.facts.dataset import TOTAL
from trueline.facts.schema import DATASETS

ROWS_IN_PIECE = 10_000
TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Window:
    """Days that a post's value covers.

    Attributes:
        name: ``lifetime``, or ``range`` when it counts within the export's days only.
        since: First day of a range; None when the file does not tell.
    """

    name: str
    since: date | None = None

    @property
    def text(self) -> str:
        """Give the window as the ledger keeps it: values of two ranges are two facts."""
        return self.name if self.since is None else f"{self.name} from {self.since}"


LIFETIME = Window("lifetime")


@dataclass(slots=True)
class Staging:
    """Facts on their way into a piece; one for each table that is read.

    Every row that is read ends in one of ``keep``, ``count_total`` and ``set_aside``.

    Attributes:
        parts: Names of all sheets of the export.
        part: The sheet that is being read.
    """

    parts: tuple[str, ...]
    part: int
    _columns: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    _rows: RowCount = field(default_factory=RowCount)
    _set_aside: list[SetAsideRow] = field(default_factory=list)
    _totals: dict[str, Decimal] = field(default_factory=dict)
    _accounts: dict[str, str] = field(default_factory=dict)
    _issues: list[Issue] = field(default_factory=list)

    def add(self, dataset: str, line: int, **values: object) -> None:
        """Stage one row of a dataset of ``facts.schema``; every staged column must be named."""
        columns = self._columns.get(dataset)
        if columns is None:
            columns = {name: [] for name in DATASETS[dataset].staged.names}
            self._columns[dataset] = columns
        for name, value in values.items():
            columns[name].append(value)
        columns["part"].append(self.part)
        columns["line"].append(line)

    def add_day(
        self,
        line: int,
        account: str,
        metric: str,
        day: date,
        value: Decimal | Amount,
        breakdown: str = TOTAL,
    ) -> None:
        """Stage a value of a metric on a day; money comes as an amount with its currency."""
        self.add(
            "metric_day",
            line,
            account=account,
            metric=metric,
            breakdown=breakdown,
            day=day,
            **_priced(value),
        )

    def add_post_value(
        self,
        line: int,
        account: str,
        post: str,
        metric: str,
        value: Decimal | Amount,
        window: Window = LIFETIME,
    ) -> None:
        """Stage a value of a metric of one post; money comes as an amount with its currency."""
        self.add(
            "post_metric",
            line,
            post=post,
            account=account,
            metric=metric,
            window=window.text,
            since=window.since,
            **_priced(value),
        )

    def keep(self, row_count: int = 1) -> None:
        """Count rows that became facts."""
        self._rows += RowCount(facts=row_count)

    def count_total(self, totals: Iterable[tuple[str, Decimal]] = ()) -> None:
        """Count a total row, and keep its values to check the facts against."""
        self._rows += RowCount(totals=1)
        self._totals.update(totals)

    def set_aside(self, row: Row | TableRow, header: Header | None, reason: str) -> None:
        """Leave a row out, with the reason in a sentence; the header tells personal columns."""
        self._rows += RowCount(set_aside=1)
        self._set_aside.append(SetAsideRow(self.part, row.line, reason, masked_cells(header, row)))

    def name_account(self, key: str, name: str) -> None:
        """Keep the display name that the file gives an account."""
        if name:
            self._accounts[key] = name

    def say(self, issue: Issue) -> None:
        """Tell something about the file; the same is told once."""
        if issue not in self._issues:
            self._issues.append(issue)

    @property
    def is_empty(self) -> bool:
        """Say whether no row was read since the last piece."""
        return self._rows.read == 0

    @property
    def is_full(self) -> bool:
        """Say whether it is time to hand over a piece, so that memory stays bounded."""
        return self._rows.read >= ROWS_IN_PIECE

    def take(self) -> Piece:
        """Hand over what was staged and begin anew."""
        piece = Piece(
            {name: _table(name, columns) for name, columns in self._columns.items()},
            self._rows,
            tuple(self._set_aside),
            dict(self._totals),
            self.parts,
            dict(self._accounts),
            tuple(self._issues),
        )
        self._columns, self._rows = {}, RowCount()
        for kept in (self._set_aside, self._totals, self._accounts, self._issues):
            kept.clear()
        return piece


def _priced(value: Decimal | Amount) -> dict[str, object]:
    if isinstance(value, Amount):
        return {"value": value.value, "currency": value.currency}
    return {"value": value, "currency": ""}


def short_title(text: str) -> str:
    """Give the first words of a post on one line."""
    return " ".join(text.split())[:TITLE_LENGTH]


def _table(dataset: str, columns: dict[str, list[Any]]) -> pa.Table:
    schema = DATASETS[dataset].staged
    arrays = [pa.array(columns[one.name], type=one.type) for one in schema]
    return pa.Table.from_arrays(arrays, schema=schema)
