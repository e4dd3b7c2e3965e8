"""Read a KPI week by week: where it stood and where the plan expected it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby

from trueline.core.period import Period
from trueline.measure.measured import Measured
from trueline.measure.pacing import Way, expected_by, way_of
from trueline.measure.read_kpi import share_covered
from trueline.metrics.metric import Metric
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.plan.document import Plan
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.ground import Ground, work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.kpi_ground import days_known, known_of, question_of
from trueline.usecases.workspace import Workspace

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A KPI at the end of a day.

    Attributes:
        day: Inside; the last day that is known of all accounts where that lies before the end of
            the week.
        actual: As a reading on that day has it; None when there is no value.
        expected: What the plan's path gives for it; None without a path.
        coverage: Share of the actual's days that hold a value, 0 to 1.
        metric: Definition by which the actual was measured, as ``id@version``; empty without one.
            Points by different definitions belong to different series.
        why: Why there is no actual; empty where there is one, and for days to come.
    """

    day: date
    actual: Decimal | None
    expected: Decimal | None
    coverage: Decimal
    metric: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class KpiSeries:
    """A KPI over weeks.

    Attributes:
        path: ``scope/goal/kpi``.
        measured_in: The metric's unit, or the currency of money.
        points: One a week, oldest first; the last is of the day asked about, or of the last day
            that is known by then.
        path_ahead: The plan's path from then to the due day; no actuals.
        changes: Days within on which the metric's definition became another, with that.
    """

    path: str
    measured_in: str
    points: tuple[SeriesPoint, ...]
    path_ahead: tuple[SeriesPoint, ...]
    changes: tuple[tuple[date, Metric], ...] = ()

    @property
    def segments(self) -> tuple[tuple[SeriesPoint, ...], ...]:
        """The points with an actual, parted where the definition became another."""
        measured = [one for one in self.points if one.actual is not None]
        return tuple(tuple(some) for _, some in groupby(measured, key=lambda one: one.metric))


@dataclass(frozen=True, slots=True)
class _Week:
    """What a point is of.

    Attributes:
        day: As the point has it.
        covered: Days of its actual; None when there is none.
        why: Why there is none; empty before the plan begins.
        ended: Closed accounts whose level no longer counts on that day.
    """

    day: date
    covered: Period | None
    why: str = ""
    ended: frozenset[str] = frozenset()


def read_series(
    workspace: Workspace,
    plan: Plan,
    placed: PlacedKpi,
    *,
    on: date,
    as_of: datetime | int | None = None,
) -> KpiSeries:
    """Give a KPI week by week from the plan's first day; each point is a reading of its day."""
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    return series_within(answers, plan, placed, on=on)


def series_within(
    answers: Answers, plan: Plan, placed: PlacedKpi, *, on: date, accounts: tuple[str, ...] = ()
) -> KpiSeries:
    """Give a KPI week by week from the plan's first day, of all its accounts or of some.

    Args:
        answers: What the ledger says.
        plan: Any plan.
        placed: The KPI; its weeks end with the last day that is known of all its accounts.
        on: Last day asked about.
        accounts: Some that it looks at, whose share of it is wanted; empty for all.
    """
    week_count = (on - plan.first) // WEEK + 1
    return _series(answers, plan, placed, _week_ends(on, week_count), accounts)


def read_trends(
    workspace: Workspace,
    plan: Plan,
    placed: tuple[PlacedKpi, ...],
    *,
    on: date,
    week_count: int,
    as_of: datetime | int | None = None,
) -> tuple[KpiSeries, ...]:
    """Give the last weeks of several KPIs, in their order."""
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    days = _week_ends(on, week_count)
    answers.expect(
        (
            question
            for one in placed
            if (question := _question(plan, one, _weeks(answers, plan, one, days)))
        ),
        by_day=True,
    )
    return tuple(_series(answers, plan, one, days) for one in placed)


def _week_ends(on: date, week_count: int) -> tuple[date, ...]:
    return tuple(on - WEEK * back for back in range(max(week_count, 1) - 1, -1, -1))


def _series(
    answers: Answers,
    plan: Plan,
    placed: PlacedKpi,
    days: tuple[date, ...],
    accounts: tuple[str, ...] = (),
) -> KpiSeries:
    metric = answers.catalogue.get(placed.kpi.metric)
    way = way_of(placed.kpi, metric, plan_first=plan.first)
    weeks = _weeks(answers, plan, placed, days)
    question = _question(plan, placed, weeks, accounts)
    ground = answers.ground(question, by_day=True) if question else None
    points = []
    measured_in = metric.measured_in
    for week in weeks:
        found = _worked_out(ground, week, question.part.accounts) if ground and question else None
        measured_in = found.measured_in if found and found.value is not None else measured_in
        points.append(
            SeriesPoint(
                day=week.day,
                actual=found.value if found else None,
                expected=_expected(way, metric, week, found),
                coverage=found.coverage if found else Decimal(0),
                metric=found.metric if found and found.value is not None else "",
                why=found.why if found else week.why,
            )
        )
    ahead = _ahead(days[-1], way.target.due) if way else ()
    return KpiSeries(
        path=placed.path,
        measured_in=measured_in,
        points=tuple(points),
        path_ahead=tuple(
            SeriesPoint(day, None, expected_by(way, day), Decimal(0)) for day in ahead if way
        ),
        changes=_changes(answers, placed.kpi.metric, [one.covered for one in weeks if one.covered]),
    )


def _worked_out(ground: Ground, week: _Week, accounts: Collection[str]) -> Measured | None:
    if week.covered is None:
        return None
    within = ground.within(week.covered)
    return work_out(within.narrowed(set(accounts) - week.ended) if week.ended else within)


def _expected(
    way: Way | None, metric: Metric, week: _Week, found: Measured | None
) -> Decimal | None:
    """Give what a reading of the point's day expects; None before the way begins."""
    if way is None or week.day <= way.starts_after:
        return None
    covered = share_covered(metric, found) if found else Decimal(1)
    return expected_by(way, week.day, covered)


def _changes(
    answers: Answers, reference: str, periods: list[Period]
) -> tuple[tuple[date, Metric], ...]:
    """Give the changes of a definition between the first and the last day looked at."""
    eras = answers.catalogue.eras(reference)[1:]
    if not periods:
        return ()
    first, last = min(one.first for one in periods), max(one.last for one in periods)
    return tuple(one for one in eras if first < one[0] <= last)


def _weeks(
    answers: Answers, plan: Plan, placed: PlacedKpi, days: Iterable[date]
) -> tuple[_Week, ...]:
    """Give what each point is of: the days that are known, and never the same days twice."""
    known = known_of(answers, plan, placed)
    found: list[_Week] = []
    for day in days:
        until = known(day)
        covered = days_known(placed.kpi, until, day, plan_first=plan.first)
        last = covered.last if covered else day
        if covered and found and found[-1].day >= last:
            is_over = last == placed.kpi.counts_until(day)
            why = (
                f"It was due on {last}; later days do not count."
                if is_over
                else f"No later day than {last} is known of all its accounts."
            )
            found.append(_Week(day, None, why))
        else:
            found.append(_Week(last, covered, ended=frozenset(one for one, _ in until.ended)))
    return tuple(found)


def _question(
    plan: Plan, placed: PlacedKpi, weeks: Iterable[_Week], some: tuple[str, ...] = ()
) -> MetricQuestion | None:
    """Give what all points stand on, of some accounts or of all; None when nothing can be asked."""
    accounts = some or accounts_of(plan, placed.kpi.filter)
    periods = [one.covered for one in weeks if one.covered]
    if not accounts or not periods:
        return None
    whole = Period(min(one.first for one in periods), max(one.until for one in periods))
    return question_of(placed, whole, accounts)


def _ahead(after: date, due: date) -> tuple[date, ...]:
    weeks = max((due - after) // WEEK, 0)
    inside = [after + WEEK * number for number in range(1, weeks + 1)]
    return tuple(dict.fromkeys([*inside, due])) if due > after else ()
