"""Alerts about meetings: those that come up, and series that were not held."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from trueline.briefing.wording import day_in_words
from trueline.coordination.meeting.adherence import Adherence, DueMeeting, Held
from trueline.coordination.meeting.meeting import Meeting
from trueline.plan.document import Plan
from trueline.usecases.coordinating.meeting.adherence import review_adherence
from trueline.usecases.coordinating.meeting.attendance import attendees
from trueline.usecases.coordinating.meeting.planned import planned_meetings
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.workspace import Workspace

TOLD_BEFORE = timedelta(days=2)
"""A meeting is told of from so many days before its own."""


def alerts_of_meetings(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> tuple[Alert, ...]:
    """Give the meetings of the next two days, and the series whose last meeting was not held.

    Args:
        workspace: Of the organisation.
        plan: In force; without a series nothing is missed.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts; None for the present.
    """
    until = on + TOLD_BEFORE + timedelta(days=1)
    coming = planned_meetings(workspace, plan, on, until, as_of=as_of)
    kept = review_adherence(workspace, on=on, as_of=as_of) if plan.meetings else ()
    named = {one.id for one in plan.meetings}
    return (
        *(_coming(plan, one) for one in coming if not one.is_over),
        *(found for one in kept[1:] if one.series in named for found in _missed(one)),
    )


def _coming(plan: Plan, meeting: Meeting) -> Alert:
    called = ", ".join(
        f"{one.person} or {one.deputy}" if one.deputy else one.person
        for one in attendees(plan, meeting)
    )
    session = meeting.session
    where = f" Where: {session.place}." if session.place else ""
    moved = f" It was moved: {meeting.because}." if meeting.is_moved and meeting.because else ""
    return Alert(
        id=f"meeting:{meeting.id}:{session.starts:%Y-%m-%dT%H:%M}",
        kind=AlertKind.MEETING,
        since=meeting.day - TOLD_BEFORE,
        title=f"{session.title} meets on {day_in_words(meeting.day)} at {meeting.local:%H:%M} "
        f"({session.zone})",
        why=(f"Called are {called}." if called else "") + where + moved,
        about=meeting.id,
    )


def _missed(found: Adherence) -> Iterator[Alert]:
    """Yield one when the newest meeting of a series that was due was neither held nor cancelled."""
    last: DueMeeting | None = found.due[-1] if found.due else None
    if last is None or last.held is not Held.MISSED:
        return
    count = len(found.due)
    yield Alert(
        id=f"missed:{last.id}",
        kind=AlertKind.MISSED,
        since=last.day,
        title=f"{found.title or last.title} of {day_in_words(last.day)} was not held",
        why=f"{found.in_time} of {count} that were due since {day_in_words(found.since)} were held "
        "in time. Close its minutes if it was held, or move it; say why if it is left out.",
        about=last.id,
    )
