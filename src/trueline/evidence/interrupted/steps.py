"""Steps of the grid: everything but memory and wandering integrated by formula.

The kernel of the values is a remainder's plus a wandering level's. For one memory both become
diagonal in the same directions, so that one decomposition serves every wandering.
"""

from dataclasses import dataclass

import numpy as np

from trueline.evidence.observations import Indices, Numbers

RIDGE = 1e-4
SMALLEST = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What every step looks at.

    Attributes:
        value: Shape (before,); with mean 0 and spread 1.
        terms: Shape (periods, terms), a constant first.
        before: Shape (before,); indices of periods before the start.
        after: Shape (after,); indices of periods from the start on.
    """

    value: Numbers
    terms: Numbers
    before: Indices
    after: Indices

    @property
    def freedom(self) -> float:
        """Degrees of freedom; each term takes one, as in any regression."""
        return float(len(self.before) - self.terms.shape[1])


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """What is believed at one memory and each wandering, in spreads of the values.

    Attributes:
        likelihoods: Shape (steps,); logarithms, but for a constant.
        middles: Shape (steps, after + 1); each period after the start, and last their average.
        scales: Shape (steps, after + 1).
        fit_squares: Shape (steps,); mean square of what the terms leave before the start.
    """

    likelihoods: Numbers
    middles: Numbers
    scales: Numbers
    fit_squares: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Turned:
    """The numbers of one memory in the directions that keep both kernels diagonal.

    Attributes:
        roots: Shape (before,); variances are 1 + wandering times these.
        log_size: Half of the logarithm of the remainder kernel's determinant.
        value: Shape (before,).
        terms: Shape (before, terms).
        remainder: Shape (before, after + 1); covariance across the start.
        level: The same, of a level with steps of variance 1.
    """

    roots: Numbers
    log_size: float
    value: Numbers
    terms: Numbers
    remainder: Numbers
    level: Numbers


def steps_of(asked: Asked, memory: float, wanderings: Numbers) -> Steps:
    """Integrate everything but memory and wandering.

    Args:
        asked: What is looked at.
        memory: Correlation of the remainder with that of the period before.
        wanderings: Shape (steps,); variance of the level's step over the remainder's.
    """
    turned, freedom = _turned(asked, memory), asked.freedom
    sizes = 1 + wanderings[:, None] * turned.roots
    weighed = turned.terms / sizes[:, :, None]
    said = np.einsum("snp,n->sp", weighed, turned.value)
    bend = np.einsum("np,snq->spq", turned.terms, weighed) + np.diag(_ridge(turned.terms.shape[1]))
    found = np.linalg.solve(bend, said[:, :, None])[:, :, 0]
    squares = (turned.value**2 / sizes).sum(axis=1) - (found * said).sum(axis=1)
    squares = np.maximum(squares, SMALLEST)
    likelihoods = -turned.log_size - np.log(sizes).sum(axis=1) / 2
    likelihoods -= np.linalg.slogdet(bend)[1] / 2 + freedom / 2 * np.log(squares)
    across = turned.remainder + wanderings[:, None, None] * turned.level
    own = _with_average(asked.terms[asked.after].T).T
    left = own - np.einsum("sna,snp->sap", across, weighed)
    middles = np.einsum("sap,sp->sa", left, found)
    middles += np.einsum("sna,sn->sa", across, turned.value / sizes)
    variances = _own(asked.after, memory, wanderings)
    variances -= (across**2 / sizes[:, :, None]).sum(axis=1)
    variances += (left * np.linalg.solve(bend, left.swapaxes(1, 2)).swapaxes(1, 2)).sum(axis=2)
    residuals = asked.value - found @ asked.terms[asked.before].T
    scales = np.sqrt(np.maximum(variances, SMALLEST) * squares[:, None] / freedom)
    return Steps(likelihoods, middles, scales, (residuals**2).mean(axis=1))


def _turned(asked: Asked, memory: float) -> _Turned:
    from scipy.linalg import cholesky, eigh, solve_triangular  # noqa: PLC0415 - lazily

    before, after = asked.before, asked.after
    lower = cholesky(_remainder(before, before, memory), lower=True)
    level = solve_triangular(lower, _level(before, before), lower=True)
    level = solve_triangular(lower, level.T, lower=True)
    roots, directions = eigh((level + level.T) / 2)

    def turn(numbers: Numbers) -> Numbers:
        turned: Numbers = directions.T @ solve_triangular(lower, numbers, lower=True)
        return turned

    return _Turned(
        np.maximum(roots, 0.0),
        float(np.log(np.diag(lower)).sum()),
        turn(asked.value),
        turn(asked.terms[before]),
        turn(_with_average(_remainder(before, after, memory))),
        turn(_with_average(_level(before, after))),
    )


def _own(after: Indices, memory: float, wanderings: Numbers) -> Numbers:
    """Give the variance of each period after the start, and last that of their average."""
    remainder, level = _remainder(after, after, memory), _level(after, after)
    each = np.diag(remainder) + wanderings[:, None] * np.diag(level)
    return np.column_stack([each, remainder.mean() + wanderings * level.mean()])


def _ridge(count: int) -> Numbers:
    """Give a slight pull to zero for each term, hardly any for the constant."""
    ridge = np.full(count, RIDGE)
    ridge[0] = RIDGE**2
    return ridge


def _remainder(first: Indices, second: Indices, memory: float) -> Numbers:
    apart = np.abs(np.subtract.outer(first, second))
    return np.asarray(memory**apart if memory else (apart == 0), dtype=float)


def _level(first: Indices, second: Indices) -> Numbers:
    return np.asarray(np.minimum.outer(first + 1, second + 1), dtype=float)


def _with_average(columns: Numbers) -> Numbers:
    """Give columns, one a period after the start, and last their average."""
    return np.column_stack([columns, columns.mean(axis=1)])
