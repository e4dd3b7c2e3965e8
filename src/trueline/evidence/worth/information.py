"""Value of information: what a further test would be worth before it is run."""

import math
from statistics import NormalDist


def value_of_test(net: float, net_error: float, test_error: float) -> float:
    """Give what a test is worth, in the currency of the net return.

    Go on or stop is decided after the test by what is then believed. The belief about the net
    return and the test's error are normal.

    Args:
        net: Expected net return now.
        net_error: Standard deviation of what is believed of it.
        test_error: Standard error with which the test will measure it.

    Source:
        Raiffa and Schlaifer (1961), preposterior analysis of two actions with a normal prior.

    Example:
        >>> round(value_of_test(0.0, 1.0, 1.0), 4)
        0.2821
    """
    moved = net_error**2 / math.hypot(net_error, test_error) if net_error else 0.0
    if not moved:
        return 0.0
    normal = NormalDist()
    z = net / moved
    return net * normal.cdf(z) + moved * normal.pdf(z) - max(net, 0.0)
