"""Finding: what all estimates of a study say together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trueline.evidence.estimate import Estimate
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.grading import GradedEstimate
from trueline.evidence.weighing.pooling import Part, Pooled, placebo_spread, pool
from trueline.evidence.weighing.priors import PUBLISHED, BiasPriors

LEAST_SHARE = 0.1
"""Of the counterfactual: the smallest lift worth finding, where a study names none."""

CHANCE_OF_CONFLICT = 0.05
OWN_EFFECT = "tactic"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to a study.

    Attributes:
        grade: Of the claim.
        lift: Average effect a unit and period; None where nothing can be said.
        low: Lower end of the interval; None likewise.
        high: Upper end; None likewise.
        error: Its standard error; None likewise.
        pooled: The weighed number; None where designs conflict, or only one is left.
        headline: Method whose number stands where none is pooled; empty otherwise.
        conflict: Why the designs conflict, in a sentence; empty where they do not.
        graded: All estimates with their grades, best first; those of another effect come last.
        weights: Of the pooled methods; empty where none is pooled.
        naive: Raw comparison, for the contrast; None where there is none.
        priors: That were used.
        whole_error: Like ``error``, with what a design of its grade may be off by: what a return is
            reckoned from; None where there is no error.
        whole_freedom: Degrees of freedom of that error; None where it counts as known.
    """

    grade: Grade
    lift: float | None
    low: float | None
    high: float | None
    error: float | None
    pooled: Pooled | None
    headline: str
    conflict: str
    graded: tuple[GradedEstimate, ...]
    weights: tuple[tuple[str, float], ...]
    naive: Estimate | None
    priors: BiasPriors
    whole_error: float | None = None
    whole_freedom: float | None = None

    @property
    def selection(self) -> float | None:
        """What the raw comparison shows beyond the lift; None where either is unknown."""
        return None if self.naive is None or self.lift is None else self.naive.lift - self.lift

    @property
    def selection_share(self) -> float | None:
        """The same as a share of the raw comparison; None where that is zero."""
        gap = self.selection
        if gap is None or self.naive is None or not self.naive.lift:
            return None
        return gap / self.naive.lift


def weigh_estimates(
    graded: Sequence[GradedEstimate],
    priors: BiasPriors = PUBLISHED,
    *,
    level: float,
    naive: Estimate | None = None,
    least_lift: float | None = None,
) -> Finding:
    """Weigh estimates of one question into one finding.

    What has grade E is shown and never pooled. Designs conflict where Cochran's Q is too large for
    chance and likely biases, or where two of grade C or better leave out zero on opposite sides:
    then nothing is pooled, the better grade stands for itself, and the claim loses a grade. What
    cannot say cause takes nothing from what can: where it lies too far away it is left out. What
    all media moved is not weighed with what the tactic moved; it stands where it is alone.

    Args:
        graded: With their grades; at least one.
        priors: Likely biases by grade.
        level: Of the interval.
        naive: The raw comparison.
        least_lift: Smallest lift that the study was to find; None for a tenth of the
            counterfactual.

    Raises:
        ValueError: There are no estimates.
    """
    if not graded:
        raise ValueError("There is no estimate to weigh.")
    own, others = _by_effect(graded)
    ranked = [*own, *others]
    usable = [one for one in own if one.grade < Grade.E and one.estimate.error]
    best = ranked[0]
    causal = [one for one in usable if one.grade.says_cause]
    least = _least(usable, least_lift)
    usable = _without_strays(usable, causal, _pooled(usable, priors, least, level))
    pooled = _pooled(usable, priors, least, level) if len(usable) > 1 else None
    judged = causal or usable
    conflict = _conflict(judged, _pooled(judged, priors, least, level))
    grade = best.grade.lowered(1) if conflict else best.grade
    if pooled is None or conflict:
        by_itself = _pooled([one for one in usable if one is best], priors, least, level)
        return _with_whole_error(_alone(best, grade, conflict, ranked, naive, priors), by_itself)
    return Finding(
        grade,
        pooled.lift,
        pooled.low,
        pooled.high,
        pooled.error,
        pooled,
        "",
        "",
        tuple(ranked),
        _weights(usable, pooled),
        naive,
        priors,
        pooled.error,
        pooled.freedom,
    )


def _by_effect(
    graded: Sequence[GradedEstimate],
) -> tuple[list[GradedEstimate], list[GradedEstimate]]:
    """Give estimates of what the study asks, and those of another effect; each best first.

    What all media moved answers a study only where nothing says what the tactic moved.
    """
    ranked = sorted(graded, key=lambda one: (one.grade, one.estimate.error or 0.0))
    own = [one for one in ranked if one.estimate.effect == OWN_EFFECT]
    others = [one for one in ranked if one.estimate.effect != OWN_EFFECT]
    return (own, others) if own else (others, [])


def _with_whole_error(alone: Finding, by_itself: Pooled | None) -> Finding:
    if by_itself is None:
        return alone
    return replace(alone, whole_error=by_itself.error, whole_freedom=by_itself.freedom)


def _without_strays(
    usable: list[GradedEstimate], causal: list[GradedEstimate], pooled: Pooled | None
) -> list[GradedEstimate]:
    """Leave out what cannot say cause where it lies too far from what can."""
    is_apart = pooled is not None and pooled.q_p_value < CHANCE_OF_CONFLICT
    return causal if causal and is_apart else usable


def _pooled(
    usable: Sequence[GradedEstimate], priors: BiasPriors, least: float, level: float
) -> Pooled | None:
    """Weigh estimates; None where there are none."""
    parts = [_part(one) for one in usable]
    return pool(parts, priors, least_lift=least, level=level) if parts else None


def _weights(usable: Sequence[GradedEstimate], pooled: Pooled) -> tuple[tuple[str, float], ...]:
    parts = zip(usable, pooled.weights, strict=True)
    return tuple((one.estimate.method, weight) for one, weight in parts)


def _alone(
    best: GradedEstimate,
    grade: Grade,
    conflict: str,
    ranked: list[GradedEstimate],
    naive: Estimate | None,
    priors: BiasPriors,
) -> Finding:
    """Give what the best estimate says by itself; of grade E it says nothing of a lift."""
    estimate = best.estimate if best.grade < Grade.E else None
    return Finding(
        grade,
        estimate.lift if estimate else None,
        estimate.low if estimate else None,
        estimate.high if estimate else None,
        estimate.error if estimate else None,
        None,
        best.estimate.method if estimate else "",
        conflict,
        tuple(ranked),
        (),
        naive,
        priors,
    )


def _part(one: GradedEstimate) -> Part:
    return Part(
        one.estimate.lift,
        one.estimate.error or 0.0,
        one.grade,
        placebo_spread=placebo_spread(one.refuted),
        freedom=one.estimate.freedom,
    )


def _least(usable: Sequence[GradedEstimate], stated: float | None) -> float:
    if stated is not None:
        return abs(stated)
    levels = [one.estimate.counterfactual for one in usable]
    return LEAST_SHARE * max((abs(one) for one in levels if one is not None), default=0.0)


def _conflict(judged: Sequence[GradedEstimate], pooled: Pooled | None) -> str:
    """Say why estimates conflict; empty where they do not."""
    causal = [one.estimate for one in judged if one.grade.says_cause]
    up = next((one for one in causal if one.low > 0), None)
    down = next((one for one in causal if one.high < 0), None)
    if up and down:
        return f"{up.method} says up, {down.method} says down, and neither interval holds zero."
    if pooled is not None and pooled.q_p_value < CHANCE_OF_CONFLICT:
        return (
            f"The estimates lie further apart than chance and their likely biases explain "
            f"(Q {pooled.q:.1f}, p {pooled.q_p_value:.3f})."
        )
    return ""
