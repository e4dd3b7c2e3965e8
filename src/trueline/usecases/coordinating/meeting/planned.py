"""Meetings as they stand: those that the plan gives, and those that somebody touched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from trueline.contracts.books import Kept
from trueline.coordination.meeting.meeting import Meeting, as_planned
from trueline.coordination.meeting.occurrence import FARTHEST, Occurrence, occurrences
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.governance.meetings import MeetingSeries
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.workspace import Workspace

ONE_DAY = timedelta(days=1)
LOOKED_AHEAD = timedelta(days=3 * 366)
"""A meeting of a series that comes less often than every three years is not looked for."""


def planned_meetings(
    workspace: Workspace,
    plan: Plan | None,
    first: date,
    until: date,
    *,
    as_of: datetime | None = None,
) -> tuple[Meeting, ...]:
    """Give the meetings that are held in a range of days, in the order in which they begin.

    What was kept of a meeting wins over what the plan says. One that was moved by hand and whose
    series the plan no longer has is left out, unless it was opened.

    Args:
        workspace: Of the organisation.
        plan: In force; None where there is none.
        first: First day, on the clocks of the meetings' zones.
        until: The day after the last.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    kept = {one.about: one for one in SESSIONS.newest(workspace.entries, as_of=as_of)}
    given = _given(plan, first - FARTHEST, until + FARTHEST)
    known = {one.about for one in kept.values()}
    found = [
        *(_of_kept(one, given) for one in kept.values() if _still_stands(one.record, plan)),
        *(one.meeting for name, one in given.items() if name not in known),
    ]
    held = (one for one in found if first <= one.day < until)
    return tuple(sorted(held, key=lambda one: (one.session.starts, one.id)))


def meeting_of(
    workspace: Workspace, plan: Plan | None, meeting: str, *, as_of: datetime | None = None
) -> Meeting:
    """Give a meeting by its id.

    Args:
        workspace: Of the organisation.
        plan: In force; None where there is none.
        meeting: Its id.
        as_of: Moment whose knowledge counts, in UTC; None for the present.

    Raises:
        MissingError: It was never kept, and no series of the plan gives it.
    """
    given = _planned_one(plan, meeting)
    kept, number = SESSIONS.last(workspace.entries, meeting, as_of=as_of)
    if kept is not None:
        return _of_kept(kept, {meeting: given} if given else {})
    if given is None:
        raise MissingError(f"There is no meeting {meeting}.")
    return replace(given.meeting, changes=number)


def next_meeting(
    workspace: Workspace,
    plan: Plan | None,
    series: str,
    *,
    after: datetime,
    as_of: datetime | None = None,
) -> Meeting | None:
    """Give the next meeting of a series that is neither over nor cancelled; None without one.

    Args:
        workspace: Of the organisation.
        plan: In force; None where there is none.
        series: Its id; empty for those that were called by hand.
        after: Moment, in UTC; a meeting that begins then is not the next.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    first = after.astimezone(UTC).date() - ONE_DAY
    for until in (first + LOOKED_AHEAD / 12, first + LOOKED_AHEAD):
        for one in planned_meetings(workspace, plan, first, until, as_of=as_of):
            is_later = one.session.starts > after and not one.is_over
            if is_later and one.session.series == series:
                return one
    return None


@dataclass(frozen=True, slots=True)
class _Given:
    """What the plan gives."""

    series: MeetingSeries
    occurrence: Occurrence

    @property
    def meeting(self) -> Meeting:
        return Meeting(as_planned(self.series, self.occurrence), self.occurrence)


def _given(plan: Plan | None, first: date, until: date) -> Mapping[str, _Given]:
    return {one.occurrence.id: one for one in _all_given(plan, first, until)}


def _all_given(plan: Plan | None, first: date, until: date) -> Iterator[_Given]:
    if plan is not None:
        for series in plan.meetings:
            for one in occurrences(series, first, until, anchor=plan.first):
                yield _Given(series, one)


def _planned_one(plan: Plan | None, meeting: str) -> _Given | None:
    try:
        day = date.fromisoformat(meeting[-len("2026-01-01") :])
        return _given(plan, day - FARTHEST, day + FARTHEST + ONE_DAY).get(meeting)
    except (ValueError, OverflowError):
        return None


def _of_kept(kept: Kept[Session], given: Mapping[str, _Given]) -> Meeting:
    found = given.get(kept.about)
    return Meeting(kept.record, found.occurrence if found else None, kept.number)


def _still_stands(session: Session, plan: Plan | None) -> bool:
    if not session.series or session.status in (SessionStatus.OPEN, SessionStatus.CLOSED):
        return True
    return plan is not None and any(one.id == session.series for one in plan.meetings)
