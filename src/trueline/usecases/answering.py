"""Answers questions about metrics from one snapshot of the ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from trueline.contracts.store import Snapshot
from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.facts.questions import WHOLE
from trueline.facts.row_metrics import ADDED_UP
from trueline.measure.actual import Asked, refusal_of_gathering, refuse
from trueline.measure.composed import (
    Formula,
)
from trueline.measure.gathered import Gathered
from trueline.measure.lifetimes.differenced import (
    may_be_differenced,
    no_period,
)
from trueline.measure.lifetimes.lifetime import lifetime_value_of, no_lifetime
from trueline.measure.lifetimes.rate import lifetime_rate_of
from trueline.measure.measured import Measured
from trueline.metrics.adding_up import Gathering
from trueline.metrics.catalogue import MetricCatalogue, load_catalogue
from trueline.metrics.eras import eras_within, refusal_of_change
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Kind, Metric, Rule
from trueline.metrics.spoken_formula import side_names
from trueline.usecases.gathering import Part
from trueline.usecases.ground import Ground, quantile_of_rows, work_out
from trueline.usecases.known_days import KnownDays
from trueline.usecases.one_survey import are_answers, names_surveys, of_surveys
from trueline.usecases.together.taken import FactSource, TakenFacts


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


@dataclass(slots=True)
class Answers:
    """Questions to one snapshot; what several of them need is asked once.

    Attributes:
        snapshot: The ledger as known at one moment.
        catalogue: What metrics are, as the organisation defines them.
        known: Which account has which metric of which days.
        facts: Where answers take what they stand on.
    """

    snapshot: Snapshot
    catalogue: MetricCatalogue = field(default_factory=load_catalogue)
    known: KnownDays = field(init=False)
    facts: FactSource = field(init=False)
    _taken: TakenFacts = field(init=False)

    def __post_init__(self) -> None:
        """Know the same snapshot."""
        self.known = KnownDays(self.snapshot)
        self.facts = self._taken = TakenFacts(self.snapshot)

    def expect(self, questions: Iterable[MetricQuestion], *, by_day: bool = False) -> None:
        """Note what will be asked, so that what questions need of the ledger is taken together.

        Raises:
            MissingError: There is no such metric.
        """
        wishing = replace(self)
        wishing.known, wishing.facts = self.known, self._taken.wished
        for one in questions:
            wishing.ground(one, by_day=by_day)

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
        if (expression := self.catalogue.formula_of(metric)) is not None:
            leaves = self._leaves(metric)
            posts = {one: self.facts.posts(one, question.part) for one in leaves}
            formula = Formula(expression, leaves, _sides(self.catalogue, metric))
            return lifetime_rate_of(asked, formula, posts)
        if not may_be_differenced(metric):
            return refuse(asked, no_lifetime(metric))
        return lifetime_value_of(asked, self.facts.posts(metric.id, question.part))

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

    def _leaves(self, metric: Metric) -> Mapping[str, Metric]:
        names = self.catalogue.leaves(metric.reference)
        return {one: self.catalogue.reported(one) for one in names}

    def _ground(
        self, metric: Metric, period: Period, question: MetricQuestion, *, by_day: bool
    ) -> Ground:
        """Take what one definition stands on, over days on which it is in force."""
        part, leaves = replace(question.part, period=period), self._leaves(metric)
        asked = self._asked(metric, period, question)
        is_survey = are_answers(leaves)
        is_part = part.breakdowns != WHOLE and any(one.rows for one in leaves.values())
        if is_part and not (is_survey and names_surveys(part)):
            return Ground(asked, refusal=_no_parts(metric))
        if (refusal := refusal_of_gathering(metric, asked)) is not None:
            has_bounds = metric.kind is Kind.UNIQUE and not metric.formula
            days = self.facts.of_metrics((metric.id,), part, by_day=True) if has_bounds else ()
            return Ground(asked, days, refusal=refusal)
        if (expression := self.catalogue.formula_of(metric)) is not None:
            formula = Formula(expression, leaves, _sides(self.catalogue, metric))
            gathered = self._of_leaves(formula, part, by_day=by_day)
            if is_survey:
                return _of_survey(asked, gathered, part, formula)
            return Ground(asked, gathered, formula=formula)
        if metric.rows is not None:
            return self._of_rows(asked, part, by_day=by_day)
        return self._of_reported(asked, part, by_day=by_day)

    def _of_reported(self, asked: Asked, part: Part, *, by_day: bool) -> Ground:
        metric, gathering = asked.metric, asked.gathering
        if metric.over_time is Rule.WEIGHTED and gathering is Gathering.OWN:
            both = self.facts.of_metrics((metric.id, metric.weight), part, by_day=True)
            return Ground(asked, both, weight=self.catalogue.reported(metric.weight))
        if not asked.expected and self.known.has_posts_only(metric.id):
            return self._of_posts(asked, part)
        # Bounds of people need the days, and so do means and maxima over several parts.
        is_largest = gathering is Gathering.LARGEST  # a day of all accounts together
        by_day = by_day or is_largest or metric.over_time is Rule.NONE or len(part.breakdowns) > 1
        return Ground(asked, self.facts.of_metrics((metric.id,), part, by_day=by_day))

    def _of_posts(self, asked: Asked, part: Part) -> Ground:
        """Take the lifetime numbers of posts: two of them differ by what came in between."""
        is_whole = part.breakdowns == WHOLE
        if is_whole and may_be_differenced(asked.metric):
            posts = self.facts.posts(asked.metric.id, part)
            return Ground(asked, posts=posts, refusal=None if posts else no_period(asked.metric))
        return Ground(asked, refusal=no_period(asked.metric))

    def _of_rows(self, asked: Asked, part: Part, *, by_day: bool) -> Ground:
        source = asked.metric.rows
        if source is None:
            return Ground(asked)
        if source.aggregate in ADDED_UP:
            counted = self.facts.of_rows(asked.metric, source, part)
            if are_answers({asked.metric.id: asked.metric}):
                counted = of_surveys(asked.metric, counted, part)
            return Ground(asked, counted)
        if by_day:
            rows = self.facts.row_values(source, part)
            return Ground(asked, quantile=quantile_of_rows(asked.metric, rows), rows=rows)
        return Ground(asked, quantile=self.facts.quantile(source, part))

    def _of_leaves(self, formula: Formula, part: Part, *, by_day: bool) -> tuple[Gathered, ...]:
        reported = tuple(one.id for one in formula.leaves.values() if one.rows is None)
        found: list[Gathered] = []
        if reported:
            is_daily = by_day or formula.goes_by_day
            found += self.facts.of_metrics(reported, part, by_day=is_daily)
        for one in formula.leaves.values():
            if one.rows is not None:
                found += self.facts.of_rows(one, one.rows, part)
        return tuple(found)


def _sides(catalogue: MetricCatalogue, metric: Metric) -> tuple[str, str]:
    """Say what stands above and below the line of a metric's ratio."""
    written = parse_formula(metric.formula)
    return side_names(written, lambda one: catalogue.metrics[one].name)


def _of_survey(
    asked: Asked, gathered: tuple[Gathered, ...], part: Part, formula: Formula
) -> Ground:
    try:
        return Ground(asked, of_surveys(asked.metric, gathered, part), formula=formula)
    except RefusedQuestionError as refused:
        return Ground(asked, refusal=refused)


def _begun(eras: Sequence[tuple[Metric, Period]]) -> Iterator[tuple[date, Metric]]:
    return ((period.first, metric) for metric, period in eras)


def _no_parts(metric: Metric) -> RefusedQuestionError:
    return RefusedQuestionError(
        f"{metric.name} is counted from single rows, and those are not told apart by segment.",
        instead="Ask for the whole account.",
    )
