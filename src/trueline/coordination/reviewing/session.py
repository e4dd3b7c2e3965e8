"""Review session: what is kept of one meeting while it goes on and when it is closed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trueline.coordination.reviewing.agenda import AgendaItem


class Presence(StrEnum):
    """How a seat was taken."""

    PRESENT = "present"
    DEPUTY = "sent the deputy"
    EXCUSED = "excused"
    ABSENT = "absent"


class ExceptionClass(StrEnum):
    """Why a number is not where it should be, as the meeting sees it."""

    ASSUMPTION = "an assumption was wrong"
    EXECUTION = "we did less than we planned"
    OUTSIDE = "the world outside changed"
    DEFINITION = "the definition or the figures changed"
    NOISE = "chance"


class SessionStatus(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Attendance:
    """How one seat of the body was taken.

    Attributes:
        seat: Id of the seat.
        person: Whose it is.
        presence: How it was taken.
        deputy: Who came instead; empty for nobody.
        department: For which department the seat speaks; empty for none.
    """

    seat: str
    person: str
    presence: Presence
    deputy: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Minuted:
    """What was said of an item.

    Attributes:
        key: Of the item.
        text: In words; may be empty.
        variance: Class of an exception; None before it is classed, and for other items.
        is_parked: Whether it is left for the next meeting.
    """

    key: str
    text: str = ""
    variance: ExceptionClass | None = None
    is_parked: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting.

    Attributes:
        id: Unique in the organisation: the series and the day by the rule, such as
            ``weekly-2026-11-26``; it stays when the meeting is moved.
        series: Id of its series in the plan; empty for one that was called by hand.
        body: Id of the body that meets.
        title: For people.
        starts: When, in UTC.
        zone: Time zone in which it was set.
        minutes: How long it was to take.
        status: How far it is.
        agenda: Items as they stood when it was opened, and those added since, in order; empty
            before it is opened.
        attendance: Seat by seat.
        minuted: What was said, item by item.
        decisions: Ids of what was decided.
        actions: Ids of the action items that were agreed.
        as_of: Moment of the facts that it saw, in UTC; None before it is opened.
        plan_before: Number of the plan's version when it opened; None without one.
        plan_after: Number of the version that it brought about; None while it changed none.
        next_on: Day of the next meeting of the series; None when none is planned.
        closed_at: When it was closed, in UTC; None before.
        because: Why it was moved, cancelled or called; empty for none of these.
        place: Where, or an address to call; empty when it is not said.
    """

    id: str
    series: str
    body: str
    title: str
    starts: datetime
    zone: str
    minutes: int
    status: SessionStatus = SessionStatus.PLANNED
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    minuted: tuple[Minuted, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    as_of: datetime | None = None
    plan_before: int | None = None
    plan_after: int | None = None
    next_on: date | None = None
    closed_at: datetime | None = None
    because: str = ""
    place: str = ""
