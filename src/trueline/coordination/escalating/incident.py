"""Incidents and drills: what was seen, who was called when, and when they answered."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

MINUTE_SECONDS = 60
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody was called.

    Attributes:
        step: Id of the step of the path.
        person: Who.
        within_min: Minutes after the trigger by which they had to answer, as the path said then.
        called_at: When, in UTC.
        is_backup: Whether they stand in for who is called first.
        told: How they were told, or why that failed, in a sentence; empty while nobody knows.
        answered_at: When they answered, in UTC; None while they did not.
        answered_by: Who said so: the address of who pressed the link, themselves or another.
    """

    step: str
    person: str
    within_min: int
    called_at: datetime
    is_backup: bool = False
    told: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that went wrong, or a drill of it.

    Attributes:
        id: Day and number, such as ``2026-09-15-1``.
        path: Id of the escalation path.
        severity: Of the path then; 1 is the most severe.
        trigger: Which of the path's triggers was seen; may be empty.
        what: What happened, in a sentence.
        on: Day of the organisation on which it was seen.
        opened_at: When it was seen, in UTC; minutes count from here.
        is_drill: Whether it was only tried.
        calls: In the order in which people were called.
        closed_at: When it was over, in UTC; None while it is open.
        lessons: What is learnt from it; said when it is closed.
    """

    id: str
    path: str
    severity: int
    trigger: str
    what: str
    on: date
    opened_at: datetime
    is_drill: bool = False
    calls: tuple[Call, ...] = ()
    closed_at: datetime | None = None
    lessons: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.closed_at is None

    @property
    def waiting(self) -> tuple[Call, ...]:
        """Calls without an answer."""
        return tuple(one for one in self.calls if one.answered_at is None)


@dataclass(frozen=True, slots=True)
class AnsweredStep:
    """How fast a step of a path was answered.

    Attributes:
        step: Its id.
        person: Who answered first; who was called first while nobody did.
        within_min: Minutes after the trigger by which they had to.
        minutes: After which somebody answered, to a tenth; None while nobody did.
        is_kept: Whether that was in time; None while it may still be, or the incident was closed
            before its time was up.
    """

    step: str
    person: str
    within_min: int
    minutes: Decimal | None
    is_kept: bool | None


def minutes_between(begin: datetime, end: datetime) -> Decimal:
    """Give minutes between two moments, to a tenth."""
    seconds = Decimal(str((end - begin).total_seconds()))
    return (seconds / MINUTE_SECONDS).quantize(TENTH)


def answered_steps(incident: Incident, *, now: datetime) -> tuple[AnsweredStep, ...]:
    """Give how fast each step that was called was answered, by whoever answered first.

    A promise is judged by the moments themselves, not by the rounded minutes.

    Args:
        incident: With its calls.
        now: The moment that is looked at, in UTC; what came later does not count.
    """
    until = min(now, incident.closed_at) if incident.closed_at else now
    steps = dict.fromkeys(one.step for one in incident.calls)
    return tuple(_step(incident, step, until) for step in steps)


def _step(incident: Incident, step: str, until: datetime) -> AnsweredStep:
    calls = [one for one in incident.calls if one.step == step]
    answered = [one for one in calls if one.answered_at and one.answered_at <= until]
    within = calls[0].within_min
    if not answered:
        gone = (until - incident.opened_at).total_seconds() / MINUTE_SECONDS
        return AnsweredStep(step, calls[0].person, within, None, False if gone > within else None)
    first = min(answered, key=lambda one: one.answered_at or until)
    end = first.answered_at or until
    is_kept = (end - incident.opened_at).total_seconds() <= within * MINUTE_SECONDS
    return AnsweredStep(
        step, first.person, within, minutes_between(incident.opened_at, end), is_kept
    )
