"""Grading: from the design of an estimate and what came of doubting it to a letter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trueline.evidence.estimate import Design, Estimate
from trueline.evidence.refuted import Criterion, Outcome, Refuted
from trueline.evidence.weighing.grade import STARTS, Grade

MOST_STEPS_DOWN = 2
"""However many criteria fail."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a grade went up or down by a step, or was held.

    Attributes:
        steps: Down where positive, up where negative, 0 where a limit held it.
        says: In a sentence.
    """

    steps: int
    says: str


@dataclass(frozen=True, slots=True)
class GradedEstimate:
    """An estimate with its grade.

    Attributes:
        estimate: The answer.
        refuted: All attempts to refute it.
        start: Grade that its design begins with.
        grade: What became of it.
        reasons: Step by step, in order.
    """

    estimate: Estimate
    refuted: tuple[Refuted, ...]
    start: Grade
    grade: Grade
    reasons: tuple[Reason, ...] = ()


def grade_estimate(estimate: Estimate, refuted: Sequence[Refuted]) -> GradedEstimate:
    """Grade one estimate by itself.

    One step down for each criterion that failed, two at most; where trends before the start or
    placebos in time fail, D is the best that remains.

    Source:
        Specification of evidence, 4; begun by the scales of Maryland and of Nesta.
    """
    start = STARTS[estimate.design]
    failed = _failed(refuted)
    steps = min(len(failed), MOST_STEPS_DOWN)
    reasons = [Reason(1, one.says) for one in failed[:steps]]
    reasons += [
        Reason(0, f"{one.says} (two steps are lost already)") for one in failed[MOST_STEPS_DOWN:]
    ]
    grade = start.lowered(steps)
    if grade < Grade.D and any(one.criterion is Criterion.TIME for one in failed):
        grade = Grade.D
        reasons.append(Reason(0, "What differs before the start leaves D at best."))
    return GradedEstimate(estimate, tuple(refuted), start, grade, tuple(reasons))


def raise_agreeing(graded: Sequence[GradedEstimate]) -> tuple[GradedEstimate, ...]:
    """Give estimates one step up where another design says the same.

    Two designs agree where their intervals overlap and each leaves out zero on the same side.
    Only what has grade C or better by itself can raise or be raised, since what is below shares
    its errors; without a randomised trial B is the best there is.

    Args:
        graded: All estimates of a study.
    """
    return tuple(_raised(one, graded) for one in graded)


def agree(first: Estimate, second: Estimate) -> bool:
    """Say whether two estimates of one effect leave out zero on the same side, and overlap."""
    if first.effect != second.effect:
        return False
    overlap = first.low <= second.high and second.low <= first.high
    return overlap and first.excludes_zero and second.excludes_zero


def _raised(one: GradedEstimate, graded: Sequence[GradedEstimate]) -> GradedEstimate:
    best = Grade.A if one.estimate.design is Design.RANDOMISED else Grade.B
    if one.grade <= best or not one.grade.says_cause:
        return one
    helper = next((other for other in graded if _supports(other, one)), None)
    if helper is None:
        return one
    says = f"{helper.estimate.method}, a design with other assumptions, gives the same answer."
    reasons = (*one.reasons, Reason(-1, says))
    return replace(one, grade=one.grade.lowered(-1), reasons=reasons)


def _supports(other: GradedEstimate, one: GradedEstimate) -> bool:
    if other.estimate.design is one.estimate.design or not other.grade.says_cause:
        return False
    return agree(other.estimate, one.estimate)


def _failed(refuted: Sequence[Refuted]) -> list[Refuted]:
    """Give the first failure of each criterion."""
    found: dict[Criterion, Refuted] = {}
    for one in refuted:
        if one.outcome is Outcome.FAILED:
            found.setdefault(one.criterion, one)
    return list(found.values())
