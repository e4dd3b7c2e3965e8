"""Schedules: which report goes to whom, when; and what became of each sending."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from trueline.usecases.scheduling.wish import ReportWish

CUT_SHORT = timedelta(hours=1)
"""A sending that has been under way for longer was cut short."""


class Rhythm(StrEnum):
    """How often a report goes out."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class Schedule:
    """A report that goes out by itself.

    Attributes:
        id: Unique in the organisation.
        wish: What is asked of the report; its day is that of the sending.
        rhythm: How often.
        weekday: Day of the week, Monday is 0; counts for weekly ones.
        month_day: Day of the month, 1 to 28; counts for monthly and quarterly ones, these in
            January, April, July and October.
        hour: Of the day, 0 to 23, in the zone.
        zone: Name of the time zone, such as ``Europe/Dublin``.
        recipients: Addresses.
        formats: Endings of the files that go with it; empty for the mail alone.
        since: Moment from which it counts, in UTC.
        is_paused: Whether it waits.
    """

    id: str
    wish: ReportWish
    rhythm: Rhythm
    weekday: int
    month_day: int
    hour: int
    zone: str
    recipients: tuple[str, ...]
    formats: tuple[str, ...]
    since: datetime
    is_paused: bool = False


class SendingState(StrEnum):
    """What became of a sending."""

    BEGUN = "begun"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Sending:
    """One sending of a scheduled report.

    Attributes:
        schedule: Id of the schedule.
        due: When it was due, in UTC.
        state: What became of it.
        tries: How often it was tried.
        report: Id of the issue that was sent; empty before one was made.
        sent_to: Addresses that it went to already.
        why: Why it failed, in a sentence; empty otherwise.
    """

    schedule: str
    due: datetime
    state: SendingState
    tries: int = 1
    report: str = ""
    sent_to: tuple[str, ...] = ()
    why: str = ""
