"""Split of a change in revenue into frequency, reach and yield: parts that add up exactly."""

import math
from dataclasses import dataclass

import numpy as np

from trueline.evidence.media.response import CARRIED_PERIODS
from trueline.evidence.observations import Numbers
from trueline.evidence.worth.roi import Spread


@dataclass(frozen=True, slots=True)
class Revenue:
    """What revenue is made of: customers, how often each buys, and what one purchase yields.

    Attributes:
        reach: Customers; above zero.
        frequency: Purchases a customer; above zero.
        each_yield: Of one purchase, in the currency; above zero.
    """

    reach: float
    frequency: float
    each_yield: float

    @property
    def value(self) -> float:
        """The product of the three, in the currency."""
        return self.reach * self.frequency * self.each_yield


@dataclass(frozen=True, slots=True)
class RevenueSplit:
    """A change in revenue, told apart by what it came from.

    Attributes:
        change: Revenue after less revenue before, in the currency.
        from_reach: By more or fewer customers.
        from_frequency: By more or fewer purchases of each.
        from_yield: By more or less from each purchase.
    """

    change: float
    from_reach: float
    from_frequency: float
    from_yield: float


def split_change(before: Revenue, after: Revenue) -> RevenueSplit:
    """Split a change in revenue into its three factors; nothing is left over.

    Each part is the logarithm of the factor's own growth times the logarithmic mean of both
    revenues, so that no factor comes first and running time backwards only turns the signs.

    Raises:
        ValueError: A factor is zero, less or endless: then no share of the change is its own.

    Source:
        Blanchard (2011), Social Media ROI, for frequency, reach and yield; Ang (2005), Energy
        Policy 33, for the logarithmic mean Divisia index (LMDI-I, additive).

    Example:
        >>> split_change(Revenue(100, 2, 0.5), Revenue(200, 2, 0.5))
        RevenueSplit(change=100.0, from_reach=100.0, from_frequency=0.0, from_yield=0.0)
    """
    for when, one in (("before", before), ("after", after)):
        for name, number in (
            ("reach", one.reach),
            ("frequency", one.frequency),
            ("yield", one.each_yield),
        ):
            if not 0 < number < math.inf:
                raise ValueError(
                    f"The {name} {when} is {number:g}; a change can be split only where reach, "
                    "frequency and yield are above zero on both sides."
                )
    mean = _log_mean(before.value, after.value)
    reach = mean * math.log(after.reach / before.reach)
    frequency = mean * math.log(after.frequency / before.frequency)
    return RevenueSplit(
        change=after.value - before.value,
        from_reach=reach,
        from_frequency=frequency,
        from_yield=mean * math.log(after.each_yield / before.each_yield),
    )


def carried_over(kept_share: Numbers) -> Spread:
    """Give the share of a channel's effect that comes in later periods than its spend.

    Args:
        kept_share: Shape (draws,), 0 to 1; share of an effect left in the next period.
    """
    weights = kept_share[:, None] ** np.arange(CARRIED_PERIODS)
    later = 1 - 1 / weights.sum(axis=1)
    p10, p50, p90 = (float(one) for one in np.quantile(later, (0.1, 0.5, 0.9)))
    return Spread(p10, p50, p90)


def _log_mean(one: float, other: float) -> float:
    """Give (other - one) / (ln other - ln one), the value itself where both are equal."""
    growth = math.log(other / one)
    return (other - one) / growth if growth else one
