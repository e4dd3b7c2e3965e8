"""Weights of donors: shares that sum to one and are never negative."""

import numpy as np

from trueline.evidence.observations import Numbers

STRICT = 1e3
"""How much harder the sum of weights is held to one than any period is fitted."""


def simplex_weights(
    donors: Numbers, wanted: Numbers, *, ridge: float = 0.0, has_intercept: bool = False
) -> Numbers:
    """Give the shares of donors that come nearest to a series. Shape (donors,).

    Args:
        donors: Shape (periods, donors).
        wanted: Shape (periods,).
        ridge: Penalty on the squares of the shares, times the number of periods, in squared units
            of the series.
        has_intercept: Whether a constant gap is allowed.

    Source:
        Lawson and Hanson (1974), Solving Least Squares Problems, with the sum as a heavy row.
    """
    from scipy.optimize import nnls  # noqa: PLC0415 - loaded when something is estimated

    if has_intercept:
        donors, wanted = donors - donors.mean(axis=0), wanted - wanted.mean()
    scale = max(float(np.abs(donors).max()), float(np.abs(wanted).max()), 1e-12)
    count, width = donors.shape
    rows, said = [donors / scale], [wanted / scale]
    if ridge > 0:
        rows.append(np.sqrt(ridge * count) / scale * np.eye(width))
        said.append(np.zeros(width))
    heavy = STRICT * np.sqrt(count)
    rows.append(np.full((1, width), heavy))
    said.append(np.array([heavy]))
    found, _ = nnls(np.vstack(rows), np.concatenate(said), maxiter=50 * max(width, 10))
    shares: Numbers = found / found.sum()
    return shares
