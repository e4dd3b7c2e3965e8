"""Ground: all that the answer of a question stands on, taken once and worked out often."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.facts.row_metrics import QUANTILES
from trueline.measure.actual import Asked, refuse, value_of
from trueline.measure.composed import (
    Formula,
    formula_value_of,
    quantile_value_of,
    weighted_value_of,
)
from trueline.measure.gathered import Gathered
from trueline.measure.lifetimes.differenced import differenced_value_of
from trueline.measure.lifetimes.seen import SeenPost
from trueline.measure.measured import Measured
from trueline.measure.quantiles import Quantile, RowValue, quantile_of
from trueline.metrics.eras import refusal_of_change
from trueline.metrics.metric import Metric


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a question's answer stands on; taken from the ledger once, worked out often.

    Attributes:
        asked: The question and who should have an answer.
        gathered: What there is, by account or by account and day.
        formula: Of a metric made of others, else None.
        weight: Metric that weights a rate, else None.
        quantile: Of a metric that is a quantile of rows, else None.
        rows: Its rows, where the ground was taken day by day; else empty.
        refusal: Why nothing was taken; None when the question can be worked out.
        posts: Where single posts alone were reported, their lifetime numbers; else empty.
        eras: Where the definition changed within the days asked about, and the ground was taken
            day by day: the ground of each definition's own days. Else empty.
    """

    asked: Asked
    gathered: tuple[Gathered, ...] = ()
    formula: Formula | None = None
    weight: Metric | None = None
    quantile: Quantile | None = None
    rows: tuple[RowValue, ...] = ()
    refusal: RefusedQuestionError | None = None
    posts: tuple[SeenPost, ...] = ()
    eras: tuple["Ground", ...] = ()

    def narrowed(self, accounts: Collection[str]) -> "Ground":
        """Give the ground of the same question about fewer accounts; not for quantiles."""
        expected = tuple(one for one in self.asked.expected if one.account in accounts)
        return replace(
            self,
            asked=replace(self.asked, expected=expected),
            gathered=tuple(one for one in self.gathered if one.account in accounts),
            posts=tuple(one for one in self.posts if one.account in accounts),
            eras=tuple(one.narrowed(accounts) for one in self.eras),
        )

    def within(self, period: Period) -> "Ground":
        """Give the ground of the same question about fewer days; it was taken day by day."""
        if self.eras:
            return self._of_era(period)
        rows = tuple(one for one in self.rows if one.day in period)
        return replace(
            self,
            asked=replace(self.asked, period=period),
            gathered=tuple(one for one in self.gathered if one.first_day in period),
            quantile=quantile_of_rows(self.asked.metric, rows) if self.quantile else None,
            rows=rows,
        )

    def _of_era(self, period: Period) -> "Ground":
        """Give the ground of the definition that all days have in common, or refuse."""
        for one in self.eras:
            if period.first in one.asked.period and period.last in one.asked.period:
                return one.within(period)
        changes = tuple((one.asked.period.first, one.asked.metric) for one in self.eras)
        asked = replace(self.asked, period=period)
        return Ground(asked, refusal=refusal_of_change(period, changes))


def work_out(ground: Ground) -> Measured:
    """Give the value that a question's ground comes to, or the reason why there is none."""
    if ground.refusal is not None:
        return refuse(ground.asked, ground.refusal, ground.gathered)
    if ground.formula is not None:
        return formula_value_of(ground.asked, ground.formula, ground.gathered)
    if ground.weight is not None:
        return weighted_value_of(ground.asked, ground.weight, ground.gathered)
    if ground.quantile is not None:
        found = ground.quantile
        return quantile_value_of(
            ground.asked, found.value, row_count=found.row_count, last_day=found.last_day
        )
    if ground.posts:
        return differenced_value_of(ground.asked, ground.posts)
    return value_of(ground.asked, ground.gathered)


def quantile_of_rows(metric: Metric, rows: Sequence[RowValue]) -> Quantile:
    """Give the quantile that a metric is, over rows."""
    share = QUANTILES[metric.rows.aggregate] if metric.rows else 0.5
    return quantile_of(rows, share)
