"""Make the forecasts of earlier days again, and hold them against what came.

The ledger still knows what was known then, so that an earlier forecast is made anew to the last
digit; nothing has to be kept for that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.forecast import Forecast, ForecastPoint
from trueline.measure.read_kpi import days_of
from trueline.plan.cascade import PlacedKpi, accounts_of, placed_kpis
from trueline.plan.document import Plan
from trueline.usecases.answering import Answers
from trueline.usecases.forecasting.forecast_kpis import forecast_kpis
from trueline.usecases.ground import work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.kpi_ground import question_of
from trueline.usecases.workspace import Workspace

WEEK = timedelta(days=7)
USUAL_WEEKS_AHEAD = (4, 8, 13, 26)


@dataclass(frozen=True, slots=True)
class EarlierForecast:
    """A forecast of an earlier day, and what came.

    Attributes:
        path: Of the KPI.
        made_on: Day on which it could have been made, from what was known at its end.
        point: What it said, and of which day.
        weeks_ahead: Whole weeks between the two days.
        measured_in: Unit of its numbers.
        actual: On that day, by what is known now; None when there is none.
    """

    path: str
    made_on: date
    point: ForecastPoint
    weeks_ahead: int
    measured_in: str
    actual: Decimal | None


def earlier_forecasts(
    workspace: Workspace,
    plan: Plan,
    made_on: Sequence[date],
    *,
    on: date,
    as_of: datetime | int | None = None,
    weeks_ahead: Sequence[int] = USUAL_WEEKS_AHEAD,
) -> tuple[EarlierForecast, ...]:
    """Give what forecasts of some earlier days said of days that are past by now.

    Args:
        workspace: Whose ledger.
        plan: Whose KPIs, with their targets as they are in it.
        made_on: Days on which forecasts are made, each from what was known at its end (UTC).
        on: Last day that counts as past.
        as_of: Moment or revision whose knowledge the actuals are of; None for today's.
        weeks_ahead: How far the points lie ahead; a due day that is past counts in any case.

    Returns:
        By KPI in the plan's order, then by the day on which they are made.
    """
    told: dict[str, list[tuple[date, ForecastPoint]]] = {}
    for day in made_on:
        then = datetime.combine(day, time.max, UTC)
        for path, forecast in forecast_kpis(workspace, plan, on=day, as_of=then).items():
            points = _points(forecast, weeks_ahead)
            told.setdefault(path, []).extend((day, one) for one in points if one.day <= on)
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    placed = [one for one in placed_kpis(plan) if told.get(one.path)]
    return tuple(
        each for one in placed for each in _held_against(answers, plan, one, told[one.path])
    )


def _points(forecast: Forecast, weeks_ahead: Sequence[int]) -> Iterator[ForecastPoint]:
    for at, point in enumerate(forecast.path, start=1):
        if at in weeks_ahead or point.day == forecast.due:
            yield point


def mondays_before(day: date, count: int) -> tuple[date, ...]:
    """Give the last Mondays before a day, oldest first."""
    last = day - timedelta(days=day.weekday() or 7)
    return tuple(last - WEEK * back for back in range(count - 1, -1, -1))


def _held_against(
    answers: Answers, plan: Plan, placed: PlacedKpi, told: Sequence[tuple[date, ForecastPoint]]
) -> Iterator[EarlierForecast]:
    actuals = _actuals(answers, plan, placed, sorted({point.day for _, point in told}))
    for made_on, point in told:
        actual, unit = actuals[point.day]
        weeks = (point.day - made_on) // WEEK
        yield EarlierForecast(placed.path, made_on, point, weeks, unit, actual)


def _actuals(
    answers: Answers, plan: Plan, placed: PlacedKpi, days: Sequence[date]
) -> Mapping[date, tuple[Decimal | None, str]]:
    """Give the KPI's actual of each day with its unit; the ledger is asked once."""
    covered = {day: days_of(placed.kpi, day, plan_first=plan.first) for day in days}
    periods = [one for one in covered.values() if one]
    unit = answers.catalogue.get(placed.kpi.metric).measured_in
    if not periods:
        return dict.fromkeys(days, (None, unit))
    whole = Period(min(one.first for one in periods), max(one.until for one in periods))
    accounts = accounts_of(plan, placed.kpi.filter)
    ground = answers.ground(question_of(placed, whole, accounts), by_day=True)
    found = {day: work_out(ground.within(one)) if one else None for day, one in covered.items()}
    return {
        day: (one.value, one.measured_in) if one else (None, unit) for day, one in found.items()
    }
