"""Comparing the two sides of a trial: differences with errors that hold without a model."""

from dataclasses import dataclass

import numpy as np

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Flags, Indices, Numbers


@dataclass(frozen=True, slots=True)
class Difference:
    """Treated less controls.

    Attributes:
        lift: In the outcome's unit.
        error: Its standard error.
        freedom: Degrees of freedom of the error.
        control_mean: What controls had on average, at the average of all covariates.
    """

    lift: float
    error: float
    freedom: float
    control_mean: float


def difference_of_means(outcome: Numbers, treated: Flags) -> Difference:
    """Give the difference of the two means, each side with a spread of its own.

    Args:
        outcome: Shape (rows,).
        treated: Shape (rows,); at least two rows on either side.

    Source:
        Neyman (1923) for the error; Welch (1947), Biometrika 34, for the degrees of freedom.
    """
    sides = outcome[treated], outcome[~treated]
    squares = [float(one.var(ddof=1)) / len(one) for one in sides]
    total = sum(squares)
    below = sum(one**2 / (len(side) - 1) for one, side in zip(squares, sides, strict=True))
    freedom = total**2 / below if below else float(len(outcome) - 2)
    means = [float(one.mean()) for one in sides]
    return Difference(means[0] - means[1], float(np.sqrt(total)), freedom, means[1])


def adjusted_difference(
    outcome: Numbers, treated: Flags, known: Numbers, *, cluster: Indices | None = None
) -> Difference:
    """Give the difference that remains once what was known before is taken out on either side.

    Least squares with the covariates, centred, beside the treatment and times it. The design of a
    trial alone makes it right; covariates that say nothing cost hardly anything.

    Args:
        outcome: Shape (rows,).
        treated: Shape (rows,).
        known: Shape (rows, columns); constant columns are passed over.
        cluster: Shape (rows,); number of the cluster that was treated together, None where each
            row was treated by itself.

    Raises:
        CannotEstimateError: There are not more rows, or clusters, than the regression has terms.

    Source:
        Lin (2013), Annals of Applied Statistics 7; errors HC2 of MacKinnon and White (1985); with
        clusters those of Liang and Zeger (1986), each side scaled by its own number of clusters;
        degrees of freedom from the side with fewer, as few clusters decide how sure an answer is
        (Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90).
    """
    sides = treated.astype(float)
    centred = _independent(known - known.mean(axis=0))
    terms = np.column_stack([np.ones(len(outcome)), sides, centred, centred * sides[:, None]])
    count, width = terms.shape
    fewest = min(clusters_of_sides(treated, cluster)) if cluster is not None else count
    if min(count - width, fewest - 1) < 1:
        raise CannotEstimateError(
            f"The adjusted difference has {width} terms, and there are {count} units with "
            f"{fewest} clusters on one side; it needs more of them, or fewer covariates."
        )
    inverse = np.linalg.pinv(terms.T @ terms)
    found = inverse @ (terms.T @ outcome)
    residuals = outcome - terms @ found
    if cluster is None:
        covariance = inverse @ _middle(terms, residuals, inverse) @ inverse
        freedom = float(count - width)
    else:
        covariance = inverse @ _clustered(terms, residuals, cluster) @ inverse
        freedom = float(fewest - 1)
    error = float(np.sqrt(max(covariance[1, 1], 0.0)))
    return Difference(float(found[1]), error, freedom, float(found[0]))


def clusters_of_sides(treated: Flags, cluster: Indices) -> tuple[int, int]:
    """Count the clusters with treated rows, and those with controls."""
    return len(np.unique(cluster[treated])), len(np.unique(cluster[~treated]))


def _independent(columns: Numbers) -> Numbers:
    """Give the columns that add something to those before them."""
    kept: list[int] = []
    for place in range(columns.shape[1]):
        tried = columns[:, [*kept, place]]
        scale = np.linalg.norm(tried, axis=0)
        if scale[-1] > 0 and np.linalg.matrix_rank(tried / scale) == len(kept) + 1:
            kept.append(place)
    return columns[:, kept]


def _middle(terms: Numbers, residuals: Numbers, inverse: Numbers) -> Numbers:
    leverage = np.einsum("ij,jk,ik->i", terms, inverse, terms)
    squares = residuals**2 / np.clip(1 - leverage, 1e-9, None)
    middle: Numbers = (terms * squares[:, None]).T @ terms
    return middle


def _clustered(terms: Numbers, residuals: Numbers, cluster: Indices) -> Numbers:
    _, places = np.unique(cluster, return_inverse=True)
    groups = int(places.max()) + 1
    scores = np.zeros((groups, terms.shape[1]))
    np.add.at(scores, places, terms * residuals[:, None])
    count, width = terms.shape
    treated = terms[:, 1] > 0
    share = np.bincount(places, weights=treated) / np.bincount(places)
    sides = clusters_of_sides(treated, cluster)
    own = np.where(share == 1, sides[0], np.where(share == 0, sides[1], groups))
    scaled = scores * np.sqrt(own / (own - 1))[:, None]
    middle: Numbers = (count - 1) / (count - width) * scaled.T @ scaled
    return middle
