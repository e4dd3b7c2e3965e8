"""Score Trueline's own forecasts as guesses are scored: earlier days forecast again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from trueline.measure.calibrating.calibration import Calibration, PastGuess, calibrate, calibrate_by
from trueline.measure.calibrating.scores import GuessedRange
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import find_kpi
from trueline.plan.document import Plan
from trueline.usecases.calibrating.read_calibration import Group
from trueline.usecases.forecasting.earlier_forecasts import (
    EarlierForecast,
    earlier_forecasts,
    mondays_before,
)
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

WEEKS_AHEAD = (4, 13)
WEEKS_BETWEEN = 8
WEEKS_BACK = 52


@dataclass(frozen=True, slots=True)
class ForecastRecord:
    """How good forecasts of earlier days were.

    Attributes:
        made_on: Days on which they could have been made.
        whole: Of all that something came of.
        by_kind: By the family of the KPI's metric.
        by_horizon: By how far ahead.
        unmeasured: Forecasts of which nothing came.
        caveats: What must be said beside the numbers, in sentences.
    """

    made_on: tuple[date, ...]
    whole: Calibration
    by_kind: tuple[Group, ...]
    by_horizon: tuple[Group, ...]
    unmeasured: int
    caveats: tuple[str, ...]


def forecast_record(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> ForecastRecord:
    """Make the forecasts of a year again, every eighth week, and hold them against what came.

    Each is made from what the ledger knew on its day. That takes a while: it belongs into a command
    or a job.

    Args:
        workspace: Whose ledger.
        plan: Whose KPIs, with their targets as they are in it.
        on: Last day that counts as past.
        as_of: Moment whose knowledge the actuals are of; None for now.
    """
    mondays = mondays_before(on, WEEKS_BACK)
    made_on = tuple(islice(mondays, 0, None, WEEKS_BETWEEN))
    found = earlier_forecasts(workspace, plan, made_on, on=on, as_of=as_of, weeks_ahead=WEEKS_AHEAD)
    past = list(_past(found, plan, catalogue_of(workspace, as_of=as_of)))
    return ForecastRecord(
        made_on=made_on,
        whole=calibrate(past),
        by_kind=tuple(Group(*one) for one in calibrate_by(past, lambda one: one.kind)),
        by_horizon=tuple(Group(*one) for one in calibrate_by(past, lambda one: one.horizon)),
        unmeasured=len(found) - len(past),
        caveats=_caveats(past),
    )


def _past(
    found: tuple[EarlierForecast, ...], plan: Plan, metrics: MetricCatalogue
) -> Iterator[PastGuess]:
    for one in found:
        if one.actual is not None:
            kpi, point = find_kpi(plan, one.path).kpi, one.point
            yield PastGuess(
                path=one.path,
                name=kpi.name,
                kind=metrics.get(kpi.metric).family,
                made_on=one.made_on,
                tested_on=point.day,
                guess=GuessedRange(float(point.low), float(point.value), float(point.high)),
                came=float(one.actual),
            )


def _caveats(past: list[PastGuess]) -> tuple[str, ...]:
    if not past:
        return ("No forecast could be made on those days, or nothing came of them yet.",)
    subjects = len({one.path for one in past})
    leaning = (
        f"The {len(past)} forecasts are of {subjects} KPIs; forecasts of one KPI lean on one "
        "another, so that the interval is too narrow."
    )
    half_known = (
        "A KPI that adds up since the plan began is half known already when its forecast is made; "
        "the forecasts are not set against saying the last value again."
    )
    return leaning, half_known
