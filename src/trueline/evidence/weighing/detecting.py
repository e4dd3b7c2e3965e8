"""What an estimate of a given error can find."""

from statistics import NormalDist

POWER = 0.8


def detectable(error: float, *, level: float) -> float:
    """Give the lift that an estimate of this error finds four times in five.

    Args:
        error: Its standard error, in the outcome's unit.
        level: Of its interval, 0 to 1.

    Example:
        >>> round(detectable(1.0, level=0.9), 3)
        2.486
    """
    normal = NormalDist()
    return error * (normal.inv_cdf(0.5 + level / 2) + normal.inv_cdf(POWER))
