"""Scores, intervals and ranks as people read them."""

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.measure.intervals import Interval
from trueline.measure.voices.gaming import Sign
from trueline.measure.voices.stability import Agreement, RankRange
from trueline.measure.voices.surveys import SurveyScore
from trueline.plan.organisation.listening import SurveyScale
from trueline.web.wording import MISSING, locale, say_share

SCALES: dict[SurveyScale, str | Promise] = {
    SurveyScale.RECOMMEND: gettext_lazy("Net promoter score"),
    SurveyScale.SATISFIED: gettext_lazy("Satisfaction"),
    SurveyScale.EFFORT: gettext_lazy("Effort"),
}
LABELS: dict[str, str | Promise] = {
    "positive": gettext_lazy("Positive"),
    "neutral": gettext_lazy("Neutral"),
    "negative": gettext_lazy("Negative"),
    "irrelevant": gettext_lazy("Irrelevant"),
}
SIGNS: dict[Sign, str | Promise] = {
    Sign.SAME_TEXT: gettext_lazy("The same text again and again"),
    Sign.SAME_COUNTS: gettext_lazy("The same counts again and again"),
    Sign.FAR_OUT: gettext_lazy("Far more replies per view than the others"),
    Sign.FEW_POSTS: gettext_lazy("Nearly all response on few posts"),
    Sign.ONE_HOUR: gettext_lazy("Nearly all posts in one hour of the day"),
}


def say_label(label: str) -> str:
    """Give a label of a mention for people."""
    return str(LABELS.get(label, label))


def say_number(value: Decimal | None, digits: int = 1) -> str:
    """Put a number in words with so many digits behind the point; a dash where it is missing."""
    if value is None:
        return MISSING
    shown = round(value, digits) + 0  # no minus before a nought
    return format_decimal(shown, format=f"#,##0.{'0' * digits}", locale=locale())


def say_share_interval(interval: Interval | None) -> str:
    """Put an interval of shares in words; empty without one."""
    if interval is None:
        return ""
    return _("{0} to {1}").format(say_share(interval.low), say_share(interval.high))


def say_score(score: SurveyScore) -> str:
    """Put a survey's value in words; a dash where it was refused."""
    if score.value is None:
        return MISSING
    if score.survey.scale is SurveyScale.SATISFIED:
        return say_share(score.value)
    return say_number(score.value)


def say_score_interval(score: SurveyScore) -> str:
    """Put the interval of a survey's value in words; empty without one."""
    if score.interval is None or score.survey.scale is SurveyScale.SATISFIED:
        return say_share_interval(score.interval)
    ends = (score.interval.low, score.interval.high)
    return _("{0} to {1}").format(*(say_number(one) for one in ends))


def say_ranks(ranks: RankRange | None) -> str:
    """Put ranks in words; a dash where they are not known."""
    if ranks is None:
        return MISSING
    if ranks.best == ranks.worst:
        return str(ranks.best)
    return _("{0} to {1}").format(ranks.best, ranks.worst)


def say_agreement(found: Agreement) -> str:
    """Put an agreement in words with its interval, or why it cannot be said."""
    if found.value is None:
        return found.why
    if found.interval is None:
        return say_number(found.value, 2)
    ends = (say_number(one, 2) for one in (found.interval.low, found.interval.high))
    return _("{0}, {1} to {2}").format(say_number(found.value, 2), *ends)
