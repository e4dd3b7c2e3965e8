"""Saying: the answer to a study in sentences whose words its grade allows.

The one place where a finding is put in words. Pages, commands and reports print what stands here,
so that none of them can say more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from statistics import NormalDist

from trueline.core.spoken_numbers import roughly
from trueline.evidence.estimate import Design
from trueline.evidence.refuted import Criterion, Outcome
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grade import Grade, refuse_overclaim
from trueline.evidence.weighing.grading import GradedEstimate, grade_estimate
from trueline.metrics.metric import Better

DIGITS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What a study is about, as sentences name it.

    Attributes:
        tactic: What was done, such as ``The help community``.
        outcome: What is counted, such as ``calls``.
        unit: Of whom, such as ``member``; empty for one series.
        period: Over how long, such as ``week``.
        better: Which direction of the outcome is good.
        level: Of every interval.
    """

    tactic: str
    outcome: str
    unit: str
    period: str
    better: Better
    level: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding in words.

    Attributes:
        sentence: The answer, with its interval and grade.
        beside: What must be read with it, in sentences.
        breaks_if: The assumption that would break the claim, in a sentence; empty for no claim.
        would_raise: What would raise the grade, each in a sentence.
    """

    sentence: str
    beside: tuple[str, ...]
    breaks_if: str
    would_raise: tuple[str, ...]


def say_finding(finding: Finding, subject: Subject) -> Answer:
    """Put a finding in words.

    A null or harmful finding gets a sentence of the same shape as a good one.

    Raises:
        OverclaimError: A name that people gave says more than the grade allows, such as a tactic
            called “Posts that drove sales”.
    """
    sentence = _sentence(finding, subject)
    beside = tuple(_beside(finding, subject))
    for text in (sentence, *beside):
        refuse_overclaim(text, finding.grade)
    best = finding.graded[0]
    claims = finding.grade.says_cause and finding.lift is not None
    return Answer(
        sentence,
        beside,
        _breaks_if(best) if claims else "",
        tuple(_would_raise(best, finding.grade)),
    )


def say_lift(low: float, middle: float, high: float, *, level: float) -> str:
    """Write a number with its interval.

    Example:
        >>> say_lift(0.512, 1.2345, 2.0, level=0.9)
        '1.23 (90% interval 0.512 to 2)'
    """
    ends = f"{roughly(low, DIGITS)} to {roughly(high, DIGITS)}"
    return f"{roughly(middle, DIGITS)} ({level:.0%} interval {ends})"


def shows_selection(finding: Finding) -> bool:
    """Say whether a raw comparison is known to be off by who got the tactic.

    It is not where chance decided who got it, nor where the gap lies within its error.
    """
    best, naive = finding.graded[0].estimate, finding.naive
    if finding.selection is None or naive is None or best.design is Design.RANDOMISED:
        return False
    error = hypot(finding.error or 0.0, naive.error or 0.0)
    return abs(finding.selection) > NormalDist().inv_cdf((1 + best.level) / 2) * error


def _sentence(finding: Finding, subject: Subject) -> str:
    lift, low, high, grade = finding.lift, finding.low, finding.high, finding.grade
    if lift is None or low is None or high is None or grade is Grade.E:
        return (
            f"There is no evidence of cause between {_lower(subject.tactic)} and {subject.outcome} "
            f"(grade {grade})."
        )
    whole = f"{say_lift(low, lift, high, level=subject.level)} {_each(subject)}"
    if low <= 0 <= high:
        return (
            f"No effect of {_lower(subject.tactic)} on {subject.outcome} is shown: the difference "
            f"is {whole}, which may as well be zero (grade {grade})."
        )
    if not grade.says_cause:
        return (
            f"A difference in {subject.outcome} {grade.words} {_lower(subject.tactic)}: {whole} "
            f"(grade {grade})."
        )
    more = "more" if lift > 0 else "fewer"
    near, far = sorted((abs(low), abs(high)))
    size = say_lift(near, abs(lift), far, level=subject.level)
    return (
        f"{_upper(subject.tactic)} {grade.words} {size} {more} {subject.outcome} "
        f"{_each(subject)} (grade {grade}){_harm(lift, subject)}."
    )


def _beside(finding: Finding, subject: Subject) -> list[str]:
    said = []
    if finding.conflict:
        said.append(f"The designs conflict, so that no number is pooled. {finding.conflict}")
        if finding.headline:
            said.append(f"The number above is that of {finding.headline} alone.")
    if finding.grade is Grade.D:
        said.append("That two things move together is no evidence that one caused the other.")
    if finding.naive is not None and finding.lift is not None and shows_selection(finding):
        said.append(_selection(finding.naive.lift, finding.lift, subject))
    if finding.lift is not None and finding.pooled is None:
        said += _bias_beside(finding)
    return said


def _bias_beside(finding: Finding) -> list[str]:
    """Say what the interval of one method alone leaves out."""
    best = finding.graded[0]
    share = finding.priors.share(best.grade)
    if not share:
        return []
    alone = f"The interval is that of {best.estimate.method} alone. It holds chance and not what a "
    return [
        f"{alone}design of grade {best.grade} may be off by: typically {share:.0%} of the effect."
    ]


def _selection(raw: float, lift: float, subject: Subject) -> str:
    """Say how a raw comparison misleads; a share of it only where it overstates the lift."""
    shown = f"A raw comparison shows {roughly(raw, DIGITS)} {_each(subject)}"
    gap = raw - lift
    if raw * lift > 0 and abs(raw) > abs(lift):
        return (
            f"{shown}; {gap / raw:.0%} of that is selection: who got the tactic differed "
            "beforehand."
        )
    return (
        f"{shown}; it is off by {roughly(abs(gap), DIGITS)}, since who got the tactic differed "
        "beforehand."
    )


def _each(subject: Subject) -> str:
    return f"a {subject.unit} and {subject.period}" if subject.unit else f"a {subject.period}"


def _harm(lift: float, subject: Subject) -> str:
    is_worse = (lift < 0) if subject.better is Better.UP else (lift > 0)
    return ", which is worse" if is_worse and subject.better is not Better.NEITHER else ""


def _breaks_if(best: GradedEstimate) -> str:
    assumption = best.estimate.assumptions[0] if best.estimate.assumptions else ""
    return f"It would no longer hold if this were wrong: {_lower(assumption)}" if assumption else ""


def _would_raise(best: GradedEstimate, grade: Grade) -> list[str]:
    """Give what leads above the grade that a claim has: to mend what failed, or a better design."""
    remedies = [REMEDIES[one] for one in _costly(best)] if best.start < grade else []
    designs = (say for reach, say in BETTER_DESIGNS[best.estimate.design] if reach < grade)
    return [*remedies, *designs]


def _costly(best: GradedEstimate) -> list[Criterion]:
    """Give the criteria that failed and without which the grade would be better; all if none."""
    failed = list(dict.fromkeys(_failed(best)))
    alone = [
        one
        for one in failed
        if grade_estimate(
            best.estimate, [tried for tried in best.refuted if tried.criterion is not one]
        ).grade
        < best.grade
    ]
    return alone or failed


def _failed(best: GradedEstimate) -> Iterator[Criterion]:
    return (one.criterion for one in best.refuted if one.outcome is Outcome.FAILED)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """Put a first letter small, but in names that are all capitals or hold one further on."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() or first == "I" else text[:1].lower() + text[1:]


REMEDIES = {
    Criterion.TIME: "More periods before the start, or units that moved alike before it.",
    Criterion.SPACE: "More units left alone, so that the treated are followed closely before.",
    Criterion.OTHER_OUTCOME: "Name a number that the tactic cannot move, and one that holds still.",
    Criterion.UNMEASURED: "Measure what decides who gets the tactic.",
    Criterion.OVERLAP: "More untreated units that are like the treated ones.",
    Criterion.TRIAL: "Run the trial again with shares as planned and no unit lost.",
    Criterion.EVENTS: "Repeat it at a time when nothing else begins.",
    Criterion.DEFINITIONS: "Wait for a window with one definition and no missing days.",
    Criterion.REGISTRATION: "Register the next study before anybody looks, and change nothing.",
}

_TRIAL = Grade.A, "Let chance decide who gets the tactic next: a trial begins at grade A."
_COMPARED = (
    Grade.B,
    "Leave some units alone and compare them from before the start: that begins at grade B.",
)

BETTER_DESIGNS: dict[Design, tuple[tuple[Grade, str], ...]] = {
    Design.RANDOMISED: (),
    Design.COMPARISON: (_TRIAL,),
    Design.CALIBRATED: (
        _COMPARED,
        (Grade.B, "Answer it by a second design as well: one that agrees adds a step."),
        _TRIAL,
    ),
    Design.ADJUSTED: (
        (Grade.C, "Bring the outcomes of eight earlier periods: that begins at grade C."),
        (Grade.C, "For a media mix, bring an experiment on each channel, such as a pause."),
    ),
    Design.RAW: ((Grade.D, "Compare with units or series that the tactic did not reach."),),
}
"""What to do instead, with the grade that it may reach."""
