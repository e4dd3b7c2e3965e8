"""Rows of the pages of voices."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.measure.voices.index_report import AccountScore, IndexReport, PartScore
from trueline.measure.voices.label_sample import CLASSES, IRRELEVANT, LabelCheck
from trueline.measure.voices.surveys import SurveyScore
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.organisation.listening import IndexPart, SurveyScale
from trueline.usecases.voices.listen import Listened
from trueline.usecases.voices.satisfaction import SurveyReport
from trueline.web.voices.drawing import Whisker, draw_whisker
from trueline.web.voices.words import say_label
from trueline.web.wording import say_count, say_share

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


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the order of an index.

    Attributes:
        account: Where it stands.
        name: Without its network.
        parts: Name of each part with what it says.
    """

    account: AccountScore
    name: str
    parts: list[tuple[str, PartScore]]


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


def account_rows(report: IndexReport) -> list[AccountRow]:
    """Put accounts into rows, from the highest down."""
    names = {one.id: one.name for one in report.parts}
    return [
        AccountRow(
            one,
            one.account.partition("/")[2],
            [(names[part.part], part) for part in one.parts],
        )
        for one in report.accounts
    ]


def part_rows(report: IndexReport, metrics: MetricCatalogue) -> list[tuple[IndexPart, str]]:
    """Give each part that is used, with its formula in the names of its metrics."""
    return [(one, formula_in_words(one.counted, one.per, metrics)) for one in report.parts]


def formula_in_words(counted: tuple[str, ...], per: str, metrics: MetricCatalogue) -> str:
    """Put a ratio of metrics in words; empty when nothing is counted."""
    above = " + ".join(metrics.get(one).name for one in counted)
    return _("{0} per {1}").format(above, metrics.get(per).name.lower()) if per else above


def confusion_rows(check: LabelCheck) -> list[tuple[str, list[int]]]:
    """Give what people said of mentions with each of the tool's labels, class by class."""
    counts = {(tool, human): count for tool, human, count in check.table}
    return [
        (say_label(tool), [counts.get((tool, human), 0) for human in people_said(check)])
        for tool in CLASSES
    ]


def people_said(check: LabelCheck) -> tuple[str, ...]:
    """Give the labels that people used, those of the tool first."""
    used = {human for _tool, human, _count in check.table}
    return (*CLASSES, IRRELEVANT) if IRRELEVANT in used else CLASSES


def say_voice(one: Listened) -> str:
    """Say in a sentence how much of what is said names us."""
    voice = one.voice
    if voice.value is None or voice.total is None:
        return _("The share of voice cannot be said. {0}").format(voice.why)
    own = next(each.brand.name for each in voice.brands if each.brand.is_own)
    return ngettext(
        "{0} is named in {1} of {2} mention of {3} brands.",
        "{0} is named in {1} of {2} mentions of {3} brands.",
        int(voice.total),
    ).format(own, say_share(voice.value), say_count(int(voice.total)), len(voice.brands))


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
