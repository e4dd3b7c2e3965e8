"""Review adherence read from the plans of their time and from what was kept of meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest

from trueline.coordination.meeting.adherence import (
    Adherence,
    DueMeeting,
    adherence_of,
    became_of,
    may_yet_be_held,
)
from trueline.coordination.meeting.occurrence import Occurrence, occurrences
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.plan.document import Plan
from trueline.plan.governance.clock import zone_of
from trueline.plan.governance.meetings import MeetingSeries
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.workspace import Workspace

ONE_DAY, LOOKED_BACK = timedelta(days=1), timedelta(days=365)


def review_adherence(
    workspace: Workspace, *, on: date, as_of: datetime | None = None
) -> tuple[Adherence, ...]:
    """Give how well meetings were held in the year before a day: all together, then each series.

    Meetings are due by the plan that was in force on their day, so that a rule that is new makes
    nobody late for what came before it. A series is unknown before a plan named it. One that may
    still be held in time, or that was moved to a day that has not come, does not count yet.

    Args:
        workspace: Of the organisation.
        on: Day that is looked at; its own meetings count once they are closed.
        as_of: Moment whose knowledge counts, in UTC; None for the present.

    Returns:
        Empty while no plan named a series.
    """
    kept = {one.about: one.record for one in SESSIONS.newest(workspace.entries, as_of=as_of)}
    first = on - LOOKED_BACK
    since: dict[str, date] = {}
    dated: dict[str, tuple[Occurrence, str]] = {}
    for force in _in_force(workspace, first, on, as_of):
        for series in force.plan.meetings:
            since.setdefault(series.id, max(force.first, series.first or force.first))
            for one in _of_series(force, series):
                dated[one.id] = one, series.name
    due = _due(dated, kept, on)
    return adherence_of(due, since, on)


@dataclass(frozen=True, slots=True)
class _Force:
    """A plan with the days and the moments between which it was in force."""

    plan: Plan
    first: date
    until: date
    begins: datetime
    ends: datetime | None


def _in_force(
    workspace: Workspace, first: date, on: date, as_of: datetime | None
) -> Iterator[_Force]:
    """Yield the plans that were in force in a range of days, oldest first."""
    known = workspace.plans.versions()
    lines = [one for one in reversed(known) if as_of is None or one.approved_at <= as_of]
    after = [one.approved_at for one in lines[1:]]
    until = on + ONE_DAY
    for line, ends in zip_longest(lines, after):
        begin = line.approved_at.astimezone(UTC).date()
        end = ends.astimezone(UTC).date() + ONE_DAY if ends else until
        if begin < until and end > first:
            plan = workspace.plans.version(line.number).plan
            yield _Force(plan, max(begin, first), min(end, until), line.approved_at, ends)


def _of_series(force: _Force, series: MeetingSeries) -> tuple[Occurrence, ...]:
    """Give the meetings of a series that were to begin while a plan was in force."""
    found = occurrences(series, force.first, force.until, anchor=force.plan.first)
    return tuple(
        one
        for one in found
        if force.begins <= one.starts and (force.ends is None or one.starts < force.ends)
    )


def _due(
    dated: dict[str, tuple[Occurrence, str]], kept: dict[str, Session], on: date
) -> Iterator[DueMeeting]:
    days: dict[str, list[date]] = {}
    for one, _ in dated.values():
        days.setdefault(one.series, []).append(one.day)
    for name, (one, title) in dated.items():
        session = kept.get(name)
        held_on = _held_on(session, on) if session else None
        later = min((day for day in days[one.series] if day > one.day), default=None)
        gone = session is not None and session.status is SessionStatus.CANCELLED
        is_to_come = one.day >= on or (not gone and _is_to_come(one, later, session, on))
        if held_on is None and is_to_come:
            continue
        held = became_of(one.day, later, held_on, cancelled=gone)
        yield DueMeeting(name, one.series, title, one.day, held, held_on)


def _is_to_come(one: Occurrence, later: date | None, session: Session | None, on: date) -> bool:
    """Say whether a meeting may still be held in time, or was moved to a day that has not come."""
    return may_yet_be_held(one.day, later, on) or (session is not None and _day(session) >= on)


def _day(session: Session) -> date:
    return session.starts.astimezone(zone_of(session.zone)).date()


def _held_on(session: Session, on: date) -> date | None:
    """Give the day on which a meeting was held: when it was opened, if that was after its hour."""
    if session.status is not SessionStatus.CLOSED:
        return None
    opened = max(session.starts, session.as_of or session.starts)
    day = opened.astimezone(zone_of(session.zone)).date()
    return day if day <= on else None
