"""Means against each other, and one mean against nothing, by Student's t."""

import math
from dataclasses import dataclass

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Numbers

LEAST_TWICE = 2


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """A difference of means.

    Attributes:
        difference: In the unit of the values.
        error: Its standard error.
        freedom: Degrees of freedom.
        low: Lower end of the interval.
        high: Upper end.
        p_value: How often chance alone gives one as large; of the same test as the interval.
    """

    difference: float
    error: float
    freedom: float
    low: float
    high: float
    p_value: float


@dataclass(frozen=True, slots=True)
class Group:
    """Units as far as their mean goes.

    Attributes:
        count: How many.
        mean: Of their values.
        variance: Of their values, by count less one; 0 for a single one.
    """

    count: int
    mean: float
    variance: float


def group_of(values: Numbers) -> Group:
    """Give a group of single values. Shape (units,), without gaps; at least one."""
    spread = float(values.var(ddof=1)) if len(values) >= LEAST_TWICE else 0.0
    return Group(len(values), float(values.mean()), spread)


def difference_of_means(treated: Numbers, others: Numbers, *, level: float) -> MeanDifference:
    """Compare two groups whose spreads may differ; one treated value is held against the others.

    Args:
        treated: Shape (treated,), without gaps; at least one value.
        others: Shape (others,), likewise; at least two.
        level: Of the interval.

    Raises:
        CannotEstimateError: The values do not vary, so that nothing says how far chance reaches.

    Source:
        Welch (1947), Biometrika 34. With one treated value: the interval of one new observation,
        with the spread of the others.

    Example:
        >>> import numpy as np
        >>> found = difference_of_means(np.array([4.0, 6.0]), np.array([1.0, 3.0]), level=0.9)
        >>> found.difference, round(found.error, 3), round(found.freedom, 1)
        (3.0, 1.414, 2.0)
    """
    return difference_of_groups(group_of(treated), group_of(others), level=level)


def difference_of_groups(treated: Group, others: Group, *, level: float) -> MeanDifference:
    """Compare the same two groups by their moments alone.

    Raises:
        CannotEstimateError: The values do not vary.
    """
    of_others = others.variance / others.count
    if treated.count < LEAST_TWICE:
        of_treated, freedom = others.variance, float(others.count - 1)
    else:
        of_treated = treated.variance / treated.count
        freedom = _welch(of_treated, treated.count, of_others, others.count)
    error = math.sqrt(of_treated + of_others)
    return by_student(treated.mean - others.mean, error, freedom, level=level)


def mean_over_time(values: Numbers, *, level: float) -> MeanDifference:
    """Give the mean of a series, with an error that neighbours in time do not make too small.

    Args:
        values: Shape (periods,), in order, without gaps; at least two.
        level: Of the interval.

    Raises:
        CannotEstimateError: The values do not vary.

    Source:
        Newey and West (1987), Econometrica 55; lags by their rule of thumb, 4 (n / 100) ^ (2 / 9).
    """
    count = len(values)
    return by_student(
        float(values.mean()), math.sqrt(_long_run(values) / count), count - 1, level=level
    )


def change_over_time(before: Numbers, after: Numbers, *, level: float) -> MeanDifference:
    """Compare the means of a series before and after, with errors that allow for neighbours.

    Args:
        before: Shape (periods,), in order, without gaps; at least two.
        after: Likewise.
        level: Of the interval.

    Raises:
        CannotEstimateError: The values do not vary.
    """
    of_before, of_after = _long_run(before) / len(before), _long_run(after) / len(after)
    freedom = _welch(of_after, len(after), of_before, len(before))
    difference = float(after.mean()) - float(before.mean())
    return by_student(difference, math.sqrt(of_before + of_after), freedom, level=level)


def by_student(difference: float, error: float, freedom: float, *, level: float) -> MeanDifference:
    """Give the interval and the p-value of one t test.

    Raises:
        CannotEstimateError: The error is zero.
    """
    from scipy.special import stdtr, stdtrit  # noqa: PLC0415 - loaded when something is compared

    if not error > 0:
        raise CannotEstimateError(
            "The values do not vary at all, so that nothing says how far chance reaches."
        )
    half = float(stdtrit(freedom, 0.5 + level / 2)) * error
    p_value = 2 * float(stdtr(freedom, -abs(difference / error)))
    return MeanDifference(difference, error, freedom, difference - half, difference + half, p_value)


def _long_run(values: Numbers) -> float:
    count = len(values)
    lags = min(math.floor(4 * (count / 100) ** (2 / 9)), count - 1)
    centred = values - values.mean()
    total = float(centred @ centred)
    for lag in range(1, lags + 1):
        weight = 1 - lag / (lags + 1)
        total += 2 * weight * float(centred[lag:] @ centred[:-lag])
    return max(total, 0.0) / max(count - 1, 1)


def _welch(first: float, first_count: int, second: float, second_count: int) -> float:
    """Give Welch's degrees of freedom; 1 where nothing varies, which is refused anyway."""
    below = first**2 / (first_count - 1) + second**2 / (second_count - 1)
    return (first + second) ** 2 / below if below else 1.0
