"""Explain a KPI: the change of its metric over its own days, or over any that are named."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.explaining.period_pair import Against, PeriodPair, first_covered, usual_pairs
from trueline.plan.cascade import PlacedKpi, accounts_of, find_kpi
from trueline.plan.channels.channel import channels_named
from trueline.plan.document import Plan
from trueline.plan.kpi import Measuring
from trueline.usecases.answering import Answers
from trueline.usecases.explaining.compared import Group
from trueline.usecases.explaining.explain_change import (
    ChangeQuestion,
    ExplainedChange,
    explain_change,
)
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.kpi_ground import days_known, known_of
from trueline.usecases.workspace import Workspace

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KpiToExplain:
    """Which change of which KPI is asked about.

    Attributes:
        path: ``scope/goal/kpi``.
        on: Day that it is read for.
        periods: Which days are compared with which; None for the usual ones.
        against: Which of the usual ones; None for the most telling that the ledger covers.
        by: What its parts are; empty for what tells most.
    """

    path: str
    on: date
    periods: PeriodPair | None = None
    against: Against | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedKpi:
    """Why a KPI changed.

    Attributes:
        placed: The KPI with its place in the plan.
        change: Why.
        offered: Periods that can be compared too.
        revision: Of the ledger.
    """

    placed: PlacedKpi
    change: ExplainedChange
    offered: tuple[PeriodPair, ...]
    revision: int


def explain_kpi(
    workspace: Workspace,
    plan: Plan,
    asked: KpiToExplain,
    *,
    as_of: datetime | int | None = None,
) -> ExplainedKpi:
    """Say why a KPI changed between two periods.

    Without periods its own days are compared with the same number of days before them, and to
    date with the year before; where the ledger does not reach back that far, its newest weeks
    with those before.

    Args:
        workspace: Whose ledger.
        plan: Any plan.
        asked: Which change.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Raises:
        MissingError: There is no such KPI, or it cannot be told apart in that way.
        RefusedQuestionError: The plan names no account that it looks at.
    """
    placed = find_kpi(plan, asked.path)
    accounts = accounts_of(plan, placed.kpi.filter)
    if not accounts:
        raise RefusedQuestionError(
            "The plan names no account that this KPI looks at.",
            instead="Give one of its channels an account.",
        )
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    known = _known(answers, placed, accounts)
    until = known_of(answers, plan, placed)(asked.on)
    own = days_known(placed.kpi, until, asked.on, plan_first=plan.first)
    offered = _offered(placed, asked.on, known, own)
    named = next((one for one in offered if one.against is asked.against), None)
    usual = named or first_covered(offered, known.first if known else None)
    periods = asked.periods or usual
    question = ChangeQuestion(
        metric=placed.kpi.metric,
        periods=periods,
        accounts=accounts,
        breakdowns=placed.kpi.filter.segments or ("",),
        channels=_channels(plan, placed),
        by=asked.by,
    )
    change = explain_change(workspace, answers, question, as_of=as_of)
    return ExplainedKpi(placed, change, offered, answers.snapshot.revision)


def _offered(
    placed: PlacedKpi, on: date, known: Period | None, own: Period | None
) -> tuple[PeriodPair, ...]:
    """Give the usual comparisons; whole weeks end with the newest day that all accounts have."""
    until = on + ONE_DAY
    if known is not None and known.until <= until:
        until = known.until
    return usual_pairs(own, until, is_to_date=placed.kpi.measuring is Measuring.TO_DATE)


def _known(answers: Answers, placed: PlacedKpi, accounts: tuple[str, ...]) -> Period | None:
    """Give the days on which all accounts that have the metric have it; None when there are none.

    An account has it from the first to the last day of any part of its formula.
    """
    catalogue = answers.catalogue
    leaves = {one: catalogue.reported(one) for one in catalogue.leaves(placed.kpi.metric)}
    of_account: dict[str, Period] = {}
    for span in answers.known.spans(leaves, accounts):
        days = Period.closed(span.first_day, span.last_day)
        known = of_account.get(span.account, days)
        hull = Period(min(known.first, days.first), max(known.until, days.until))
        of_account[span.account] = hull
    first = max((one.first for one in of_account.values()), default=date.max)
    until = min((one.until for one in of_account.values()), default=date.min)
    return Period(first, until) if first < until else None


def _channels(plan: Plan, placed: PlacedKpi) -> tuple[Group, ...]:
    return tuple(
        Group(one.id, one.name, tuple(account.key for account in one.accounts))
        for one in channels_named(plan.channels, placed.kpi.filter.channels)
    )
