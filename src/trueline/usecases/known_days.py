"""What one snapshot knows: which account has which metric, and of which days."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from trueline.contracts.store import Snapshot
from trueline.core.period import Period, joined
from trueline.facts.questions import WHOLE, metrics_of_posts, spans_reported
from trueline.facts.ripening import accounts_unripe_from
from trueline.facts.row_kinds import KIND_OF
from trueline.facts.row_metrics import row_spans
from trueline.facts.tables import DAY_OF
from trueline.measure.gathered import Span
from trueline.metrics.metric import Metric, RowSource

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(slots=True)
class KnownDays:
    """Days that are known of; asked of the ledger once and kept.

    Attributes:
        snapshot: The ledger as known at one moment.
    """

    snapshot: Snapshot
    _reported: dict[tuple[str, ...], tuple[Span, ...]] = field(default_factory=dict)
    _counted: dict[tuple[str, str], Mapping[str, tuple[Period, ...]]] = field(default_factory=dict)
    _unripe: dict[tuple[str, int], Mapping[str, date]] = field(default_factory=dict)
    _posts: frozenset[str] | None = None

    def spans(
        self,
        metrics: Mapping[str, Metric],
        accounts: Collection[str] = (),
        breakdowns: Sequence[str] = WHOLE,
    ) -> tuple[Span, ...]:
        """Give from when to when accounts have metrics; all accounts when none is named."""
        reported = [one for one in metrics.values() if one.rows is None]
        names = {one.id for one in reported}
        found = [one for one in self._reported_spans(tuple(breakdowns)) if one.metric in names]
        for one in metrics.values():
            if one.rows is not None:
                found += self._ripe(one.rows, self._counted_of(one.id, one.rows))
        return tuple(one for one in found if not accounts or one.account in accounts)

    def spans_of(self, account: str) -> tuple[Span, ...]:
        """Give from when to when an account has each reported metric, and single rows."""
        counted = (span for name in DAY_OF for span in self._counted_spans(name, name))
        every = (*self._reported_spans(WHOLE), *counted)
        return tuple(one for one in every if one.account == account)

    def accounts(self) -> tuple[str, ...]:
        """Give every account that the ledger has values or rows of."""
        names = {one.account for one in self._reported_spans(WHOLE)}
        return tuple(sorted(names.union(*(self._periods(one) for one in DAY_OF))))

    def has_posts_only(self, metric: str) -> bool:
        """Say whether a metric has values for single posts; asked when it has no others."""
        if self._posts is None:
            self._posts = frozenset(row["metric"] for row in self._rows(metrics_of_posts()))
        return metric in self._posts

    def _reported_spans(self, breakdowns: tuple[str, ...]) -> tuple[Span, ...]:
        if breakdowns not in self._reported:
            self._reported[breakdowns] = tuple(
                Span(row["metric"], row["account"], row["first_day"], row["last_day"])
                for row in self._rows(spans_reported(breakdowns))
            )
        return self._reported[breakdowns]

    def _counted_of(self, metric: str, source: RowSource) -> list[Span]:
        return self._counted_spans(metric, source.dataset, KIND_OF.get(source.where, ""))

    def _ripe(self, source: RowSource, spans: Sequence[Span]) -> Sequence[Span]:
        """Leave the days that have had time to become what is counted."""
        if not source.ripens_after_hours:
            return spans
        place = source.dataset, source.ripens_after_hours
        if place not in self._unripe:
            rows = self._rows(accounts_unripe_from(source))
            self._unripe[place] = {row["account"]: row["unripe_from"] for row in rows}
        limits = self._unripe[place]
        ripe = (one.ripe_before(limits.get(one.account, date.max)) for one in spans)
        return [one for one in ripe if one is not None]

    def _counted_spans(self, metric: str, dataset: str, kind: str = "") -> list[Span]:
        return [
            Span(metric, account, period.first, period.last, is_counted=True)
            for account, periods in self._periods(dataset, kind).items()
            for period in periods
        ]

    def _periods(self, dataset: str, kind: str = "") -> Mapping[str, tuple[Period, ...]]:
        """Give the days that imports of rows speak of, by account, in order and apart."""
        if (dataset, kind) not in self._counted:
            found: dict[str, list[Period]] = {}
            for row in self._rows(row_spans(dataset, kind)):
                spoken_of = Period.closed(row["first_day"], row["last_day"])
                found.setdefault(row["account"], []).append(spoken_of)
            periods = {name: joined(each) for name, each in found.items()}
            self._counted[dataset, kind] = periods
        return self._counted[dataset, kind]

    def _rows(self, question: "ir.Table") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.snapshot.ask(question).to_pylist()
        return found
