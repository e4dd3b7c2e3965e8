"""Pauses: which channel to switch off for a while, for how long, and what that would teach."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from trueline.evidence.media.mix import Mix, controls_of
from trueline.evidence.media.response import CARRIED_PERIODS, saturate
from trueline.evidence.observations import MediaSeries, Numbers
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.priors import PUBLISHED, BiasPriors
from trueline.evidence.worth.information import value_of_test
from trueline.evidence.worth.roi import Spread

LENGTHS = (2, 3, 4, 6, 8, 10, 12)
"""Periods that may be measured, after what carries over has faded."""

FADED = 0.1
"""So much of an effect may still be there when measuring begins."""

ENOUGH_POWER = 0.8
LEVEL = 0.9
CURVE_NUMBERS = 3
"""Numbers that the mix fits for each channel: ceiling, rate and what carries over."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """What hangs on knowing what a channel moves.

    Attributes:
        margin: Of one unit of the outcome, in the currency.
        horizon: Periods of spending that will be decided by what is found.
    """

    margin: float
    horizon: int


@dataclass(frozen=True, slots=True)
class PauseTest:
    """A channel switched off for some periods.

    Attributes:
        medium: Name of the channel.
        fading: Periods off before measuring begins, in which what carried over fades.
        measured: Periods off that are measured, against as many before.
        lift: Change of the outcome a period that is expected, below zero.
        error: Standard error with which it would be measured.
        power: Chance that its 90 % interval leaves out zero.
        lost: Of the outcome in all, while it is off and after.
        saved: Spend that is not spent, in the currency.
        cost: Margin of what is lost less what is saved, in the currency; below zero where the
            channel does not pay; None without stakes.
        information: What the answer would be worth, in the currency; None without stakes.
        grade_now: Of a media mix without this test.
        grade_then: Of a media mix with it.
        untested: Channels that would still lack a test.
    """

    medium: str
    fading: int
    measured: int
    lift: Spread
    error: float
    power: float
    lost: Spread
    saved: float
    cost: float | None
    information: float | None
    grade_now: Grade
    grade_then: Grade
    untested: tuple[str, ...]

    @property
    def periods(self) -> int:
        """Periods that the channel is off."""
        return self.fading + self.measured

    @property
    def is_readable(self) -> bool:
        """Say whether it would probably tell the channel's effect from none."""
        return self.power >= ENOUGH_POWER

    @property
    def is_worth_it(self) -> bool | None:
        """Say whether its answer is worth more than it costs; None without stakes."""
        if self.cost is None or self.information is None:
            return None
        return self.information > self.cost


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a media mix beside its fit.

    Attributes:
        season: Periods of a repeating season; 0 for none.
        tested: Channels that an experiment calibrates already.
        priors: How far a design of each grade may be off.
    """

    season: int = 0
    tested: Collection[str] = ()
    priors: BiasPriors = PUBLISHED


def propose_pauses(
    mix: Mix, series: MediaSeries, told: Told, stakes: Stakes | None = None
) -> tuple[PauseTest, ...]:
    """Propose a pause of every channel that no experiment calibrates; those worth most first.

    A pause shows all of what a channel moves; a little more spend would show only the slope. With
    stakes, the length is the one whose answer is worth most beyond its cost; without, the shortest
    that probably tells the effect from none, else the longest.

    Args:
        mix: As it was fitted.
        series: What it was fitted to.
        told: What else is known.
        stakes: What hangs on the answer; None where that is not known.
    """
    noise = noise_of(mix, series, told.season)
    untested = [one for one in mix.media if one not in told.tested]
    proposed = [
        _best([_pause(mix, medium, length, noise, told, stakes) for length in LENGTHS])
        for medium in untested
    ]
    return tuple(sorted(proposed, key=_worth_first))


def noise_of(mix: Mix, series: MediaSeries, season: int) -> float:
    """Give the standard deviation of what the mix leaves open, in the outcome's unit.

    Neighbouring periods that resemble each other tell less; the number is as much larger.
    """
    moved = mix.contribution.mean(axis=0).sum(axis=1)
    controls = controls_of(series, season)
    rest = series.outcome - moved
    found, *_ = np.linalg.lstsq(controls, rest, rcond=None)
    left = rest - controls @ found
    free = len(left) - controls.shape[1] - CURVE_NUMBERS * len(mix.media)
    alike = float((left[1:] * left[:-1]).sum() / (left**2).sum())
    memory = min(max(alike, 0.0), 0.9)
    wider = (1 + memory) / (1 - memory)
    return math.sqrt(float((left**2).sum()) / max(free, 1) * wider)


def lost_in_pause(mix: Mix, medium: str, periods: int) -> Numbers:
    """Give what is lost of the outcome by a pause, while it lasts and until all is as before.

    The channel's spend is steady at its mean before and after.

    Returns:
        Shape (draws, periods + 7), below zero.
    """
    place = mix.media.index(medium)
    now = mix.spent[place] / mix.contribution.shape[1] / mix.largest[place]
    weights = mix.kept_share[:, place, None] ** np.arange(CARRIED_PERIODS)
    weights = weights / weights.sum(axis=1, keepdims=True)
    lasting = periods + CARRIED_PERIODS - 1
    spend = np.full(CARRIED_PERIODS - 1 + lasting, now)
    spend[CARRIED_PERIODS - 1 : CARRIED_PERIODS - 1 + periods] = 0.0
    windows = np.lib.stride_tricks.sliding_window_view(spend, CARRIED_PERIODS)[:, ::-1]
    carried = weights @ windows.T
    rate, ceiling = mix.rate[:, place, None], mix.ceiling[:, place, None]
    lost: Numbers = ceiling * (saturate(carried, rate) - saturate(np.array(now), rate))
    return lost


def _pause(
    mix: Mix, medium: str, measured: int, noise: float, told: Told, stakes: Stakes | None
) -> PauseTest:
    place = mix.media.index(medium)
    fading = _fading(mix.kept_share[:, place])
    lost = lost_in_pause(mix, medium, fading + measured)
    lift = lost[:, fading : fading + measured].mean(axis=1)
    error = noise * math.sqrt(2 / measured)
    spend = float(mix.spent[place]) / mix.contribution.shape[1]
    saved = spend * (fading + measured)
    still = tuple(one for one in mix.media if one != medium and one not in told.tested)
    return PauseTest(
        medium=medium,
        fading=fading,
        measured=measured,
        lift=_spread(lift),
        error=error,
        power=_power(lift, error),
        lost=_spread(lost.sum(axis=1)),
        saved=saved,
        cost=-float(lost.sum(axis=1).mean()) * stakes.margin - saved if stakes else None,
        information=_information(lift, error, spend, told.priors, stakes) if stakes else None,
        grade_now=Grade.D,
        grade_then=Grade.D if still else Grade.C,
        untested=still,
    )


def _fading(kept_share: Numbers) -> int:
    """Give the periods until most of an effect is gone, by the larger half of the draws."""
    kept = float(np.quantile(kept_share, 0.75))
    weights = kept ** np.arange(CARRIED_PERIODS)
    left = 1 - np.cumsum(weights) / weights.sum()
    return int(np.argmax(left <= FADED))


def _power(lift: Numbers, error: float) -> float:
    normal = NormalDist()
    reach = normal.inv_cdf((1 + LEVEL) / 2)
    sizes = np.quantile(np.abs(lift), np.linspace(0.005, 0.995, 100)) / error
    found = [normal.cdf(one - reach) + normal.cdf(-one - reach) for one in sizes]
    return float(np.mean(found))


def _information(
    lift: Numbers, error: float, spend: float, priors: BiasPriors, stakes: Stakes
) -> float:
    """Give what the answer is worth: the mix may be off by as much as its grade says."""
    moved, spread = float(-lift.mean()), float(lift.std(ddof=1))
    doubt = math.hypot(spread, priors.share(Grade.D) * moved)
    scale = stakes.margin * stakes.horizon
    net = scale * moved - spend * stakes.horizon
    return value_of_test(net, scale * doubt, scale * error)


def _best(lengths: list[PauseTest]) -> PauseTest:
    if lengths[0].information is not None:
        return max(lengths, key=_gain)
    return next((one for one in lengths if one.is_readable), lengths[-1])


def _gain(pause: PauseTest) -> float:
    return (pause.information or 0.0) - (pause.cost or 0.0)


def _worth_first(pause: PauseTest) -> tuple[float, str]:
    worth = pause.power if pause.information is None else _gain(pause)
    return -worth, pause.medium


def _spread(draws: Numbers) -> Spread:
    p10, p50, p90 = (float(one) for one in np.quantile(draws, (0.1, 0.5, 0.9)))
    return Spread(p10, p50, p90)
