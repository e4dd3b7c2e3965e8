"""The door: outlooks in, forecasts out.

Each KPI's weeks are continued in many ways; each way gives the KPI's actual on each day asked
about, by the KPI's own rule. So the interval is one of the actual itself, a sum or a ratio, and
the chance is the share of the ways that reach the target.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from trueline.measure.forecast import Forecast, ForecastPoint
from trueline.measure.forecasting.bounds import bounds_of
from trueline.measure.forecasting.candidates import Floats
from trueline.measure.forecasting.history import WEEK, WEEKS_NEEDED, Aim, Course, Outlook
from trueline.measure.forecasting.refusals import why_not
from trueline.measure.forecasting.rounding import rounded
from trueline.measure.forecasting.scales import Bounds
from trueline.measure.forecasting.simulate import METHOD, WeeklySeries, simulate
from trueline.measure.forecasting.ways import Ways, ways_from

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9
CHANCE_STEP = Decimal("0.0001")


def forecasts(outlooks: Sequence[Outlook]) -> tuple[Forecast, ...]:
    """Say where each KPI will land, or why that cannot be said.

    The same outlook gives the same forecast to the last digit, whatever stands beside it.
    """
    refused = {id(one): why for one in outlooks if (why := why_not(one.history))}
    able = [one for one in outlooks if id(one) not in refused]
    series = [each for one in able for each in _series_of(one)]
    ways = iter(simulate(series))
    found = {id(one): _forecast(one, _ways_of(one, ways)) for one in able}
    return tuple(
        found[id(one)]
        if id(one) in found
        else unsaid(one.due, refused[id(one)], one.history.whole_count)
        for one in outlooks
    )


def unsaid(due: date, why: str, periods: int = 0) -> Forecast:
    """Give the forecast that says nothing but why."""
    return Forecast(
        due=due,
        landing=None,
        path=(),
        chance=None,
        method=METHOD,
        periods=periods,
        periods_needed=WEEKS_NEEDED,
        why=why,
    )


def _has_weights(outlook: Outlook) -> bool:
    return outlook.history.course is Course.MEAN


def _series_of(outlook: Outlook) -> tuple[WeeklySeries, ...]:
    """Give what has to be continued: the weeks, and of a mean also what they weigh."""
    history, ahead = outlook.history, outlook.weeks_ahead
    whole = [week if week.is_whole else None for week in history.weeks]
    above = np.array([np.nan if one is None else one.above for one in whole], dtype=float)
    if outlook.season is not None:
        above = above / outlook.season.of_weeks(history.last_day, len(above))
    if history.course is Course.STOCK:
        gains = np.diff(above)
        bounds = bounds_of(gains[~np.isnan(gains)].tolist(), is_share=False)
        return (WeeklySeries(gains, bounds, ahead, (*outlook.seed, 0)),)
    if not _has_weights(outlook):
        return (WeeklySeries(above, history.bounds, ahead, (*outlook.seed, 0)),)
    weights = np.array([np.nan if one is None else one.below for one in whole], dtype=float)
    return (
        WeeklySeries(
            _means(above, weights, history.bounds), history.bounds, ahead, (*outlook.seed, 0)
        ),
        WeeklySeries(weights, Bounds.POSITIVE, ahead, (*outlook.seed, 1)),
    )


def _ways_of(outlook: Outlook, ways: Iterator[Floats]) -> Ways:
    """Take the simulated weeks of an outlook's series, with the plan's season put back."""
    weeks = next(ways)
    if outlook.season is not None:
        count = outlook.weeks_ahead
        last = outlook.history.last_day + WEEK * count
        weeks = weeks * outlook.season.of_weeks(last, count)
    return ways_from(outlook, weeks, next(ways) if _has_weights(outlook) else None)


def _means(above: Floats, weights: Floats, bounds: Bounds) -> Floats:
    """Give each week's mean; a share of few cases is drawn by one case to the share of all.

    So that three answers of three are not taken for certainty.
    """
    if bounds not in (Bounds.SHARE, Bounds.DIFFERENCE):
        return above / weights
    of_all = np.nansum(above) / np.nansum(weights)
    means: Floats = (above + of_all) / (weights + 1)
    return means


def _forecast(outlook: Outlook, ways: Ways) -> Forecast:
    days = _days_ahead(outlook.on, outlook.due)
    values = np.stack([ways.values_on(day) for day in days])
    landing = values[-1]
    ends = np.quantile(values, (MIDDLE, LOW, HIGH), axis=1).T.tolist()
    path = tuple(_point(day, one, outlook.least) for day, one in zip(days, ends, strict=True))
    return Forecast(
        due=outlook.due,
        landing=path[-1],
        path=path,
        chance=chance_of(landing, outlook.aim, least=outlook.least) if outlook.aim else None,
        method=METHOD,
        periods=outlook.history.whole_count,
        periods_needed=WEEKS_NEEDED,
        caveats=(*outlook.history.caveats, *outlook.caveats),
    )


def chance_of(values: Floats, aim: Aim, *, least: float | None) -> Decimal:
    """Give the share of values that reach an aim; never 0 or 1.

    Even what is counted already may be corrected by a later import, so that nothing is certain
    before the due day.

    Args:
        values: Shape (draws,).
        aim: What counts as reached.
        least: What is counted already and cannot be undone but by a correction, or None.
    """
    reached = np.ones(len(values), dtype=np.bool_)
    if aim.least is not None:
        reached &= values >= aim.least
    if aim.most is not None:
        reached &= values <= aim.most
        if least is not None and least > aim.most:
            reached[:] = False
    share = (int(np.count_nonzero(reached)) + 0.5) / (len(values) + 1)
    return min(max(Decimal(str(share)).quantize(CHANCE_STEP), CHANCE_STEP), 1 - CHANCE_STEP)


def _point(day: date, ends: Sequence[float], least: float | None) -> ForecastPoint:
    width = ends[2] - ends[1]
    return ForecastPoint(day, *(rounded(one, least, width=width) for one in ends))


def _days_ahead(on: date, due: date) -> tuple[date, ...]:
    weeks = ((due - on) - timedelta(days=1)) // WEEK
    return (*(on + WEEK * number for number in range(1, weeks + 1)), due)
