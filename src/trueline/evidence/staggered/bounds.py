"""Bounds: how far trends may bend after the start before a lift is in doubt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.put_together import one_thread
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.staggered.effects import Effects
from trueline.evidence.staggered.trends import reach_of

Numbers = NDArray[np.float64]
SIZES = np.arange(0, 2001) / 100
"""Sizes of steps after the start that are tried, in worst steps before it."""


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Steps between neighbouring periods before the start, beside a lift after it.

    Attributes:
        sizes: Shape (steps,), in the outcome's unit a period.
        covariance: Shape (steps, steps).
        with_lift: Shape (steps,); covariance of each with the lift.
        lift: The lift.
        error: Its standard error.
        reach: Average number of steps from the last untreated period to the treated ones.
    """

    sizes: Numbers
    covariance: Numbers
    with_lift: Numbers
    lift: float
    error: float
    reach: float


@dataclass(frozen=True, slots=True)
class HonestBound:
    """A lift with room for trends.

    Attributes:
        worst_step: Largest step before the start, without its sign.
        worst_ratio: The largest step against its standard error, over all steps.
        step_count: Steps before the start.
        low: Lower end of the interval if steps after the start may be as large as those before.
        high: Upper end.
        breakdown: Size of steps after the start, in worst steps before it, at which the interval
            reaches zero; at most 20; 0 where it holds zero anyway.
    """

    worst_step: float
    worst_ratio: float
    step_count: int
    low: float
    high: float
    breakdown: float


def steps_of(effects: Effects) -> Steps:
    """Give the steps before the start.

    Raises:
        CannotEstimateError: There is no period before the last untreated one.
    """
    times = np.array([one for one in effects.averages.times if one < -1])
    if not len(times):
        raise CannotEstimateError("A bound on trends needs 2 periods before the start; there is 1.")
    count = len(times)
    ends = np.append(times, -1)
    # Step from one event time to the next, the last one to the base period, where all is zero.
    step = np.zeros((count, len(effects.values)))
    step[np.arange(count), 1 + np.arange(count)] = -1.0
    step[np.arange(count - 1), 2 + np.arange(count - 1)] = 1.0
    step /= np.diff(ends)[:, None]
    with one_thread():
        covariance = step @ effects.covariance
        sizes, around = step @ effects.values, covariance @ step.T
    return Steps(
        sizes=sizes,
        covariance=around,
        with_lift=covariance[:, 0],
        lift=float(effects.values[0]),
        error=float(np.sqrt(effects.covariance[0, 0])),
        reach=reach_of(effects),
    )


def bound_by(steps: Steps, *, critical: float) -> HonestBound:
    """Bound a lift when steps after the start may be some times those seen before.

    Bounds on relative magnitudes of Rambachan and Roth (2023), Review of Economic Studies 90, in
    closed form: for each step before the start, the interval of the lift less what steps of that
    size could add, with the noise of both; then the widest over all steps. Their exact interval
    takes a linear programme for each value tried.

    Args:
        steps: Before the start, and the lift.
        critical: Half-width of the interval in standard errors.
    """
    noise = np.sqrt(np.diag(steps.covariance))
    lows = _lowest(steps, critical=critical)
    highs = -_lowest(_mirrored(steps), critical=critical)
    inner = lows if steps.lift > 0 else -highs
    reached = np.flatnonzero(inner <= 0)
    one = int(np.flatnonzero(SIZES == 1.0)[0])
    ratios = np.abs(steps.sizes)[noise > 0] / noise[noise > 0]
    return HonestBound(
        worst_step=float(np.abs(steps.sizes).max()),
        worst_ratio=float(ratios.max(initial=0.0)),
        step_count=len(steps.sizes),
        low=float(lows[one]),
        high=float(highs[one]),
        breakdown=float(SIZES[reached[0]] if len(reached) else SIZES[-1]),
    )


def _lowest(steps: Steps, *, critical: float) -> Numbers:
    """Give the lower end for each size of steps, shape (sizes,)."""
    added = SIZES[:, None] * steps.reach * np.sign(steps.sizes)
    variance = steps.error**2 + added**2 * np.diag(steps.covariance) - 2 * added * steps.with_lift
    error = np.sqrt(np.maximum(variance, 0.0))
    lowest: Numbers = (steps.lift - added * steps.sizes - critical * error).min(axis=1)
    return lowest


def _mirrored(steps: Steps) -> Steps:
    """Give the same with the sign of the lift turned; steps keep theirs."""
    return Steps(
        steps.sizes, steps.covariance, -steps.with_lift, -steps.lift, steps.error, steps.reach
    )
