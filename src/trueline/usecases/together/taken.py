"""Takes facts from one snapshot; what several questions need is asked of the ledger once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from trueline.contracts.store import Snapshot
from trueline.measure.gathered import Gathered
from trueline.measure.lifetimes.seen import SeenPost
from trueline.measure.quantiles import Quantile, RowValue
from trueline.metrics.metric import Metric, RowSource
from trueline.usecases.gathering import (
    Part,
    gather,
    gather_daily,
    gather_posts,
    gather_quantile,
    gather_row_values,
    gather_rows,
)
from trueline.usecases.together.wished import CountedPlace, ReportedPlace, Wish, WishedFacts


class FactSource(Protocol):
    """What gives the facts that an answer stands on."""

    def of_metrics(
        self, metrics: Sequence[str], part: Part, *, by_day: bool
    ) -> tuple[Gathered, ...]:
        """Give reported values, by account or by account and day."""

    def of_rows(self, metric: Metric, source: RowSource, part: Part) -> tuple[Gathered, ...]:
        """Give what a metric's rows add up to, by account, currency and day."""

    def quantile(self, source: RowSource, part: Part, /) -> Quantile:
        """Give a quantile over all rows at once."""

    def row_values(self, source: RowSource, part: Part, /) -> tuple[RowValue, ...]:
        """Give every row that a metric is computed from."""

    def posts(self, metric: str, part: Part, /) -> tuple[SeenPost, ...]:
        """Give every post of the accounts with its lifetime numbers."""


_ByMetric = Mapping[str, Sequence[Gathered]]


@dataclass(slots=True)
class TakenFacts:
    """One snapshot, and what was taken from it already.

    Attributes:
        snapshot: The ledger as known at one moment.
        wished: What further questions will need; it is taken along with the first of them.
    """

    snapshot: Snapshot
    wished: WishedFacts = field(default_factory=WishedFacts)
    _reported: dict[ReportedPlace, tuple[Wish, _ByMetric]] = field(default_factory=dict)
    _counted: dict[CountedPlace, tuple[Wish, tuple[Gathered, ...]]] = field(default_factory=dict)

    def of_metrics(
        self, metrics: Sequence[str], part: Part, *, by_day: bool
    ) -> tuple[Gathered, ...]:
        """Give reported values, by account or by account and day."""
        place = ReportedPlace(part.period, part.breakdowns, by_day)
        known = self._reported.get(place)
        if known is None or not known[0].covers(metrics, part.accounts):
            known = self._reported[place] = self._take(place, metrics, part.accounts)
        found = (one for name in dict.fromkeys(metrics) for one in known[1].get(name, ()))
        return _asked_for(found, part)

    def of_rows(self, metric: Metric, source: RowSource, part: Part) -> tuple[Gathered, ...]:
        """Give what a metric's rows add up to, by account, currency and day."""
        if part.currency or source is not metric.rows:
            return gather_rows(self.snapshot, metric, source, part)
        place = metric.reference, part.period
        known = self._counted.get(place)
        if known is None or not known[0].covers((), part.accounts):
            wish = self.wished.counted[place].with_these((), part.accounts)
            whole = Part(part.period, wish.named)
            known = self._counted[place] = wish, gather_rows(self.snapshot, metric, source, whole)
        return _asked_for(known[1], part)

    def quantile(self, source: RowSource, part: Part, /) -> Quantile:
        """Give a quantile over all rows at once."""
        return gather_quantile(self.snapshot, source, part)

    def row_values(self, source: RowSource, part: Part, /) -> tuple[RowValue, ...]:
        """Give every row that a metric is computed from."""
        return gather_row_values(self.snapshot, source, part)

    def posts(self, metric: str, part: Part, /) -> tuple[SeenPost, ...]:
        """Give every post of the accounts with its lifetime numbers."""
        return gather_posts(self.snapshot, metric, part)

    def _take(
        self, place: ReportedPlace, metrics: Sequence[str], accounts: Sequence[str]
    ) -> tuple[Wish, _ByMetric]:
        wish = self.wished.reported[place].with_these(metrics, accounts)
        part = Part(place.period, wish.named, place.breakdowns)
        found: dict[str, list[Gathered]] = {}
        for one in (gather_daily if place.by_day else gather)(
            self.snapshot, sorted(wish.metrics), part
        ):
            found.setdefault(one.metric, []).append(one)
        return wish, found


def _asked_for(found: Iterable[Gathered], part: Part) -> tuple[Gathered, ...]:
    """Leave the accounts of a question, and money in its currency."""
    accounts = frozenset(part.accounts)
    return tuple(
        one
        for one in found
        if (not accounts or one.account in accounts)
        and (not part.currency or not one.currency or one.currency == part.currency)
    )
