"""Read ongoing support: what each activity needs and has, and how conversations are answered."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.plan.document import Plan
from trueline.plan.organisation.support import SupportActivity, same_queue
from trueline.plan.organisation.support_hours import (
    UNSTATED,
    WORK_ALONE,
    ActivityHours,
    with_required,
)
from trueline.usecases.responding.read_responses import (
    ResponseQuestion,
    ResponseReading,
    read_responses,
)
from trueline.usecases.staffing.answering import answering_of
from trueline.usecases.staffing.support_lines import (
    Answering,
    SupportLine,
    SupportReading,
)
from trueline.usecases.staffing.tried_staffing import USUAL, TriedStaffing
from trueline.usecases.workspace import Workspace


def read_support(
    workspace: Workspace,
    plan: Plan,
    *,
    on: date,
    as_of: datetime | int | None = None,
    tried: TriedStaffing = USUAL,
) -> SupportReading:
    """Give what each activity of ongoing support needs and has.

    Args:
        workspace: Whose ledger.
        plan: With the activities, promises and cover.
        on: Day of the reading.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
        tried: Other people, minutes or hours for the activities that answer conversations.
    """
    read: ResponseReading | None = None
    why = ""
    if any(one.handling_min for one in plan.support):
        try:
            read = read_responses(workspace, plan, ResponseQuestion(on), as_of=as_of)
        except (MissingError, RefusedQuestionError) as refusal:
            why = str(refusal)
    lines = tuple(_line(one, plan, read, why, (on, tried)) for one in plan.support)
    return SupportReading(on, lines, tried)


def activity_hours(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | int | None = None
) -> tuple[ActivityHours, ...]:
    """Give the hours of each activity, as checks and agendas ask; arguments as ``read_support``."""
    return read_support(workspace, plan, on=on, as_of=as_of).lines


def _line(
    activity: SupportActivity,
    plan: Plan,
    read: ResponseReading | None,
    why: str,
    asked: tuple[date, TriedStaffing],
) -> SupportLine:
    on, tried = asked
    days = (activity.funded_until - on).days if activity.funded_until else None
    if activity.handling_min is None:
        stated, how = with_required(activity, None, UNSTATED)
        return SupportLine(activity, stated, how, activity.hours_assigned, days_funded=days)
    together = same_queue(activity, plan.support)
    assigned = sum((one.hours_assigned for one in together), Decimal(0))
    answering = answering_of(activity, plan, read, why, tried)
    needed, how = with_required(activity, *_needed(activity, answering, tried))
    return SupportLine(
        activity,
        needed,
        how,
        assigned,
        is_first=activity is together[0],
        days_funded=days,
        answering=answering,
    )


def _needed(
    activity: SupportActivity, answering: Answering, tried: TriedStaffing
) -> tuple[Decimal | None, str]:
    """Give the hours that keep the promise, else those of the work; and where they come from."""
    if answering.required is not None:
        volume = f"{answering.required.volume_week} conversations a week"
        minutes = f"{answering.handling_min} minutes of work each"
        return answering.required.paid_hours, f"To keep the promise: {volume}, {minutes}."
    stated = replace(activity, handling_min=tried.handling_min or activity.handling_min)
    if stated.hours_needed is not None:
        return stated.hours_needed, f"{WORK_ALONE} {answering.why_not_required}"
    return None, answering.why_not_required
