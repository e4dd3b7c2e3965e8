"""Cross-fitted augmented weighting: right when either of its two models is."""

from dataclasses import dataclass

import numpy as np

from trueline.evidence.adjusting.learners import Learner
from trueline.evidence.observations import Flags, Numbers
from trueline.evidence.study import Estimand

FOLD_COUNT = 5
LEAST_CHANCE = 0.01
"""Chances nearer to 0 or 1 are taken as this far: one row may not speak for a hundred."""


@dataclass(frozen=True, slots=True, eq=False)
class Adjusted:
    """An adjusted comparison.

    Attributes:
        lift: In the outcome's unit.
        error: Its standard error.
        counterfactual: Average outcome without the tactic, of those the estimand is about.
        chances: Shape (rows,); that each row got the tactic, by rows that did not teach it.
        effective_share: Rows that the weighted controls are worth, as a share of the controls.
        largest_weight: Of one control, as a share of all controls' weight.
        clipped_share: Share of rows whose chance was held at its limit.
    """

    lift: float
    error: float
    counterfactual: float
    chances: Numbers
    effective_share: float
    largest_weight: float
    clipped_share: float


def adjust(
    known: Numbers,
    treated: Flags,
    outcome: Numbers,
    learner: Learner,
    *,
    estimand: Estimand,
    seed: int,
) -> Adjusted:
    """Compare treated and controls as if they had been alike.

    Each row's expected outcome and chance are learnt from other rows. Folds do not depend on the
    order of rows.

    Args:
        known: Shape (rows, columns); what was known before.
        treated: Shape (rows,); at least ``FOLD_COUNT`` rows on either side.
        outcome: Shape (rows,).
        learner: Of both models.
        estimand: Whose effect.
        seed: Of the folds.

    Source:
        Robins, Rotnitzky and Zhao (1994), JASA 89; cross-fitting as in Chernozhukov et al. (2018),
        Econometrics Journal 21; weights normalised as in Hajek (1971).
    """
    order = np.lexsort((*known.T, outcome, treated))
    known, treated, outcome = known[order], treated[order], outcome[order]
    models = _learnt(known, treated, outcome, learner, estimand, seed)
    weighed = (_of_treated if estimand is Estimand.ATT else _of_all)(models, treated, outcome)
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    weights = weighed.weights
    return Adjusted(
        weighed.lift,
        float(weighed.influence.std(ddof=1) / np.sqrt(len(outcome))),
        weighed.counterfactual,
        models.chances[back],
        float(weights.sum() ** 2 / (weights**2).sum() / len(weights)),
        float(weights.max() / weights.sum()),
        float((models.clipped != models.chances).mean()),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Models:
    """What was learnt of each row from others; every shape is (rows,)."""

    without: Numbers
    with_tactic: Numbers
    chances: Numbers

    @property
    def clipped(self) -> Numbers:
        return np.clip(self.chances, LEAST_CHANCE, 1 - LEAST_CHANCE)


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    lift: float
    influence: Numbers
    counterfactual: float
    weights: Numbers


def _of_treated(models: _Models, treated: Flags, outcome: Numbers) -> _Weighed:
    sides, chance = treated.astype(float), models.clipped
    odds = (1 - sides) * chance / (1 - chance)
    odds *= sides.mean() / odds.mean()
    scores = (sides - odds) * (outcome - models.without) / sides.mean()
    lift = float(scores.mean())
    influence = scores - sides * lift / sides.mean()
    return _Weighed(lift, influence, float(outcome[treated].mean()) - lift, odds[~treated])


def _of_all(models: _Models, treated: Flags, outcome: Numbers) -> _Weighed:
    sides, chance = treated.astype(float), models.clipped
    up, down = sides / chance, (1 - sides) / (1 - chance)
    up, down = up / up.mean(), down / down.mean()
    counterfactual = models.without + down * (outcome - models.without)
    scores = models.with_tactic + up * (outcome - models.with_tactic) - counterfactual
    lift = float(scores.mean())
    return _Weighed(lift, scores - lift, float(counterfactual.mean()), down[~treated])


def _learnt(
    known: Numbers,
    treated: Flags,
    outcome: Numbers,
    learner: Learner,
    estimand: Estimand,
    seed: int,
) -> _Models:
    """Foretell each row from the others."""
    without, with_tactic, chances = (np.zeros(len(outcome)) for _ in range(3))
    folds = _folds(treated, seed)
    for fold in range(FOLD_COUNT):
        asked = folds == fold
        taught = ~asked
        controls, tactic = taught & ~treated, taught & treated
        without[asked] = learner.outcome(known[controls], outcome[controls], known[asked])
        chances[asked] = learner.chance(known[taught], treated[taught], known[asked])
        if estimand is Estimand.ATE:
            with_tactic[asked] = learner.outcome(known[tactic], outcome[tactic], known[asked])
    return _Models(without, with_tactic, chances)


def _folds(treated: Flags, seed: int) -> Numbers:
    """Deal rows into folds, treated and controls by themselves."""
    drawn = np.random.default_rng(seed)
    folds = np.zeros(len(treated), dtype=int)
    for side in (treated, ~treated):
        places = np.flatnonzero(side)
        folds[drawn.permutation(places)] = np.arange(len(places)) % FOLD_COUNT
    return folds
