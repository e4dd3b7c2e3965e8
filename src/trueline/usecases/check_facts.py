"""What the checks of a plan may ask of an organisation's facts."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from trueline.contracts.check import FactGround, Observed
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.facts.questions import WHOLE
from trueline.measure.actual import NEARLY_ALL
from trueline.measure.known_until import known_until
from trueline.measure.measured import Measured
from trueline.measure.spread import half_width
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.evaluating import evaluate
from trueline.metrics.expression import Leaf
from trueline.metrics.metric import Rule
from trueline.plan.cascade import accounts_of
from trueline.plan.channels.in_use import accounts_in_use
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import Ground, work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

WEEK = timedelta(days=7)
HALF = Decimal("0.5")
"""Of the days of a rate or a median: of fewer nothing is said of the whole."""
Weeks = tuple[Decimal | None, ...]


def fact_ground(
    workspace: Workspace, plan: Plan, *, as_of: datetime | None = None
) -> FactGround | None:
    """Give the facts as checks see them; None when there are none.

    Args:
        workspace: Whose ledger.
        plan: Says which accounts a filter means.
        as_of: Moment whose knowledge counts; None for what is known today.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    return LedgerFacts(plan, answers) if answers.known.accounts() else None


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """The facts of one snapshot, asked by the channels of one plan.

    Attributes:
        plan: Says which accounts a filter means.
        answers: What the ledger knows.
    """

    plan: Plan
    answers: Answers
    _weeks: dict[tuple[str, Filter, Period], Weeks] = field(default_factory=dict)
    _grounds: dict[MetricQuestion, Ground] = field(default_factory=dict)

    def accounts(self) -> tuple[str, ...]:
        """Give every account that facts name, as ``network/handle``."""
        return self.answers.known.accounts()

    def weekly(self, metric: str, part: Filter, period: Period) -> Weeks:
        """Give a metric for each whole week of a period, Monday first.

        A week is None when the metric's own rule refuses it, when it has no value, and, for what
        is added up over days, when a day of it is missing.

        Raises:
            MissingError: There is no such metric.
        """
        key = metric, part, period
        if key not in self._weeks:
            self._weeks[key] = self._weekly(metric, part, period)
        return self._weeks[key]

    def observed(self, metric: str, part: Filter, period: Period) -> Observed:
        """Give a metric over a period, with the interval that the spread of its weeks gives.

        A level has no interval, since its weeks are no repeats of each other; nor has what is made
        of levels, which may grow with the days looked at. Nothing is said of a sum when days of it
        are missing.

        Raises:
            MissingError: There is no such metric.
        """
        found = self.told(metric, part, period)
        if found.value is None:
            return found
        rule = self.answers.catalogue.get(metric).over_time
        if _holds_levels(self.answers.catalogue, metric):
            return found
        weeks = [one for one in self.weekly(metric, part, period) if one is not None]
        half = half_width(weeks, is_sum=rule is Rule.SUM)
        if half is None:
            return replace(found, is_rough=True)
        return Observed(found.value, found.value - half, found.value + half)

    def lacking(self, metric: str, part: Filter) -> tuple[str, ...]:
        """Give the names of metrics that never came in, so that a metric had no value ever.

        Returns:
            Empty where the metric had a value; all of its parts where each came in, but none of the
            accounts has all that it takes.

        Raises:
            MissingError: There is no such metric.
        """
        catalogue, known = self.answers.catalogue, self.answers.known
        accounts = accounts_of(self.plan, part)
        leaves = {one: catalogue.reported(one) for one in catalogue.leaves(metric)}
        spans = known.spans(leaves, accounts, part.segments or WHOLE) if accounts else ()
        if any(known.has_posts_only(one) for one in leaves):
            return ()
        has = {(one.account, one.metric) for one in spans}
        whole = catalogue.formula_of(catalogue.get(metric)) or Leaf(catalogue.get(metric).id)
        # Each leaf stands for another number, so that no difference of two comes to nothing.
        cells = {
            account: {
                leaf: Decimal(3) ** at for at, leaf in enumerate(leaves) if (account, leaf) in has
            }
            for account in accounts
        }
        if evaluate(whole, cells).value is not None:
            return ()
        seen = {leaf for _, leaf in has}
        missing = [one for key, one in leaves.items() if key not in seen]
        return tuple(one.name for one in missing or leaves.values())

    def told(self, metric: str, part: Filter, period: Period) -> Observed:
        """Give a metric over a period without an interval, which takes less asking.

        Raises:
            MissingError: There is no such metric.
        """
        accounts = accounts_of(self.plan, part)
        if not accounts:
            return Observed(None, why="The plan names no account that is looked at.")
        found = self.answers.value(_question(metric, part, period, accounts))
        if found.value is None:
            return Observed(None, why=found.why)
        rule = self.answers.catalogue.get(metric).over_time
        least = NEARLY_ALL if rule is Rule.SUM else HALF
        if rule is Rule.LAST:
            missing = self._missing(metric, part, period)
            return Observed(None, why=missing) if missing else Observed(found.value)
        if found.coverage < least:
            return Observed(None, why=f"Only {per_cent(found.coverage)} of its days hold a value.")
        return Observed(found.value)

    def _missing(self, metric: str, part: Filter, period: Period) -> str:
        """Say which accounts a level lacks on a period's last day; empty where none."""
        catalogue, accounts = self.answers.catalogue, accounts_of(self.plan, part)
        leaves = {one: catalogue.reported(one) for one in catalogue.leaves(metric)}
        spans = self.answers.known.spans(leaves, accounts, part.segments or WHOLE)
        in_use = accounts_in_use(self.plan.channels)
        return known_until(spans, period.last, due_every=WEEK.days, in_use=in_use).missing

    def _weekly(self, metric: str, part: Filter, period: Period) -> Weeks:
        weeks = whole_weeks(period)
        accounts = accounts_of(self.plan, part)
        if not weeks or not accounts:
            return (None,) * len(weeks)
        whole = Period(weeks[0].first, weeks[-1].until)
        ground = self._ground(metric, part, whole, accounts)
        is_sum = ground.asked.metric.over_time is Rule.SUM
        return tuple(_value(work_out(ground.within(one)), is_sum=is_sum) for one in weeks)

    def _ground(
        self, metric: str, part: Filter, period: Period, accounts: tuple[str, ...]
    ) -> Ground:
        """Take a metric of all accounts of the plan at once; KPIs share it and narrow it."""
        asked = _question(metric, part, period, accounts_of(self.plan, Filter()))
        if asked not in self._grounds:
            self._grounds[asked] = self.answers.ground(asked, by_day=True)
        ground = self._grounds[asked]
        if ground.quantile is None and ground.refusal is None:
            return ground.narrowed(accounts)
        return self.answers.ground(_question(metric, part, period, accounts), by_day=True)


def whole_weeks(period: Period) -> tuple[Period, ...]:
    """Give the weeks from Monday to Sunday that lie inside a period.

    Example:
        >>> from datetime import date
        >>> [str(one.first) for one in whole_weeks(Period(date(2026, 1, 1), date(2026, 1, 20)))]
        ['2026-01-05', '2026-01-12']
    """
    monday = period.first + timedelta(days=-period.first.weekday() % 7)
    count = max((period.until - monday) // WEEK, 0)
    return tuple(
        Period(monday + WEEK * number, monday + WEEK * (number + 1)) for number in range(count)
    )


def _holds_levels(catalogue: MetricCatalogue, metric: str) -> bool:
    rules = {catalogue.reported(one).over_time for one in catalogue.leaves(metric)}
    return Rule.LAST in rules


def _question(
    metric: str, part: Filter, period: Period, accounts: tuple[str, ...]
) -> MetricQuestion:
    return MetricQuestion(metric, Part(period, accounts, part.segments or ("",)))


def _value(found: Measured, *, is_sum: bool) -> Decimal | None:
    return None if is_sum and found.coverage < 1 else found.value
