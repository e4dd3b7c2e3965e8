"""Answers questions about metrics from one snapshot of the ledger."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from trueline.contracts.store import Snapshot
from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.facts.questions import WHOLE
from trueline.facts.row_metrics import ADDED_UP, QUANTILES
from trueline.measure.actual import Asked, refusal_of_gathering, refuse, value_of
from trueline.measure.composed import (
    Formula,
    formula_value_of,
    quantile_value_of,
    weighted_value_of,
)
from trueline.measure.gathered import Gathered
from trueline.measure.lifetimes.differenced import (
    differenced_value_of,
    may_be_differenced,
    no_period,
)
from trueline.measure.lifetimes.lifetime import lifetime_value_of, no_lifetime
from trueline.measure.lifetimes.seen import SeenPost
from trueline.measure.measured import Measured
from trueline.measure.quantiles import Quantile, RowValue, quantile_of
from trueline.metrics.adding_up import Gathering
from trueline.metrics.catalogue import MetricCatalogue, load_catalogue
from trueline.metrics.eras import eras_within, refusal_of_change
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Kind, Metric, Rule
from trueline.metrics.spoken_formula import side_names
from trueline.usecases.gathering import (
    Part,
    gather,
    gather_daily,
    gather_posts,
    gather_quantile,
    gather_row_values,
    gather_rows,
)
from trueline.usecases.known_days import KnownDays


@dataclass(frozen=True, slots=True)
class MetricQuestion:
    """What is asked of a metric.

    Attributes:
        metric: Id, or id and version.
        part: Days, accounts and breakdowns.
        gathering: How days come together.
    """

    metric: str
    part: Part
    gathering: Gathering = Gathering.OWN


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
            quantile=_quantile(self.asked.metric, rows) if self.quantile else None,
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


@dataclass(slots=True)
class Answers:
    """Questions to one snapshot; what several of them need is asked once.

    Attributes:
        snapshot: The ledger as known at one moment.
        catalogue: What metrics are, as the organisation defines them.
        known: Which account has which metric of which days.
    """

    snapshot: Snapshot
    catalogue: MetricCatalogue = field(default_factory=load_catalogue)
    known: KnownDays = field(init=False)

    def __post_init__(self) -> None:
        """Know the same snapshot."""
        self.known = KnownDays(self.snapshot)

    def value(self, question: MetricQuestion) -> Measured:
        """Give a metric's value, or the reason why there is none.

        Raises:
            MissingError: There is no such metric.
        """
        return work_out(self.ground(question))

    def lifetime(self, question: MetricQuestion) -> Measured:
        """Give what posts published in the period have gathered ever since, as last seen.

        Raises:
            MissingError: There is no such metric.
        """
        metric = self.catalogue.get(question.metric)
        asked = self._asked(metric, question.part.period, question)
        if not may_be_differenced(metric):
            return refuse(asked, no_lifetime(metric))
        return lifetime_value_of(asked, gather_posts(self.snapshot, metric.id, question.part))

    def ground(self, question: MetricQuestion, *, by_day: bool = False) -> Ground:
        """Take from the ledger what the answer of a question stands on.

        Args:
            question: What is asked.
            by_day: Take it day by day, so that it can be narrowed to fewer days.

        Raises:
            MissingError: There is no such metric.
        """
        eras = eras_within(self.catalogue, question.metric, question.part.period)
        if len(eras) == 1:
            return self._ground(*eras[0], question, by_day=by_day)
        grounds = (self._ground(*one, question, by_day=True) for one in eras) if by_day else ()
        asked = self._asked(self.catalogue.get(question.metric), question.part.period, question)
        refusal = refusal_of_change(question.part.period, tuple(_begun(eras)))
        return Ground(asked, refusal=refusal, eras=tuple(grounds))

    def _asked(self, metric: Metric, period: Period, question: MetricQuestion) -> Asked:
        part = question.part
        return Asked(
            metric=metric,
            period=period,
            expected=self.known.spans(self._leaves(metric), part.accounts, part.breakdowns),
            gathering=question.gathering,
        )

    def _sides(self, metric: Metric) -> tuple[str, str]:
        written = parse_formula(metric.formula)
        return side_names(written, lambda one: self.catalogue.metrics[one].name)

    def _leaves(self, metric: Metric) -> Mapping[str, Metric]:
        names = self.catalogue.leaves(metric.reference)
        return {one: self.catalogue.reported(one) for one in names}

    def _ground(
        self, metric: Metric, period: Period, question: MetricQuestion, *, by_day: bool
    ) -> Ground:
        """Take what one definition stands on, over days on which it is in force."""
        part, leaves = replace(question.part, period=period), self._leaves(metric)
        asked = self._asked(metric, period, question)
        if part.breakdowns != WHOLE and any(one.rows for one in leaves.values()):
            return Ground(asked, refusal=_no_parts(metric))
        if (refusal := refusal_of_gathering(metric, asked)) is not None:
            has_bounds = metric.kind is Kind.UNIQUE and not metric.formula
            days = self._reported_of((metric.id,), part, by_day=True) if has_bounds else ()
            return Ground(asked, days, refusal=refusal)
        if (expression := self.catalogue.formula_of(metric)) is not None:
            formula = Formula(expression, leaves, self._sides(metric))
            return Ground(asked, self._of_leaves(formula, part, by_day=by_day), formula=formula)
        if metric.rows is not None:
            return self._of_rows(asked, part, by_day=by_day)
        return self._of_reported(asked, part, by_day=by_day)

    def _of_reported(self, asked: Asked, part: Part, *, by_day: bool) -> Ground:
        metric, gathering = asked.metric, asked.gathering
        if metric.over_time is Rule.WEIGHTED and gathering is Gathering.OWN:
            both = gather_daily(self.snapshot, (metric.id, metric.weight), part)
            return Ground(asked, both, weight=self.catalogue.reported(metric.weight))
        if not asked.expected and self.known.has_posts_only(metric.id):
            return self._of_posts(asked, part)
        # Bounds of people need the days, and so do means and maxima over several parts.
        is_largest = gathering is Gathering.LARGEST  # a day of all accounts together
        by_day = by_day or is_largest or metric.over_time is Rule.NONE or len(part.breakdowns) > 1
        return Ground(asked, self._reported_of((metric.id,), part, by_day=by_day))

    def _of_posts(self, asked: Asked, part: Part) -> Ground:
        """Take the lifetime numbers of posts: two of them differ by what came in between."""
        is_whole = part.breakdowns == WHOLE
        if is_whole and may_be_differenced(asked.metric):
            posts = gather_posts(self.snapshot, asked.metric.id, part)
            return Ground(asked, posts=posts, refusal=None if posts else no_period(asked.metric))
        return Ground(asked, refusal=no_period(asked.metric))

    def _of_rows(self, asked: Asked, part: Part, *, by_day: bool) -> Ground:
        source = asked.metric.rows
        if source is None:
            return Ground(asked)
        if source.aggregate in ADDED_UP:
            return Ground(asked, gather_rows(self.snapshot, asked.metric, source, part))
        if by_day:
            rows = gather_row_values(self.snapshot, source, part)
            return Ground(asked, quantile=_quantile(asked.metric, rows), rows=rows)
        return Ground(asked, quantile=gather_quantile(self.snapshot, source, part))

    def _of_leaves(self, formula: Formula, part: Part, *, by_day: bool) -> tuple[Gathered, ...]:
        reported = tuple(one.id for one in formula.leaves.values() if one.rows is None)
        found: list[Gathered] = []
        if reported:
            found += self._reported_of(reported, part, by_day=by_day or formula.goes_by_day)
        for one in formula.leaves.values():
            if one.rows is not None:
                found += gather_rows(self.snapshot, one, one.rows, part)
        return tuple(found)

    def _reported_of(
        self, metrics: tuple[str, ...], part: Part, *, by_day: bool
    ) -> tuple[Gathered, ...]:
        return (gather_daily if by_day else gather)(self.snapshot, metrics, part)


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


def _begun(eras: Sequence[tuple[Metric, Period]]) -> Iterator[tuple[date, Metric]]:
    return ((period.first, metric) for metric, period in eras)


def _quantile(metric: Metric, rows: Sequence[RowValue]) -> Quantile:
    share = QUANTILES[metric.rows.aggregate] if metric.rows else 0.5
    return quantile_of(rows, share)


def _no_parts(metric: Metric) -> RefusedQuestionError:
    return RefusedQuestionError(
        f"{metric.name} is counted from single rows, and those are not told apart by segment.",
        instead="Ask for the whole account.",
    )
