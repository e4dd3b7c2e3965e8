"""Outlooks: what is asked about each KPI's future, from its history and what is done already."""

from collections.abc import Iterator
from zlib import crc32

from trueline.core.percent import per_cent
from trueline.measure.actual import NEARLY_ALL
from trueline.measure.forecast import Forecast
from trueline.measure.forecasting.door import unsaid
from trueline.measure.forecasting.history import Aim, Course, History, Outlook
from trueline.measure.forecasting.planned_season import PlannedSeason
from trueline.measure.forecasting.scales import Bounds
from trueline.measure.forecasting.season import LEAST_YEARS_IN_WEEKS
from trueline.measure.measured import Measured
from trueline.plan.cascade import PlacedKpi
from trueline.plan.kpi import Direction, Kpi, Measuring
from trueline.plan.target import Curve, CurveKind, Target
from trueline.usecases.forecasting.asked import Seen
from trueline.usecases.forecasting.histories import KpiHistory

FARTHEST_WEEKS = 104
"""How far ahead anything is said."""
SHORT_WEEKS = 26
"""Below this the interval of a steady series holds clearly more often than it says."""
NO_SEASON = "With less than two years of history a season of the year is not known of."
PLANNED_SEASON = (
    "With less than two years of history the season is the plan's own, month by month; whether "
    "it is right is not shown yet."
)
NO_CHANCE = (
    "The plan's path is not even, and less than two years of history do not show why: no chance "
    "is told, and the pace along that path decides."
)


def outlook_of(
    seen: Seen, placed: PlacedKpi, actual: Measured, known: KpiHistory
) -> Outlook | Forecast:
    """Give what is asked about a KPI's future, or the forecast that says why nothing can be.

    Args:
        seen: From where it is looked ahead.
        placed: The KPI; it has a target.
        actual: On the day from which is looked ahead.
        known: Its weeks.

    Raises:
        ValueError: It has no target.
    """
    kpi, history, target = placed.kpi, known.history, placed.kpi.target
    if target is None:
        raise ValueError(f"{placed.path} has no target to look ahead to.")
    if history is None:
        return unsaid(target.due, known.why)
    if (target.due - history.last_day).days > 7 * FARTHEST_WEEKS:
        why = f"Its due day {target.due} is more than two years ahead; no forecast reaches so far."
        return unsaid(target.due, why, history.whole_count)
    is_to_date = kpi.measuring is Measuring.TO_DATE
    is_sum = is_to_date and history.course is Course.SUM
    season = _planned_season(kpi, target.curve, history)
    gaps = _gaps(actual) if is_sum else ()
    return Outlook(
        history=history,
        due=target.due,
        on=seen.on,
        aim=None if gaps or not (season or _is_even(target.curve, history)) else _aim(kpi, target),
        first=seen.plan.first if is_to_date else None,
        trailing_days=0 if is_to_date else kpi.trailing_days,
        done=_done(actual, known) if is_to_date else None,
        least=float(actual.value or 0) if is_sum and history.bounds is Bounds.POSITIVE else None,
        seed=(crc32(f"{seen.plan.organisation}/{placed.path}".encode()),),
        season=season,
        caveats=(*gaps, *_caveats(history, target.curve, season)),
    )


def _gaps(actual: Measured) -> tuple[str, ...]:
    """Say that a sum to date lacks days, which then count as days on which nothing came."""
    if actual.coverage >= NEARLY_ALL:
        return ()
    said = (
        f"Only {per_cent(actual.coverage)} of the days so far hold a value and the others count as "
        "nothing, so it lands too low: no chance is told."
    )
    return (said,)


def _done(actual: Measured, known: KpiHistory) -> tuple[float, float] | None:
    """Give what is done of both sides up to the history's last day; None where it is not told."""
    above_after, below_after = _later(actual, known)
    if known.history is not None and known.history.course is Course.SUM:
        so_far = 0.0 if actual.value is None else float(actual.value) - above_after
        return so_far, 0.0
    ratio = actual.ratio
    if ratio is None or ratio.above.value is None or ratio.below.value is None:
        return None
    return float(ratio.above.value) - above_after, float(ratio.below.value) - below_after


def _later(actual: Measured, known: KpiHistory) -> tuple[float, float]:
    """Give what the actual holds of days after the history; an actual may end with it."""
    if known.history is None or actual.period.last <= known.history.last_day:
        return 0.0, 0.0
    return known.known_after


def _aim(kpi: Kpi, target: Target) -> Aim:
    value = float(target.value)
    match kpi.direction:
        case Direction.UP:
            return Aim(least=value, most=None)
        case Direction.DOWN:
            return Aim(least=None, most=value)
    return Aim(least=value if target.floor is None else float(target.floor), most=value)


def _knows_the_year(history: History) -> bool:
    return history.whole_count >= LEAST_YEARS_IN_WEEKS


def _planned_season(kpi: Kpi, curve: Curve, history: History) -> PlannedSeason | None:
    """Give the plan's months for a sum to date whose history is too short to show a season."""
    is_sum = kpi.measuring is Measuring.TO_DATE and history.course is Course.SUM
    if not is_sum or curve.kind is not CurveKind.SEASONAL or _knows_the_year(history):
        return None
    weights = tuple(float(one) for one in curve.month_weights)
    return PlannedSeason(weights) if min(weights) > 0 else None


def _is_even(curve: Curve, history: History) -> bool:
    """Say whether a chance from the weeks alone may be held against the plan's path."""
    return curve.kind is CurveKind.LINEAR or _knows_the_year(history)


def _caveats(history: History, curve: Curve, season: PlannedSeason | None) -> Iterator[str]:
    if history.whole_count < SHORT_WEEKS:
        yield (
            f"It stands on {history.whole_count} weeks alone, so its interval is wide on purpose: "
            "a steady series stays inside more often than eight times in ten."
        )
    if season is not None:
        yield PLANNED_SEASON
    elif not _knows_the_year(history):
        yield NO_SEASON if _is_even(curve, history) else NO_CHANCE
