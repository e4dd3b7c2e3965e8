"""Simulated weeks: many ways in which a series may go on, as likely as its history makes them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trueline.measure.forecasting.candidates import CANDIDATES, Floats
from trueline.measure.forecasting.filtering import MEMORY, Filtered, filter_weeks
from trueline.measure.forecasting.scales import Bounds, Scale, scales_for
from trueline.measure.forecasting.season import Season, season_of

METHOD = "weekly state space, averaged over candidates, 1"
"""Name and version of the method; raised whenever numbers may change."""
DRAWS = 1000
LEAST_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class WeeklySeries:
    """A history to be continued.

    Attributes:
        weeks: Shape (weeks,), oldest first; a missing week is nan. At least one is known.
        bounds: Between what it stays.
        ahead: Weeks to simulate; at least 1.
        seed: Of its random numbers.
    """

    weeks: Floats
    bounds: Bounds
    ahead: int
    seed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _OnScale:
    """A history on one scale, around zero, its noise about 1.

    Attributes:
        scale: On which.
        middle: What was taken off.
        spread: What it was divided by.
        weeks: Without the season.
        season: Taken off them.
        log_slope: Log of how much narrower the scale is than the values.
    """

    scale: Scale
    middle: float
    spread: float
    weeks: Floats
    season: Season
    log_slope: float


def simulate(series: Sequence[WeeklySeries]) -> tuple[Floats, ...]:
    """Give ways on for each series, each of shape (draws, weeks ahead).

    The same series with the same seed gives the same ways, whatever stands beside it.
    """
    if not series:
        return ()
    each = [_on_scales(one) for one in series]
    flat = [one for scales in each for one in scales]
    longest = max(len(one.weeks) for one in flat)
    filtered = filter_weeks(
        np.stack([_from_behind(one.weeks, longest) for one in flat]), CANDIDATES
    )
    ways, first = [], 0
    for one, scales in zip(series, each, strict=True):
        ways.append(_ways_on(one, scales, filtered, first))
        first += len(scales)
    return tuple(ways)


def _on_scales(one: WeeklySeries) -> tuple[_OnScale, ...]:
    known = one.weeks[~np.isnan(one.weeks)]
    return tuple(_on_scale(one, scale, known) for scale in scales_for(known, one.bounds))


def _on_scale(one: WeeklySeries, scale: Scale, known: Floats) -> _OnScale:
    there = scale.there(known)
    steps = np.diff(there)
    spread = float(np.sqrt(np.mean(steps**2) / 2)) + LEAST_NOISE if len(steps) else 1.0
    middle = float(np.median(there))
    weeks = np.full(len(one.weeks), np.nan)
    weeks[~np.isnan(one.weeks)] = (there - middle) / spread
    season = season_of(weeks, one.ahead)
    counted = MEMORY ** np.arange(len(steps) - 1, -1, -1.0)  # as the filter counts the weeks
    log_slope = float(counted @ (scale.log_slope(known)[1:] - np.log(spread)))
    return _OnScale(scale, middle, spread, weeks - season.past, season, log_slope)


def _from_behind(weeks: Floats, length: int) -> Floats:
    return np.concatenate([np.full(length - len(weeks), np.nan), weeks])


def _ways_on(
    one: WeeklySeries, scales: tuple[_OnScale, ...], filtered: Filtered, first: int
) -> Floats:
    """Draw scale and candidate by their weight, then the state, then week after week."""
    random = np.random.default_rng(one.seed)
    rows = slice(first, first + len(scales))
    logs = filtered.log_likelihoods[rows] + np.array([[each.log_slope] for each in scales])
    weights = np.exp(logs - logs.max()).ravel()
    drawn = random.choice(weights.size, size=DRAWS, p=weights / weights.sum())
    on_scale, candidate = np.unravel_index(drawn, logs.shape)
    ways = _walk(filtered, on_scale + first, candidate, ahead=one.ahead, random=random)
    found = np.empty_like(ways)
    for number, each in enumerate(scales):
        chosen = on_scale == number
        way = (ways[chosen] + each.season.ahead) * each.spread + each.middle
        found[chosen] = each.scale.back(way)
    return found


def _walk(
    filtered: Filtered,
    row: "np.ndarray[tuple[int], np.dtype[np.intp]]",
    candidate: "np.ndarray[tuple[int], np.dtype[np.intp]]",
    *,
    ahead: int,
    random: np.random.Generator,
) -> Floats:
    place = row, candidate
    noise = np.sqrt(filtered.squares[place] / 2 / random.gamma(filtered.shapes[row]))
    level, trend, swing = _state(filtered, place, noise, random)
    damping, memory = CANDIDATES.damping[candidate], CANDIDATES.memory[candidate]
    steps = random.standard_normal((ahead, 4, DRAWS)) * noise
    steps[:, 0] *= np.sqrt(CANDIDATES.level[candidate])
    steps[:, 1] *= np.sqrt(CANDIDATES.trend[candidate])
    steps[:, 2] *= np.sqrt(CANDIDATES.swing[candidate])
    ways = np.empty((DRAWS, ahead))
    for week in range(ahead):
        trend = damping * trend
        level = level + trend + steps[week, 0]
        trend = trend + steps[week, 1]
        swing = memory * swing + steps[week, 2]
        ways[:, week] = level + swing + steps[week, 3]
    return ways


def _state(
    filtered: Filtered,
    place: tuple["np.ndarray[tuple[int], np.dtype[np.intp]]", ...],
    noise: Floats,
    random: np.random.Generator,
) -> tuple[Floats, Floats, Floats]:
    """Draw level, trend and swing from what is known of them, by a Cholesky factor."""
    ll, lt, ls, tt, ts, ss = (one[place] for one in filtered.covariances)
    a, b, c = random.standard_normal((3, DRAWS)) * noise
    level = np.sqrt(ll)
    trend_level, swing_level = lt / level, ls / level
    trend = np.sqrt(np.maximum(tt - trend_level**2, 0.0))
    swing_trend = (ts - swing_level * trend_level) / np.where(trend > 0, trend, 1.0)
    swing_trend = np.where(trend > 0, swing_trend, 0.0)
    swing = np.sqrt(np.maximum(ss - swing_level**2 - swing_trend**2, 0.0))
    means = [one[place] for one in filtered.means]
    return (
        means[0] + level * a,
        means[1] + trend_level * a + trend * b,
        means[2] + swing_level * a + swing_trend * b + swing * c,
    )
