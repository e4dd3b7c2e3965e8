"""Review adherence: how many of the meetings that were due were held, and held in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

GRACE = timedelta(days=7)
"""A meeting is in time up to so many days after its own."""


class Held(StrEnum):
    """What became of a meeting that was due."""

    IN_TIME = "held in time"
    LATE = "held late"
    CANCELLED = "cancelled"
    MISSED = "not held"


@dataclass(frozen=True, slots=True)
class DueMeeting:
    """A meeting that was due.

    Attributes:
        id: Of the meeting.
        series: Id of its series.
        title: Of the series.
        day: On which the plan of that time had it.
        held: What became of it.
        held_on: Day on which it was held; None when it was not.
    """

    id: str
    series: str
    title: str
    day: date
    held: Held
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class Adherence:
    """How well a series, or all together, kept to its days.

    Attributes:
        series: Its id; empty for all together.
        title: For people; empty for all together.
        since: First day that is looked at: the plan named a series by then.
        until: The day after the last.
        due: Meetings that were due, oldest first.
    """

    series: str
    title: str
    since: date
    until: date
    due: tuple[DueMeeting, ...]

    @property
    def in_time(self) -> int:
        """How many were held in time."""
        return sum(one.held is Held.IN_TIME for one in self.due)

    @property
    def share(self) -> Decimal | None:
        """Share that was held in time, 0 to 1; None while none was due."""
        return Decimal(self.in_time) / len(self.due) if self.due else None

    @property
    def missed(self) -> tuple[DueMeeting, ...]:
        """Those that were not held, or cancelled, newest first."""
        without = (Held.MISSED, Held.CANCELLED)
        return tuple(one for one in reversed(self.due) if one.held in without)


def became_of(day: date, next_due: date | None, held_on: date | None, *, cancelled: bool) -> Held:
    """Say what became of a meeting that was due.

    It is in time when it was held on its day or before, or within seven days after, as long as the
    next of its series was not due by then.

    Args:
        day: On which it was due.
        next_due: Day of the next of its series; None when none came yet.
        held_on: When it was held; None when it was not.
        cancelled: Whether somebody said that it is not held.

    Example:
        >>> became_of(date(2026, 9, 3), date(2026, 9, 10), date(2026, 9, 10), cancelled=False)
        <Held.LATE: 'held late'>
    """
    if held_on is None:
        return Held.CANCELLED if cancelled else Held.MISSED
    is_late = held_on > day + GRACE or (next_due is not None and held_on >= next_due > day)
    return Held.LATE if is_late else Held.IN_TIME


def may_yet_be_held(day: date, next_due: date | None, on: date) -> bool:
    """Say whether a meeting that was not held by a day could still be held in time.

    Args:
        day: On which it was due.
        next_due: Day of the next of its series; None when none came yet.
        on: Day that is looked at.

    Example:
        >>> may_yet_be_held(date(2026, 9, 3), date(2026, 9, 10), date(2026, 9, 9))
        True
    """
    return became_of(day, next_due, on, cancelled=False) is Held.IN_TIME


def adherence_of(
    due: Iterable[DueMeeting], since: dict[str, date], until: date
) -> tuple[Adherence, ...]:
    """Give the adherence of all series together, then of each.

    Args:
        due: Meetings that were due.
        since: From when each series is looked at, by its id.
        until: The day after the last.
    """
    ordered = sorted(due, key=lambda one: (one.day, one.id))
    if not since:
        return ()
    every = Adherence("", "", min(since.values()), until, tuple(ordered))
    return every, *(_of_series(name, day, until, ordered) for name, day in since.items())


def _of_series(series: str, since: date, until: date, every: Sequence[DueMeeting]) -> Adherence:
    own = tuple(one for one in every if one.series == series)
    return Adherence(series, own[-1].title if own else series, since, until, own)
