"""Simulated weeks: many ways in which a series may go on, as likely as its history makes them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.measure.forecasting.candidates import CANDIDATES, Floats
from trueline.measure.forecasting.filtering import MEMORY, Filtered, filter_weeks
from trueline.measure.forecasting.scales import Bounds, Scale, scales_for
from trueline.measure.forecasting.season import Season, season_of

Places = NDArray[np.intp]
METHOD = "weekly state space, averaged over candidates, 2"
"""Name and version of the method; raised whenever numbers may change."""
PAIRS = 2000
DRAWS = 2 * PAIRS
"""Ways for each series: so many that a chance is drawn to half a point. Each has a twin whose
luck is the opposite, so that half of them miss high where the other half misses low."""
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
    """Draw scale and candidate by their weight, then the state, then week after week.

    Each kind of draw has random numbers of its own, so that a history that changes a little
    changes its ways a little.
    """
    luck, of_noise, of_steps = np.random.default_rng(one.seed).spawn(3)
    rows = slice(first, first + len(scales))
    logs = filtered.log_likelihoods[rows] + np.array([[each.log_slope] for each in scales])
    drawn = _drawn_evenly(np.exp(logs - logs.max()).ravel(), luck)
    on_scale, candidate = np.unravel_index(drawn, logs.shape)
    place = on_scale + first, candidate
    noise = np.sqrt(filtered.squares[place] / 2 / of_noise.gamma(filtered.shapes[place[0]]))
    ways = _walk(filtered, place, noise, ahead=one.ahead, random=of_steps)
    on_scale = np.concatenate([on_scale, on_scale])
    found = np.empty_like(ways)
    for number, each in enumerate(scales):
        chosen = on_scale == number
        way = (ways[chosen] + each.season.ahead) * each.spread + each.middle
        found[chosen] = each.scale.back(way)
    return found


def _drawn_evenly(weights: Floats, random: np.random.Generator) -> Places:
    """Draw places by their weight, each as often as its weight says but for one, in any order."""
    steps = (np.arange(PAIRS) + random.random()) / PAIRS
    drawn = np.searchsorted(np.cumsum(weights) / weights.sum(), steps, side="right")
    return random.permutation(np.minimum(drawn, len(weights) - 1))


def _walk(
    filtered: Filtered,
    place: tuple[Places, Places],
    noise: Floats,
    *,
    ahead: int,
    random: np.random.Generator,
) -> Floats:
    """Go on from the state of each place, and with the opposite luck; shape (draws, ahead)."""
    candidate = place[1]
    level, trend, swing = _state(filtered, place, noise, random)
    damping, memory = CANDIDATES.damping[candidate], CANDIDATES.memory[candidate]
    pushed = [*(np.sqrt(one[candidate]) * noise for one in _pushes()), noise]
    ways = np.empty((ahead, 2, PAIRS))
    for week in range(ahead):
        steps = random.standard_normal((4, PAIRS)) * pushed
        trend *= damping
        level += trend
        swing *= memory
        for one, step in zip((level, trend, swing), steps, strict=False):
            _push(one, step)
        np.add(level, swing, out=ways[week])
        _push(ways[week], steps[3])
    return ways.reshape(ahead, DRAWS).T


def _pushes() -> tuple[Floats, Floats, Floats]:
    return CANDIDATES.level, CANDIDATES.trend, CANDIDATES.swing


def _push(pairs: Floats, steps: Floats) -> None:
    """Push each way by its step and its twin by the opposite, in place."""
    pairs[0] += steps
    pairs[1] -= steps


def _both(steps: Floats) -> Floats:
    """Give steps and their opposites, shape (2, pairs)."""
    return np.stack([steps, -steps])


def _state(
    filtered: Filtered,
    place: tuple[Places, Places],
    noise: Floats,
    random: np.random.Generator,
) -> tuple[Floats, Floats, Floats]:
    """Draw level, trend and swing from what is known of them, by a Cholesky factor.

    Each of shape (2, pairs), the second with the opposite luck.
    """
    ll, lt, ls, tt, ts, ss = (one[place] for one in filtered.covariances)
    a, b, c = (_both(one * noise) for one in random.standard_normal((3, PAIRS)))
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
