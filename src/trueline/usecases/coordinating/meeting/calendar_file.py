"""Meetings as a calendar file, for one that is downloaded and for calendars that follow along."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.meeting.meeting import Meeting
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import meeting_of, planned_meetings
from trueline.usecases.workspace import Workspace

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//Trueline//Meetings//EN"
BACK, AHEAD = timedelta(days=92), timedelta(days=366)
NEW_EVERY = timedelta(hours=6)
"""How often calendars that follow along are asked to look again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a calendar tells beside titles, times, places and titles of the agenda.

    Attributes:
        address_of: Gives the address of a meeting's page by its id; None to leave it out.
        says_why: Whether it tells why a meeting was moved, cancelled or called; what leaves the
            house without a log-in does not.
    """

    address_of: Callable[[str], str] | None = None
    says_why: bool = False


ONLY_TIMES = Shown()


def invitation(
    workspace: Workspace,
    adopted: AdoptedPlan | None,
    meetings: Iterable[str],
    *,
    shown: Shown = ONLY_TIMES,
) -> bytes:
    """Give meetings as a calendar file, UTF-8.

    Args:
        workspace: Of the organisation.
        adopted: The plan in force; None where there is none.
        meetings: Their ids.
        shown: What is told of them.

    Raises:
        MissingError: There is no such meeting.
    """
    plan = adopted.plan if adopted else None
    found = [meeting_of(workspace, plan, one) for one in meetings]
    return _calendar(workspace, adopted, found, shown)


def calendar_feed(
    workspace: Workspace, adopted: AdoptedPlan | None, *, shown: Shown = ONLY_TIMES
) -> bytes:
    """Give the meetings of the last three months and of a year ahead as a calendar file, UTF-8.

    Cancelled ones stay in it as cancelled, so that they go out of everybody's calendar.

    Args:
        workspace: Of the organisation.
        adopted: The plan in force; None where there is none.
        shown: What is told of them.
    """
    first, until = workspace.today - BACK, workspace.today + AHEAD
    found = planned_meetings(workspace, adopted.plan if adopted else None, first, until)
    return _calendar(workspace, adopted, found, shown)


def _calendar(
    workspace: Workspace, adopted: AdoptedPlan | None, found: Iterable[Meeting], shown: Shown
) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415 - takes four tenths of a second

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", workspace.name)
    calendar.add("refresh-interval", NEW_EVERY, parameters={"value": "DURATION"})
    kept = {one.about: one for one in workspace.entries.newest(SESSIONS.kind)}
    for one in found:
        last = kept.get(one.id)
        event = _event(workspace.organisation, one, shown)
        event.add("sequence", _sequence(adopted, last))
        event.add("dtstamp", _changed_at(adopted, last, one.session.starts))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(organisation: str, meeting: Meeting, shown: Shown) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", f"{meeting.id}@{organisation}.trueline")
    event.add("summary", meeting.session.title)
    event.add("dtstart", meeting.session.starts.astimezone(UTC))
    event.add("dtend", meeting.ends.astimezone(UTC))
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    if meeting.session.place:
        event.add("location", meeting.session.place)
    if words := _description(meeting, shown):
        event.add("description", words)
    if shown.address_of:
        event.add("url", shown.address_of(meeting.id))
    return event


def _description(meeting: Meeting, shown: Shown) -> str:
    lines = [one.title for one in meeting.session.agenda]
    if shown.says_why:
        lines = [one for one in (meeting.because, meeting.told) if one] + lines
    return "\n".join(lines)


def _sequence(adopted: AdoptedPlan | None, last: Entry | None) -> int:
    """Give a number that grows whenever the plan or somebody changes the meeting."""
    return (adopted.number - 1 if adopted else 0) + (last.number if last else 0)


def _changed_at(adopted: AdoptedPlan | None, last: Entry | None, otherwise: datetime) -> datetime:
    """Give when the meeting was last as it is now; the file then is the same until it changes."""
    known = [one for one in (adopted and adopted.adopted_at, last and last.at) if one]
    return max(known, default=otherwise).astimezone(UTC)
