"""Bias priors: how far a design of each grade may well be off, published and learnt from.

No method can measure its own bias. What remains is to say in the open how large it tends to be for
designs of a grade, and to correct that by the organisation's own pairs of an experiment and an
observational estimate of the same effect.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from trueline.evidence.weighing.detecting import detectable
from trueline.evidence.weighing.grade import Grade

PAIRS_WORTH = 4
"""As many pairs as the published prior counts for."""

LEAST_SHARE = 0.25
"""Of the published prior: luck in a few pairs takes no more off it."""

LEVEL = 0.9
"""Of the intervals by which an experiment of a pair is said to find something."""


@dataclass(frozen=True, slots=True)
class BiasPriors:
    """Standard deviation of the bias by grade, as a share of the effect's scale.

    Attributes:
        shares: By grade A to D; E is never pooled.
        source: Where the numbers come from.
    """

    shares: tuple[tuple[Grade, float], ...]
    source: str

    def share(self, grade: Grade) -> float:
        """Give the share of a grade.

        Raises:
            KeyError: E, which is never pooled.
        """
        return dict(self.shares)[grade]


PUBLISHED = BiasPriors(
    ((Grade.A, 0.0), (Grade.B, 0.25), (Grade.C, 0.5), (Grade.D, 1.0)),
    "Trueline's starting values; see docs/why/evidence.md",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One effect, estimated by an experiment and by another design.

    Attributes:
        grade: Of the other design.
        experiment: Lift that the experiment found.
        experiment_error: Its standard error.
        other: Lift that the other design found.
        other_error: Its standard error.
    """

    grade: Grade
    experiment: float
    experiment_error: float
    other: float
    other_error: float


def learn(pairs: Iterable[Pair], priors: BiasPriors = PUBLISHED) -> BiasPriors:
    """Correct priors by an organisation's own pairs.

    The squared difference of each pair beyond sampling is averaged with the prior's square, which
    counts as ``PAIRS_WORTH`` pairs. It is taken as a share of the experiment's lift, or of what the
    experiment's error let it find where that is more: beside a lift of nearly nothing every bias
    would be endless.

    Raises:
        ValueError: An experiment of a pair found exactly nothing, with no error.
    """
    kept = tuple(pairs)
    found = tuple(
        (grade, _learnt(share, [one for one in kept if one.grade is grade]))
        for grade, share in priors.shares
    )
    return BiasPriors(found, f"{priors.source}; own pairs: {len(kept)}")


def _learnt(share: float, pairs: list[Pair]) -> float:
    if not share or not pairs:
        return share
    total = sum(max(_excess(one), 0.0) for one in pairs)
    square = (PAIRS_WORTH * share**2 + total) / (PAIRS_WORTH + len(pairs))
    return max(math.sqrt(square), LEAST_SHARE * share)


def _excess(pair: Pair) -> float:
    scale = max(abs(pair.experiment), detectable(pair.experiment_error, level=LEVEL))
    if not scale:
        raise ValueError("An experiment that found exactly nothing gives no share of a bias.")
    beyond = (pair.other - pair.experiment) ** 2
    beyond -= pair.other_error**2 + pair.experiment_error**2
    return beyond / scale**2
