"""Bias priors and the pairs that teach them, in words."""

from dataclasses import dataclass

from django.urls import reverse

from trueline.evidence.weighing.priors import BiasPriors
from trueline.usecases.studying.method_titles import method_titles
from trueline.usecases.weighing.own_pairs import OwnPair
from trueline.web.studying.forest import say_number


@dataclass(frozen=True, slots=True)
class PriorRow:
    """How far designs of a grade may be off.

    Attributes:
        grade: Letter.
        words: What it allows to be said.
        share: Standard deviation of the bias, in per cent of the effect's scale.
    """

    grade: str
    words: str
    share: str


@dataclass(frozen=True, slots=True)
class PairShown:
    """One effect, found by a trial and by another design.

    Attributes:
        trial: Id of the trial.
        trial_at: Address of its page.
        found: What it found, with its standard error.
        other: Id of the other study.
        other_at: Address of its page.
        method: Of the other design.
        grade: Of the other design.
        other_found: What it found, with its standard error.
    """

    trial: str
    trial_at: str
    found: str
    other: str
    other_at: str
    method: str
    grade: str
    other_found: str


def prior_rows(priors: BiasPriors) -> tuple[PriorRow, ...]:
    """Put priors into rows, the best grade first."""
    return tuple(
        PriorRow(grade.value, grade.words, f"{share:.0%}") for grade, share in priors.shares
    )


def pair_row(one: OwnPair) -> PairShown:
    """Put a pair into a row."""
    pair = one.pair
    return PairShown(
        trial=one.trial,
        trial_at=reverse("study", args=[one.trial]),
        found=_with_error(pair.experiment, pair.experiment_error),
        other=one.other,
        other_at=reverse("study", args=[one.other]),
        method=method_titles().get(one.method, one.method),
        grade=pair.grade.value,
        other_found=_with_error(pair.other, pair.other_error),
    )


def _with_error(lift: float, error: float) -> str:
    return f"{say_number(lift)} ± {say_number(error, signed=False)}"
