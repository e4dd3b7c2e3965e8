"""What questions will need of the ledger, noted before any of them is asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from trueline.core.period import Period
from trueline.measure.gathered import Gathered
from trueline.measure.lifetimes.seen import SeenPost
from trueline.measure.quantiles import Quantile, RowValue
from trueline.metrics.metric import Metric, RowSource
from trueline.usecases.gathering import Part


@dataclass(frozen=True, slots=True)
class ReportedPlace:
    """Reported values that one question to the ledger can give for many metrics.

    Attributes:
        period: Days.
        breakdowns: Parts of the accounts.
        by_day: Whether each day stands by itself.
    """

    period: Period
    breakdowns: tuple[str, ...]
    by_day: bool


@dataclass(slots=True)
class Wish:
    """What is needed of a place.

    Attributes:
        metrics: Ids.
        accounts: Names.
        is_of_all: Whether somebody needs every account there is.
    """

    metrics: set[str] = field(default_factory=set)
    accounts: set[str] = field(default_factory=set)
    is_of_all: bool = False

    def add(self, metrics: Iterable[str], accounts: Collection[str]) -> None:
        """Add what a further question needs; no accounts are all of them."""
        self.metrics.update(metrics)
        self.accounts.update(accounts)
        self.is_of_all = self.is_of_all or not accounts

    def with_these(self, metrics: Iterable[str], accounts: Collection[str]) -> "Wish":
        """Give a wish of its own for the same and more; this one may grow further."""
        grown = Wish(set(self.metrics), set(self.accounts), self.is_of_all)
        grown.add(metrics, accounts)
        return grown

    def covers(self, metrics: Sequence[str], accounts: Sequence[str]) -> bool:
        """Say whether all that a question needs is among it."""
        has_accounts = self.is_of_all or (bool(accounts) and self.accounts.issuperset(accounts))
        return has_accounts and self.metrics.issuperset(metrics)

    @property
    def named(self) -> tuple[str, ...]:
        """The accounts as questions name them; empty for all."""
        return () if self.is_of_all else tuple(sorted(self.accounts))


CountedPlace = tuple[str, Period]
"""A metric that is added up from single rows, and days."""


@dataclass(frozen=True, slots=True)
class WishedFacts:
    """Notes what is asked for and has nothing to give; stands where facts are taken.

    Attributes:
        reported: Wishes for reported values.
        counted: Wishes for what is added up from rows.
    """

    reported: dict[ReportedPlace, Wish] = field(default_factory=lambda: defaultdict(Wish))
    counted: dict[CountedPlace, Wish] = field(default_factory=lambda: defaultdict(Wish))

    def of_metrics(
        self, metrics: Sequence[str], part: Part, *, by_day: bool
    ) -> tuple[Gathered, ...]:
        """Note reported values."""
        place = ReportedPlace(part.period, part.breakdowns, by_day)
        self.reported[place].add(metrics, part.accounts)
        return ()

    def of_rows(self, metric: Metric, source: RowSource, part: Part) -> tuple[Gathered, ...]:
        """Note what rows add up to; ``source`` stands in the metric."""
        if source is metric.rows and not part.currency:
            self.counted[metric.reference, part.period].add((), part.accounts)
        return ()

    def quantile(self, _source: RowSource, _part: Part, /) -> Quantile:
        """Note nothing: a quantile belongs to one question."""
        return Quantile(None, 0, None)

    def row_values(self, _source: RowSource, _part: Part, /) -> tuple[RowValue, ...]:
        """Note nothing: so do the rows of one."""
        return ()

    def posts(self, _metric: str, _part: Part, /) -> tuple[SeenPost, ...]:
        """Note nothing: posts are few."""
        return ()
