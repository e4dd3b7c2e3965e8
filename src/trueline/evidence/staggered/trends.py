"""Trends before the start: whether there were any, and how far they would carry."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.put_together import one_thread
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.staggered.effects import Effects

Numbers = NDArray[np.float64]
NEARLY = 1e-10
"""Share of the largest eigenvalue below which a direction counts as not measured."""


@dataclass(frozen=True, slots=True)
class PreTrend:
    """What the periods before the start say.

    Attributes:
        lead_count: Event times that were tested together, the nearest ones.
        p_value: Of no difference in any of them.
        slope: Drift of treated against controls, in the outcome's unit a period.
        drift: What the slope, going on, would add to the lift.
        power: Chance that the test finds a straight trend that explains the whole lift.
    """

    lead_count: int
    p_value: float
    slope: float
    drift: float
    power: float


def pre_trend_of(effects: Effects) -> PreTrend:
    """Test the periods before the start together, with a straight trend through them.

    The test is Hotelling's with the least degrees of freedom of any of the periods: exact for one
    normal cohort against a large control group, and cautious where several cohorts are small. With
    few members it looks at fewer periods, the nearest.

    Raises:
        CannotEstimateError: There is no period to test, or too few members.
    """
    with one_thread():
        return _tested(effects)


def reach_of(effects: Effects) -> float:
    """Give the average number of periods from the last untreated one to the treated ones."""
    return float(effects.averages.weights[0] @ (effects.contrasts.since + 1.0))


def _leads(effects: Effects) -> tuple[NDArray[np.int64], float]:
    """Give rows of the event times before the start that can be tested together, and freedom."""
    rows = np.array([1 + at for at, time in enumerate(effects.averages.times) if time < -1], int)
    if not len(rows):
        raise CannotEstimateError("A test of trends needs 2 periods before the start; there is 1.")
    for count in range(len(rows), 0, -1):
        freedom = float(effects.freedom[rows[-count:]].min())
        if count <= freedom / 2:
            return rows[-count:], freedom
    raise CannotEstimateError(
        "A test of trends needs 3 members in each cohort and among the controls; there are fewer."
    )


def _inverse(covariance: Numbers) -> Numbers:
    sizes, directions = np.linalg.eigh(covariance)
    if sizes[0] <= NEARLY * sizes[-1]:
        raise CannotEstimateError(
            "The periods before the start say too little apart from each other to test a trend."
        )
    inverse: Numbers = (directions / sizes) @ directions.T
    return inverse


def _tested(effects: Effects) -> PreTrend:
    from scipy.stats import f, ncf  # noqa: PLC0415 - loaded when something is tested

    rows, freedom = _leads(effects)
    values, covariance = effects.values[rows], effects.covariance[np.ix_(rows, rows)]
    inverse = _inverse(covariance)
    count = len(rows)
    scale = (freedom - count + 1) / (freedom * count)
    spare = freedom - count + 1
    steps = np.array([effects.averages.times[row - 1] + 1.0 for row in rows])
    known = float(steps @ inverse @ steps)
    slope = float(steps @ inverse @ values) / known
    reach = reach_of(effects)
    needed = effects.values[0] / reach
    limit = float(f.isf(0.05, count, spare))
    return PreTrend(
        lead_count=count,
        p_value=float(f.sf(scale * float(values @ inverse @ values), count, spare)),
        slope=slope,
        drift=slope * reach,
        power=float(ncf.sf(limit, count, spare, needed**2 * known)) if needed else 0.05,
    )
