"""Meetings as rows of lists: when, where, how they stand and why they were moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from babel.dates import format_date, format_time
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.coordination.meeting.adherence import Adherence, DueMeeting, Held
from trueline.coordination.meeting.meeting import Meeting
from trueline.coordination.reviewing.session import SessionStatus
from trueline.web.meeting.known_meetings import KnownMeetings
from trueline.web.meeting.rule_words import say_rule
from trueline.web.status import StatusLook
from trueline.web.wording import locale
from trueline.web.wording_time import say_day

LOOKS = {
    SessionStatus.PLANNED: StatusLook(gettext_lazy("Planned"), "calendar", "none"),
    SessionStatus.OPEN: StatusLook(gettext_lazy("Under way"), "play-circle", "warn"),
    SessionStatus.CLOSED: StatusLook(gettext_lazy("Held"), "check-circle", "good"),
    SessionStatus.CANCELLED: StatusLook(gettext_lazy("Cancelled"), "x-circle", "none"),
}
CHANGEABLE = frozenset({SessionStatus.PLANNED, SessionStatus.CANCELLED})
STILL_MOVED = timedelta(days=7)
"""A meeting that was not held is offered to be moved for a week; later it counts as missed."""
NOT_HELD = StatusLook(gettext_lazy("Not held"), "exclamation-triangle", "warn")
HELD_LATE = StatusLook(gettext_lazy("Held late"), "clock", "warn")


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting's line.

    Attributes:
        meeting: As it stands.
        address: Of its page.
        when: Weekday, day and hour on the clock of its zone.
        look: Word, icon and tone of how it stands.
        notes: Where it was moved from and why, and what is odd about its hour; in sentences.
        is_open: Whether it can still be moved and cancelled.
    """

    meeting: Meeting
    address: str
    when: str
    look: StatusLook
    notes: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class MonthOfMeetings:
    """The meetings of a month.

    Attributes:
        name: Of the month, with its year.
        rows: In order.
    """

    name: str
    rows: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class AdherenceRow:
    """How a series keeps to its days.

    Attributes:
        adherence: The numbers.
        title: Of the series.
        rule: When it comes again, in words; empty where the plan no longer has it.
        missed: Days of the newest that were not held, at most three.
    """

    adherence: Adherence
    title: str
    rule: str
    missed: tuple[str, ...]


def meeting_rows(known: KnownMeetings, meetings: Iterable[Meeting]) -> list[MeetingRow]:
    """Put meetings into rows."""
    became = {one.id: one for found in known.adherence[:1] for one in found.due}
    return [_row(known, one, became.get(one.id)) for one in meetings]


def by_month(rows: Iterable[MeetingRow]) -> list[MonthOfMeetings]:
    """Put rows under their months."""
    months = groupby(rows, key=lambda one: one.meeting.day.replace(day=1))
    return [
        MonthOfMeetings(format_date(day, "MMMM y", locale=locale()), tuple(found))
        for day, found in months
    ]


def adherence_rows(known: KnownMeetings) -> list[AdherenceRow]:
    """Put each series into a row."""
    plan = known.adopted.plan if known.adopted else None
    series = {one.id: one for one in plan.meetings} if plan else {}
    return [
        AdherenceRow(
            adherence=one,
            title=series[one.series].name if one.series in series else one.title,
            rule=say_rule(series[one.series], plan.first) if plan and one.series in series else "",
            missed=tuple(say_day(gone.day) for gone in one.missed[:3]),
        )
        for one in known.adherence[1:]
    ]


def say_when(meeting: Meeting) -> str:
    """Say when a meeting begins: Thu 26 Nov 2026, 14:30."""
    day = format_date(meeting.day, "EEE d MMM y", locale=locale())
    return f"{day}, {format_time(meeting.local, 'HH:mm', locale=locale())}"


def _row(known: KnownMeetings, meeting: Meeting, became: DueMeeting | None) -> MeetingRow:
    status = meeting.session.status
    look = LOOKS[status]
    if became is not None and became.held is Held.LATE:
        look = HELD_LATE
    elif status is SessionStatus.PLANNED and meeting.day < known.on:
        look = NOT_HELD
    return MeetingRow(
        meeting=meeting,
        address=reverse("meeting", args=[meeting.id]),
        when=say_when(meeting),
        look=look,
        notes=tuple(_notes(meeting)),
        is_open=status in CHANGEABLE and meeting.day >= known.on - STILL_MOVED,
    )


def _notes(meeting: Meeting) -> Iterator[str]:
    planned, because = meeting.occurrence, meeting.because
    if meeting.is_cancelled:
        yield _("Cancelled: {0}").format(because)
    elif meeting.is_moved and planned is not None:
        was = planned.day if meeting.is_moved_by_hand else planned.by_rule
        moved = _("Moved from {0}: {1}").format(say_day(was), because)
        yield moved
    elif because:
        yield because
    if meeting.told:
        yield meeting.told
