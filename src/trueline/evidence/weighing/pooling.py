"""Pooling: one number from several estimates, as wide as their likely biases make it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from trueline.evidence.refuted import Outcome, Refuted
from trueline.evidence.weighing.detecting import detectable
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.priors import BiasPriors

CORRELATION = 0.5
"""Of sampling errors of estimates from the same data."""

ROUNDS = 200
NARROW = 1e-12


@dataclass(frozen=True, slots=True)
class Part:
    """One estimate to be pooled.

    Attributes:
        lift: In the outcome's unit.
        error: Its standard error.
        grade: A to D.
        is_own_sample: It rests on rows of its own; all estimates of one run share theirs, a trial
            as much as any.
        placebo_spread: What its placebos vary beyond their own errors, in the outcome's unit.
        freedom: Degrees of freedom of its error; None where that counts as known.
    """

    lift: float
    error: float
    grade: Grade
    is_own_sample: bool = False
    placebo_spread: float = 0.0
    freedom: float | None = None


@dataclass(frozen=True, slots=True)
class Pooled:
    """Several estimates put together.

    Attributes:
        lift: In the outcome's unit.
        error: Its standard error, biases included.
        low: Lower end of the interval.
        high: Upper end.
        weights: Of the parts, in their order; they sum to 1, and may be negative.
        biases: Standard deviation of each part's bias, in the outcome's unit.
        q: Cochran's Q of the parts around the pooled lift.
        q_p_value: How often chance alone gives a larger Q.
        i_squared: Share of their variation beyond chance and likely biases, 0 to 1.
        freedom: Degrees of freedom of the error; None where it counts as known.
    """

    lift: float
    error: float
    low: float
    high: float
    weights: tuple[float, ...]
    biases: tuple[float, ...]
    q: float
    q_p_value: float
    i_squared: float
    freedom: float | None = None


def placebo_spread(refuted: Sequence[Refuted]) -> float:
    """Give what placebos in time vary beyond their own errors; 0 where there are none.

    A placebo may only widen: placebos that vary less than their errors say give 0.
    """
    squares = [
        lift**2 - error**2
        for one in refuted
        if one.outcome is not Outcome.NOT_MADE
        for lift, error in zip(one.placebos, one.placebo_errors, strict=True)
    ]
    return math.sqrt(max(sum(squares) / len(squares), 0.0)) if squares else 0.0


def pool(parts: Sequence[Part], priors: BiasPriors, *, least_lift: float, level: float) -> Pooled:
    """Weigh estimates by their errors and likely biases.

    Each lift is the true one plus a bias plus an error. The bias' standard deviation is the
    grade's share of the larger of the pooled lift and the least lift worth finding, or what
    placebos showed where that is more. As the shares are of the pooled lift, it is worked out in
    rounds until it stays.

    Args:
        parts: At least one; none of grade E.
        priors: Shares by grade.
        least_lift: The smallest lift that the study was to find, in the outcome's unit; what the
            errors let it find is taken where that is more.
        level: Of the interval.

    Raises:
        ValueError: There are no parts, or one has no error.

    Source:
        Specification of evidence, 4: generalised least squares with a grade's bias prior.
    """
    if not parts or any(one.error <= 0 for one in parts):
        raise ValueError("Pooling takes estimates with standard errors above zero.")
    lifts = np.array([one.lift for one in parts])
    least = max(least_lift, detectable(min(one.error for one in parts), level=level))
    biases = _biases(parts, priors, least)
    for _ in range(ROUNDS):
        weights, error = _weigh(parts, biases)
        lift = float(weights @ lifts)
        found = _biases(parts, priors, max(abs(lift), least))
        has_settled = np.allclose(found, biases, rtol=NARROW, atol=0)
        biases = found
        if has_settled:
            break
    weights, error = _weigh(parts, biases)
    lift = float(weights @ lifts)
    freedom = _freedom(parts, weights, error)
    half = _reach(freedom, level) * error
    q, q_p_value = _spread(lifts - lift, _covariance(parts, biases))
    return Pooled(
        lift,
        error,
        lift - half,
        lift + half,
        tuple(map(float, weights)),
        tuple(map(float, biases)),
        q,
        q_p_value,
        max(0.0, 1 - (len(parts) - 1) / q) if q else 0.0,
        freedom,
    )


def _biases(parts: Sequence[Part], priors: BiasPriors, scale: float) -> np.ndarray:
    return np.array(
        [max(priors.share(one.grade) * scale, one.placebo_spread) for one in parts], dtype=float
    )


def _covariance(parts: Sequence[Part], biases: np.ndarray) -> np.ndarray:
    errors = np.array([one.error for one in parts])
    shares = np.array([not one.is_own_sample for one in parts])
    correlated = CORRELATION * np.outer(shares, shares)
    np.fill_diagonal(correlated, 1.0)
    covariance: np.ndarray = np.outer(errors, errors) * correlated + np.diag(biases**2)
    return covariance


def _weigh(parts: Sequence[Part], biases: np.ndarray) -> tuple[np.ndarray, float]:
    inverse = np.linalg.inv(_covariance(parts, biases))
    total = float(inverse.sum())
    return inverse.sum(axis=1) / total, math.sqrt(1 / total)


def _freedom(parts: Sequence[Part], weights: np.ndarray, error: float) -> float | None:
    """Give degrees of freedom of a pooled error; None where all errors count as known.

    As Satterthwaite (1946), for parts whose errors are off together, since they read the same rows;
    never fewer than the part that has the fewest. Likely biases count as known.
    """
    known = [one.freedom for one in parts if one.freedom is not None]
    if not known:
        return None
    shares = np.abs(weights * (_covariance(parts, np.zeros(len(parts))) @ weights))
    wobble = sum(
        float(share) / math.sqrt(one.freedom)
        for share, one in zip(shares, parts, strict=True)
        if one.freedom is not None
    )
    return max((error**2 / wobble) ** 2, *known) if wobble else None


def _reach(freedom: float | None, level: float) -> float:
    """Give how many errors an interval reaches to either side."""
    if freedom is None:
        return NormalDist().inv_cdf(0.5 + level / 2)
    from scipy.stats import t  # noqa: PLC0415 - loaded when something is weighed

    return float(t.ppf(0.5 + level / 2, freedom))


def _spread(residuals: np.ndarray, covariance: np.ndarray) -> tuple[float, float]:
    from scipy.stats import chi2  # noqa: PLC0415 - loaded when something is weighed

    q = float(residuals @ np.linalg.solve(covariance, residuals))
    freedom = len(residuals) - 1
    return q, float(chi2.sf(q, freedom)) if freedom else 1.0
