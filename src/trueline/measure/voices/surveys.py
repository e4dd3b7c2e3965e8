"""Survey answers: net promoter score, satisfaction and effort, each with its interval."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.intervals import (
    Interval,
    difference_interval,
    mean_interval,
    rounded,
    share_interval,
)
from trueline.plan.organisation.listening import Survey, SurveyScale

ANSWERS_NEEDED = 10
"""Answers below which no score is given: one person more would turn it round."""
FEW_ANSWERS = 30
HUNDRED = Decimal(100)
PROMOTER_FROM, DETRACTOR_TO = 9, 6
RECOMMEND_ENDS = (0, 10)


@dataclass(frozen=True, slots=True)
class SurveyScore:
    """What a survey comes to over a period, or the reason why it says nothing.

    Attributes:
        survey: The survey.
        period: Days on which the answers were given.
        count: Number of answers.
        value: Points from -100 to 100 for recommendation, a share from 0 to 1 for satisfaction,
            a mean on the survey's own scale for effort; None when it is refused.
        interval: Of the value; None where it has none.
        parts: Answers by what they count as, such as promoters.
        sent: How many people were asked; None when it is not known.
        response_share: Share of those who were asked that answered; None when not known.
        method: How value and interval were found, in a sentence.
        why: The reason when there is no value, else empty.
        caveats: What a reader must know, in sentences.
    """

    survey: Survey
    period: Period
    count: int
    value: Decimal | None
    interval: Interval | None
    parts: tuple[tuple[str, int], ...]
    sent: int | None
    response_share: Decimal | None
    method: str
    why: str = ""
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers to a survey over a period.

    Attributes:
        period: Days on which they were given.
        scores: As people gave them.
        repeated: People who answered more than once.
        sent: How many people were asked; None when it is not known.
    """

    period: Period
    scores: Sequence[Decimal]
    repeated: int = 0
    sent: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    value: Decimal
    interval: Interval | None
    parts: tuple[tuple[str, int], ...]
    method: str


def score_survey(survey: Survey, answered: Answered) -> SurveyScore:
    """Give what a survey comes to over a period.

    Refused are scores that cannot be given on the survey's scale, and fewer than
    ``ANSWERS_NEEDED`` answers.
    """
    count = len(answered.scores)
    why = _refusal(survey, answered.scores)
    found = None if why else SCORED[survey.scale](survey, answered.scores)
    rate, doubt = _response(count, answered.sent)
    return SurveyScore(
        survey=survey,
        period=answered.period,
        count=count,
        value=found.value if found else None,
        interval=found.interval if found else None,
        parts=found.parts if found else (),
        sent=answered.sent,
        response_share=rate,
        method=found.method if found else "",
        why=why,
        caveats=() if why else (*_caveats(count, answered.repeated, found), *doubt),
    )


def _refusal(survey: Survey, scores: Sequence[Decimal]) -> str:
    if survey.scale is SurveyScale.RECOMMEND and (survey.lowest, survey.highest) != RECOMMEND_ENDS:
        return (
            f"The plan says that “{survey.name}” runs from {survey.lowest} to {survey.highest}; "
            "a net promoter score is asked from 0 to 10."
        )
    if survey.lowest >= survey.highest:
        return (
            f"The plan does not say which scores can be given to “{survey.name}”. Declare the "
            "survey with its scale."
        )
    if survey.scale is SurveyScale.SATISFIED and survey.positive_from is None:
        return f"The plan does not say from which score “{survey.name}” counts as satisfied."
    outside = [one for one in scores if not _fits(survey, one)]
    if outside:
        return (
            f"{len(outside)} of {len(scores)} answers, such as {outside[0].normalize():f}, cannot "
            f"be given on a scale from {survey.lowest} to {survey.highest}. Correct the scale in "
            "the plan, or the file."
        )
    if len(scores) < ANSWERS_NEEDED:
        return f"There are {len(scores)} answers; it takes {ANSWERS_NEEDED}."
    return ""


def _fits(survey: Survey, score: Decimal) -> bool:
    is_whole = score == score.to_integral_value() or survey.scale is SurveyScale.EFFORT
    return is_whole and survey.lowest <= score <= survey.highest


def _response(count: int, sent: int | None) -> tuple[Decimal | None, tuple[str, ...]]:
    if sent is None:
        why = "How many people were asked is not known, so neither is who stayed silent."
        return None, (why,)
    if sent < count:
        why = f"{count} answered although {sent} were asked, so the response rate is left out."
        return None, (why,)
    return Decimal(count) / sent, ()


def _caveats(count: int, repeated: int, found: _Found | None) -> tuple[str, ...]:
    said = []
    if count < FEW_ANSWERS:
        said.append(f"Few answers: {count}. Read the interval, not the score.")
    if repeated:
        said.append(
            f"People who answered more than once: {repeated}. The interval counts every answer as "
            "somebody else's, so it is too narrow."
        )
    if found and found.interval is None:
        said.append("All answers are alike, so no interval can be found.")
    return tuple(said)


def _recommended(_: Survey, scores: Sequence[Decimal]) -> _Found:
    up = sum(one >= PROMOTER_FROM for one in scores)
    down = sum(one <= DETRACTOR_TO for one in scores)
    shares = difference_interval(up, down, len(scores))
    return _Found(
        value=HUNDRED * (up - down) / len(scores),
        interval=Interval(shares.low * HUNDRED, shares.high * HUNDRED, shares.level),
        parts=(
            ("promoters", up),
            ("passives", len(scores) - up - down),
            ("detractors", down),
        ),
        method="Share of 9 and 10 less share of 0 to 6, in points; interval by multinomial "
        "variance with one answer more on either side (Bonett and Price 2012).",
    )


def _satisfied(survey: Survey, scores: Sequence[Decimal]) -> _Found:
    least = survey.positive_from
    satisfied = sum(least is not None and one >= least for one in scores)
    return _Found(
        value=Decimal(satisfied) / len(scores),
        interval=share_interval(satisfied, len(scores)),
        parts=(("satisfied", satisfied), ("others", len(scores) - satisfied)),
        method=f"Share of answers from {least} to {survey.highest}; interval after Wilson (1927).",
    )


def _effort(survey: Survey, scores: Sequence[Decimal]) -> _Found:
    own = mean_interval([float(one) for one in scores])
    low, high = Decimal(survey.lowest), Decimal(survey.highest)
    return _Found(
        value=rounded(float(sum(scores) / len(scores))),
        interval=own and Interval(max(own.low, low), min(own.high, high), own.level),
        parts=tuple((f"{score.normalize():f}", n) for score, n in sorted(Counter(scores).items())),
        method=f"Mean on the scale from {low} to {high}; interval by Student's t.",
    )


SCORED: Mapping[SurveyScale, Callable[[Survey, Sequence[Decimal]], _Found]] = {
    SurveyScale.RECOMMEND: _recommended,
    SurveyScale.SATISFIED: _satisfied,
    SurveyScale.EFFORT: _effort,
}
"""What each scale comes to."""
