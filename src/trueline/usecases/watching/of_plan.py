"""Alerts about the plan: a status that changed, a guess that broke, a person who disagrees."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from trueline.briefing.wording import day_in_words, number_in_words
from trueline.contracts.check_in_shelf import CheckIn
from trueline.measure.scorecard import Scorecard
from trueline.measure.verdict import Verdict
from trueline.plan.document import Plan
from trueline.plan.naming import path_of, place_of
from trueline.usecases.checking_in.health import differs
from trueline.usecases.read_assumptions import AssumptionReading, read_assumptions
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.watching.changes import StatusChange, status_changes
from trueline.usecases.workspace import Workspace

MONEY = "money"
DIGITS = 4
"""Of a number that was worked out: further ones say nothing."""


def alerts_of_plan(
    workspace: Workspace,
    plan: Plan,
    card: Scorecard,
    *,
    without: Collection[str],
    as_of: datetime | None = None,
) -> tuple[Alert, ...]:
    """Give what changed for the plan on the day of its scorecard.

    Args:
        workspace: Of the organisation.
        plan: That is looked at.
        card: Its readings.
        without: Paths of KPIs that wait for data and are not judged.
        as_of: Moment whose knowledge counts; None for the present.
    """
    changes = status_changes(workspace, plan, card, without=without, as_of=as_of)
    guesses = read_assumptions(workspace, plan, on=card.on, as_of=as_of)
    said = workspace.check_ins.all(as_of=as_of)
    return (
        *(_change(one) for one in changes),
        *(_broken(one, plan, card.on) for one in guesses if one.verdict is Verdict.BROKEN),
        *_disagreements(card, said, without),
    )


def _change(one: StatusChange) -> Alert:
    path, status = one.reading.path, one.reading.status
    return Alert(
        id=f"status:{path}:{one.since}:{one.before}>{status}",
        kind=AlertKind.STATUS,
        since=one.since,
        title=f"{one.reading.kpi.name}: {one.before} → {status} since {day_in_words(one.since)}",
        why=one.reading.why,
        kpis=(path,),
    )


def _broken(one: AssumptionReading, plan: Plan, on: date) -> Alert:
    guess = one.assumption
    unit = one.metric.measured_in if one.metric else guess.measured_in
    unit = plan.currency if unit == MONEY else unit
    low, high = (number_in_words(each, unit) for each in (guess.p10, guess.p90))
    has_range = guess.p10 is not None and guess.p90 is not None
    planned = f"{low} to {high}" if has_range else number_in_words(guess.p50, unit)
    value = one.seen.value
    seen = number_in_words(None if value is None else Decimal(f"{value:.{DIGITS}g}"), unit)
    return Alert(
        id=f"assumption:{one.path}:{planned}",
        kind=AlertKind.ASSUMPTION,
        since=min(guess.test_on, on) if guess.test_on else on,
        title=f"“{guess.statement}” does not hold",
        why=f"The plan rests on {planned}; measured is {seen}.",
        kpis=tuple(filter(None, (place_of(each.path) for each in one.carries))),
        about=one.path,
    )


def _disagreements(
    card: Scorecard, said: Sequence[CheckIn], without: Collection[str]
) -> Iterator[Alert]:
    """Yield one for each KPI whose newest word sees it otherwise than its numbers do now."""
    for one in card.readings:
        path = path_of(one.path)
        words = (each for each in said if each.entry.path == path and each.entry.health)
        last = next((each for each in words if each.entry.day <= card.on), None)
        if last is None or last.entry.health is None or one.path in without:
            continue
        if differs(last.entry.health, one.status):
            reason = f"“{last.entry.said}” " if last.entry.said else ""
            yield Alert(
                id=f"disagreement:{last.id}:{one.status}",
                kind=AlertKind.DISAGREEMENT,
                since=last.entry.day,
                title=f"{one.kpi.name}: {last.entry.owner or last.by} says "
                f"{last.entry.health}, the numbers say {one.status}",
                why=f"{reason}{one.why}",
                kpis=(one.path,),
            )
