"""Satisfaction: every survey of a plan, and every one that answers came in of."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from trueline.core.period import Period
from trueline.facts.voices.questions import survey_answers
from trueline.measure.voices.surveys import Answered, SurveyScore, score_survey
from trueline.plan.document import Plan
from trueline.plan.organisation.listening import Survey, SurveyScale
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import Ground, work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.voices.months import whole_months
from trueline.usecases.workspace import Workspace

DAYS = 91
LATE_DAYS = 31
"""Answers may come in that late; what is older than that is not called the newest."""
MONTHS = 12
SENT = "surveys_sent"
USUAL_ENDS = {
    SurveyScale.RECOMMEND: (0, 10),
    SurveyScale.SATISFIED: (1, 5),
    SurveyScale.EFFORT: (1, 7),
}
"""Lowest and highest score where the plan says nothing; only that of recommendation is sure."""


@dataclass(frozen=True, slots=True)
class SurveyReport:
    """What a survey comes to on a day.

    Attributes:
        survey: As the plan declares it, or as its answers have it.
        is_declared: Whether the plan declares it.
        newest: Over the last thirteen weeks.
        months: Over the last whole months, oldest first.
    """

    survey: Survey
    is_declared: bool
    newest: SurveyScore
    months: tuple[SurveyScore, ...]


Rows = Sequence[dict[str, Any]]


def satisfaction(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | int | None = None
) -> tuple[SurveyReport, ...]:
    """Give what each survey comes to.

    A survey that the plan does not declare is scored only where its scale is beyond doubt: one of
    recommendation always runs from 0 to 10.

    Args:
        workspace: Whose ledger.
        plan: Declares surveys.
        on: Last day that counts.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace))
    months = whole_months(on, MONTHS)
    asked = Period.closed(months[0].first, on)
    rows = answers.snapshot.ask(survey_answers(asked)).to_pylist()
    last = max((one["answered_at"].date() for one in rows), default=on)
    last = on if (on - last).days > LATE_DAYS else last
    periods = (Period.closed(last - timedelta(days=DAYS - 1), last), *months)
    by_survey: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_survey[row["survey"], row["scale"]].append(row)
    reports = []
    for survey in plan.surveys:
        own = by_survey.pop((survey.id, survey.scale.value), [])
        own = [one for one in own if not survey.account or one["account"] == survey.account]
        reports.append(_report(answers, survey, own, periods, is_declared=True))
    for (name, scale), own in sorted(by_survey.items()):
        survey = _undeclared(name, SurveyScale(scale))
        reports.append(_report(answers, survey, own, periods, is_declared=False))
    return tuple(reports)


def _report(
    answers: Answers,
    survey: Survey,
    rows: Rows,
    periods: tuple[Period, ...],
    *,
    is_declared: bool,
) -> SurveyReport:
    accounts = tuple(sorted({one["account"] for one in rows} | {survey.account} - {""}))
    sent = _sent(answers, survey, accounts, Period(periods[1].first, periods[0].until))
    newest, *months = (score_survey(survey, _answered(rows, sent, period)) for period in periods)
    return SurveyReport(survey, is_declared, newest, tuple(months))


def _answered(rows: Rows, sent: Ground | None, period: Period) -> Answered:
    inside = [one for one in rows if one["answered_at"].date() in period]
    people = Counter(one["person_key"] for one in inside if one["person_key"] is not None)
    return Answered(
        period=period,
        scores=[one["score"] for one in inside],
        repeated=sum(count > 1 for count in people.values()),
        sent=_sent_within(sent, period),
    )


def _sent(
    answers: Answers, survey: Survey, accounts: tuple[str, ...], period: Period
) -> Ground | None:
    """Take from the ledger how many people were asked day by day; None when nobody could be."""
    if not accounts:
        return None
    part = Part(period, accounts, (f"survey={survey.id}",) if survey.id else ("",))
    return answers.ground(MetricQuestion(SENT, part), by_day=True)


def _sent_within(sent: Ground | None, period: Period) -> int | None:
    """Give how many people were asked; None unless that is known for every day."""
    found = work_out(sent.within(period)) if sent else None
    if found is None or found.value is None or found.coverage < 1:
        return None
    return int(found.value)


def _undeclared(name: str, scale: SurveyScale) -> Survey:
    lowest, highest = USUAL_ENDS[scale]
    if scale is not SurveyScale.RECOMMEND:
        lowest = highest  # nobody said how far it goes
    return Survey(name, name or scale.value.upper(), scale, lowest, highest, positive_from=lowest)
