"""Learners: what an adjusted comparison believes of outcomes and of who got the tactic.

Two of each: a plain linear one of our own, and gradient boosting of scikit-learn, held to one
thread so that a busy machine does not slow it down and the same data give the same bytes.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from trueline.evidence.observations import Flags, Numbers

ROUNDS = 50
NARROW = 1e-10
SOFT = 1e-6
"""Ridge, as a share of a column's own scale: enough for columns that repeat each other."""

SMALL_TREES: dict[str, Any] = {"max_leaf_nodes": 7, "learning_rate": 0.05, "max_iter": 150}


class Learner(Protocol):
    """Learns from some rows and foretells others."""

    def outcome(self, known: Numbers, outcome: Numbers, asked: Numbers) -> Numbers:
        """Give the expected outcome of rows. Shape (asked rows,)."""

    def chance(self, known: Numbers, treated: Flags, asked: Numbers) -> Numbers:
        """Give the chance that rows got the tactic, 0 to 1. Shape (asked rows,)."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Least squares and logistic regression on all columns."""

    def outcome(self, known: Numbers, outcome: Numbers, asked: Numbers) -> Numbers:
        """Give the expected outcome of rows. Shape (asked rows,)."""
        terms, asked_terms = _terms(known, asked)
        found = np.linalg.lstsq(terms, outcome, rcond=None)[0]
        expected: Numbers = asked_terms @ found
        return expected

    def chance(self, known: Numbers, treated: Flags, asked: Numbers) -> Numbers:
        """Give the chance that rows got the tactic, 0 to 1. Shape (asked rows,)."""
        terms, asked_terms = _terms(known, asked)
        return logistic(asked_terms @ fit_logistic(terms, treated.astype(float)))


@dataclass(frozen=True, slots=True)
class Boosting:
    """Gradient boosting over small trees, for shapes that no line follows.

    Trees of seven leaves and slow steps: large trees tell some controls apart from the treated for
    certain, and a handful of rows would then speak for all.

    Attributes:
        seed: Of its draws.
    """

    seed: int

    def outcome(self, known: Numbers, outcome: Numbers, asked: Numbers) -> Numbers:
        """Give the expected outcome of rows. Shape (asked rows,)."""
        from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415 - 3 s to load

        learner = HistGradientBoostingRegressor(random_state=self.seed, **SMALL_TREES)
        found = _fitted(learner, known, outcome)
        return np.asarray(found.predict(asked), dtype=float)

    def chance(self, known: Numbers, treated: Flags, asked: Numbers) -> Numbers:
        """Give the chance that rows got the tactic, 0 to 1. Shape (asked rows,)."""
        from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - 3 s to load

        learner = HistGradientBoostingClassifier(random_state=self.seed, **SMALL_TREES)
        found = _fitted(learner, known, treated)
        return np.asarray(found.predict_proba(asked)[:, 1], dtype=float)


def fit_logistic(terms: Numbers, treated: Numbers, counts: Numbers | None = None) -> Numbers:
    """Fit a logistic regression by Newton's steps, with a slight ridge. Shape (columns,).

    Args:
        terms: Shape (rows, columns), a constant among them.
        treated: Shape (rows,); 0 or 1.
        counts: Shape (rows,); how many rows each stands for. None for one.
    """
    weights = np.ones(len(treated)) if counts is None else counts
    ridge = SOFT * (terms**2 * weights[:, None]).sum(axis=0) + NARROW
    found = np.zeros(terms.shape[1])
    for _ in range(ROUNDS):
        chance = logistic(terms @ found)
        spread = weights * chance * (1 - chance)
        bend = (terms * spread[:, None]).T @ terms + np.diag(ridge)
        step = np.linalg.solve(bend, terms.T @ (weights * (treated - chance)) - ridge * found)
        found = found + step
        if np.abs(step).max() < NARROW:
            break
    return found


def logistic(value: Numbers) -> Numbers:
    """Give the logistic function, safe for large numbers."""
    return 1 / (1 + np.exp(-np.clip(value, -35, 35)))


def _terms(known: Numbers, asked: Numbers) -> tuple[Numbers, Numbers]:
    """Give both as a constant and columns on the scale of the rows learnt from."""
    middle, scale = known.mean(axis=0), known.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    first, second = (
        np.column_stack([np.ones(len(one)), (one - middle) / scale]) for one in (known, asked)
    )
    return first, second


def _fitted(learner: Any, known: Numbers, said: Any) -> Any:  # noqa: ANN401 - untyped library
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - comes with the learners

    with threadpool_limits(1):
        return learner.fit(known, said)
