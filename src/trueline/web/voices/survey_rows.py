"""Rows of the page of surveys."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.voices.surveys import SurveyScore
from trueline.plan.organisation.listening import SurveyScale
from trueline.usecases.voices.satisfaction import SurveyReport
from trueline.web.voices.drawing import Whisker, draw_whisker

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A survey over a period.

    Attributes:
        score: What it comes to.
        whisker: Its drawing; None without an interval.
    """

    score: SurveyScore
    whisker: Whisker | None


@dataclass(frozen=True, slots=True)
class SurveyShown:
    """A survey with its months.

    Attributes:
        report: What it comes to.
        newest: Over the last weeks.
        months: That are not before its first answer, newest first.
    """

    report: SurveyReport
    newest: ScoreRow
    months: list[ScoreRow]


def survey_rows(reports: tuple[SurveyReport, ...]) -> list[SurveyShown]:
    """Put surveys into rows; months before the first answer are left out."""
    return [
        SurveyShown(
            one,
            _row(one.newest),
            [_row(each) for each in _begun(one.months)][::-1],
        )
        for one in reports
    ]


def _begun(months: tuple[SurveyScore, ...]) -> list[SurveyScore]:
    first = next((at for at, one in enumerate(months) if one.count), len(months))
    return list(months[first:])


def _row(score: SurveyScore) -> ScoreRow:
    least, most = Decimal(0), Decimal(1)
    if score.survey.scale is SurveyScale.RECOMMEND:
        least, most = -HUNDRED, HUNDRED
    elif score.survey.scale is SurveyScale.EFFORT:
        least, most = Decimal(score.survey.lowest), Decimal(score.survey.highest)
    return ScoreRow(score, draw_whisker(score.value, score.interval, least=least, most=most))
