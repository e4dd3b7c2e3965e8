"""Satisfaction: every survey of a plan, and every one that answers came in of."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    months = whole_months(on, MONTHS)
    asked = Period.closed(months[0].first, on)
    rows = answers.snapshot.ask(survey_answers(asked)).to_pylist()
    last = max((one["answered_at"].date() for one in rows), default=on)
    last = on if (on - last).days > LATE_DAYS else last
    periods = (Period.closed(last - timedelta(days=DAYS - 1), last), *months)
    found = _grouped(plan.surveys, rows)
    return tuple(_report(answers, one, periods) for one in found)


@dataclass(frozen=True, slots=True)
class _Group:
    """Answers that are scored together: of one survey and one account."""

    survey: Survey
    rows: Rows
    is_declared: bool


def _grouped(declared: Sequence[Survey], rows: Rows) -> Iterator[_Group]:
    """Part answers by survey and account; those of different accounts are never put together."""
    left: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        left[row["account"], row["survey"], row["scale"]].append(row)
    for survey in declared:
        own: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for key in [one for one in left if _is_of(survey, one, declared)]:
            own[key[0]] += left.pop(key)
        for account in sorted(own):
            name = survey.name if len(own) == 1 else f"{survey.name}, {account}"
            yield _Group(
                replace(survey, name=name, account=account), own[account], is_declared=True
            )
        if not own:
            yield _Group(survey, (), is_declared=True)
    for (account, name, scale), own_rows in sorted(left.items()):
        yield _Group(_undeclared(account, name, SurveyScale(scale)), own_rows, is_declared=False)


def _is_of(survey: Survey, key: tuple[str, str, str], declared: Sequence[Survey]) -> bool:
    """Say whether answers belong to a survey: by its name; nameless ones by account."""
    account, name, scale = key
    if scale != survey.scale.value or (survey.account and survey.account != account):
        return False
    alike = [one for one in declared if (one.account, one.scale) == (survey.account, survey.scale)]
    return name == survey.id or (not name and survey.account == account and len(alike) == 1)


def _report(answers: Answers, group: _Group, periods: tuple[Period, ...]) -> SurveyReport:
    survey = group.survey
    sent = _sent(answers, group, Period(periods[1].first, periods[0].until))
    newest, *months = (
        score_survey(survey, _answered(group.rows, sent, period)) for period in periods
    )
    return SurveyReport(survey, group.is_declared, newest, tuple(months))


def _answered(rows: Rows, sent: Ground | None, period: Period) -> Answered:
    inside = [one for one in rows if one["answered_at"].date() in period]
    people = Counter(one["person_key"] for one in inside if one["person_key"] is not None)
    return Answered(
        period=period,
        scores=[one["score"] for one in inside],
        repeated=sum(count > 1 for count in people.values()),
        sent=_sent_within(sent, period),
    )


def _sent(answers: Answers, group: _Group, period: Period) -> Ground | None:
    """Take from the ledger how many people were asked day by day; None when nobody could be."""
    if not group.survey.account:
        return None
    name = group.survey.id if any(one["survey"] for one in group.rows) else ""
    part = Part(period, (group.survey.account,), (f"survey={name}",) if name else ("",))
    return answers.ground(MetricQuestion(SENT, part), by_day=True)


def _sent_within(sent: Ground | None, period: Period) -> int | None:
    """Give how many people were asked; None unless that is known for every day."""
    found = work_out(sent.within(period)) if sent else None
    if found is None or found.value is None or found.coverage < 1:
        return None
    return int(found.value)


def _undeclared(account: str, name: str, scale: SurveyScale) -> Survey:
    lowest, highest = USUAL_ENDS[scale]
    if scale is not SurveyScale.RECOMMEND:
        lowest = highest  # nobody said how far it goes
    shown = f"{name or scale.value.upper()}, {account}"
    return Survey(name, shown, scale, lowest, highest, positive_from=lowest, account=account)
