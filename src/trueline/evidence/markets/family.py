"""Three ways to say what treated markets would have done, from markets that were left alone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from trueline.evidence.markets.weights import simplex_weights
from trueline.evidence.observations import Numbers

TINY_SHARE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Treated markets and donors.

    Attributes:
        treated: Shape (periods,); average of the treated markets.
        donors: Shape (donors, periods).
        start: Index of the first treated period, at least 2.
        treated_count: Number of treated markets.
    """

    treated: Numbers
    donors: Numbers
    start: int
    treated_count: int = 1

    def until(self, end: int, start: int) -> "Market":
        """Give the same markets up to an end, as if the tactic had begun at another time."""
        return Market(self.treated[:end], self.donors[:, :end], start, self.treated_count)


@dataclass(frozen=True, slots=True, eq=False)
class Counterfactual:
    """What treated markets would have done.

    Attributes:
        series: Shape (periods,); before the start, how well it fits.
        weights: Shape (donors,).
        lift: Average over the periods from the start on.
    """

    series: Numbers
    weights: Numbers
    lift: float


Way = Callable[[Market], Counterfactual]


def scaled_difference(market: Market) -> Counterfactual:
    """Let treated markets grow as donors grew, each donor counting alike.

    Source:
        Difference-in-differences in shares; Google's time-based geo designs use the same ratio.
    """
    levels = market.donors[:, : market.start].mean(axis=1)
    usable = levels > 0
    weights = np.where(usable, 1.0, 0.0)
    weights /= max(weights.sum(), 1.0)
    scaled = market.donors / np.where(usable, levels, 1.0)[:, None]
    series = float(market.treated[: market.start].mean()) * (weights @ scaled)
    return _found(market, series, weights)


def synthetic_control(market: Market) -> Counterfactual:
    """Mix donors so that they follow the treated markets before the start, but for a constant.

    Source:
        Abadie and Gardeazabal (2003), American Economic Review 93; the constant as in Doudchenko
        and Imbens (2016) and in GeoLift's fixed effects.
    """
    past = market.donors[:, : market.start].T
    weights = simplex_weights(past, market.treated[: market.start], has_intercept=True)
    series = weights @ market.donors
    gap = float((market.treated - series)[: market.start].mean())
    return _found(market, series + gap, weights)


def synthetic_difference(market: Market) -> Counterfactual:
    """Mix donors and periods before the start, and take differences of the two mixes.

    Source:
        Arkhangelsky, Athey, Hirshberg, Imbens and Wager (2021), American Economic Review 111.
    """
    donors, start = market.donors, market.start
    after = donors.shape[1] - start
    noise = float(np.diff(donors[:, :start], axis=1).std(ddof=1))
    ridge = np.sqrt(market.treated_count * after) * noise**2
    weights = simplex_weights(
        donors[:, :start].T, market.treated[:start], ridge=ridge, has_intercept=True
    )
    times = simplex_weights(
        donors[:, :start],
        donors[:, start:].mean(axis=1),
        ridge=(TINY_SHARE * noise) ** 2,
        has_intercept=True,
    )
    series = weights @ donors
    gap = float(times @ (market.treated - series)[:start])
    return _found(market, series + gap, weights)


def _found(market: Market, series: Numbers, weights: Numbers) -> Counterfactual:
    lift = float((market.treated - series)[market.start :].mean())
    return Counterfactual(series, weights, lift)


FAMILY: dict[str, Way] = {
    "scaled-difference": scaled_difference,
    "synthetic-control": synthetic_control,
    "synthetic-difference": synthetic_difference,
}
