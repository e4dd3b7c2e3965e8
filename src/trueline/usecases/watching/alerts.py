"""Alerts: what everybody of an organisation should be told of on a day, one a cause."""

from datetime import date, datetime

from trueline.measure.scorecard import Scorecard
from trueline.plan.document import Plan
from trueline.usecases.coordinating.owed import Owed, read_owed
from trueline.usecases.score import score
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.watching.of_answers import alerts_of_answers
from trueline.usecases.watching.of_coordination import alerts_of_all
from trueline.usecases.watching.of_meetings import alerts_of_meetings
from trueline.usecases.watching.of_numbers import alerts_of_numbers, waiting_kpis
from trueline.usecases.watching.of_plan import alerts_of_plan
from trueline.usecases.watching.of_reports import alerts_of_reports
from trueline.usecases.workspace import Workspace

ORDER = {kind: place for place, kind in enumerate(AlertKind)}


def alerts(
    workspace: Workspace,
    plan: Plan,
    *,
    on: date,
    as_of: datetime | None = None,
    card: Scorecard | None = None,
    owed: Owed | None = None,
) -> tuple[Alert, ...]:
    """Give what people should be told of, by kind and the newest first.

    A KPI that waits for its newest days raises the gap and nothing else: what its status would
    say of these days is not known.

    Args:
        workspace: Of the organisation.
        plan: In force.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
        card: The plan's readings on that day by that knowledge, where they are at hand.
        owed: What people owe on that day by that knowledge, where it is at hand.
    """
    card = card or score(workspace, plan, on=on, as_of=as_of)
    of_numbers = alerts_of_numbers(workspace, plan, on=on, as_of=as_of)
    of_plan = alerts_of_plan(workspace, plan, card, without=waiting_kpis(of_numbers), as_of=as_of)
    of_answers = alerts_of_answers(workspace, plan, on=on, as_of=as_of)
    of_meetings = alerts_of_meetings(workspace, plan, on=on, as_of=as_of)
    of_all = alerts_of_all(owed or read_owed(workspace, plan, on=on, as_of=as_of))
    of_reports = alerts_of_reports(workspace, as_of=as_of)
    every = (*of_numbers, *of_plan, *of_answers, *of_meetings, *of_all, *of_reports)
    found = sorted(every, key=lambda one: one.since, reverse=True)
    return tuple(sorted(found, key=lambda one: ORDER[one.kind]))
