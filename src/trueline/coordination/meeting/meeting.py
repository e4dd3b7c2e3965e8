"""Meeting: one of a series as it stands, planned by its rule or kept since somebody touched it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trueline.coordination.meeting.occurrence import Occurrence
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.plan.governance.clock import zone_of
from trueline.plan.governance.meetings import MeetingSeries

OVER = frozenset({SessionStatus.CLOSED, SessionStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it stands.

    Attributes:
        session: What is kept of it; while nothing is, what the plan says.
        occurrence: As its series has it; None for one that was called by hand, or that its series
            no longer gives.
        changes: How often it was kept, takings back counted; 0 while nobody touched it.
    """

    session: Session
    occurrence: Occurrence | None = None
    changes: int = 0

    @property
    def id(self) -> str:
        """Of the session."""
        return self.session.id

    @property
    def local(self) -> datetime:
        """When it begins, on the clock of its zone."""
        return self.session.starts.astimezone(zone_of(self.session.zone))

    @property
    def day(self) -> date:
        """Day on which it begins, on the clock of its zone."""
        return self.local.date()

    @property
    def ends(self) -> datetime:
        """When it is to end, in UTC."""
        return self.session.starts + timedelta(minutes=self.session.minutes)

    @property
    def is_over(self) -> bool:
        """Say whether it was closed or cancelled."""
        return self.session.status in OVER

    @property
    def is_cancelled(self) -> bool:
        """Say whether it is not held."""
        return self.session.status is SessionStatus.CANCELLED

    @property
    def is_moved_by_hand(self) -> bool:
        """Say whether it begins at another moment than its series gives."""
        return self.occurrence is not None and self.occurrence.starts != self.session.starts

    @property
    def is_moved(self) -> bool:
        """Say whether it begins at another moment than the rule alone would give."""
        return self.is_moved_by_hand or (self.occurrence is not None and self.occurrence.is_moved)

    @property
    def because(self) -> str:
        """Why it was moved, cancelled or called; empty for none of these."""
        by_plan = self.occurrence.because if self.occurrence else ""
        return self.session.because or by_plan

    @property
    def told(self) -> str:
        """What is odd about its hour, because clocks change that day; empty for nothing."""
        is_by_plan = self.occurrence is not None and not self.is_moved_by_hand
        return self.occurrence.told if self.occurrence and is_by_plan else ""


def as_planned(series: MeetingSeries, occurrence: Occurrence) -> Session:
    """Give the session that a series plans."""
    return Session(
        id=occurrence.id,
        series=series.id,
        body=series.body,
        title=series.name,
        starts=occurrence.starts,
        zone=series.zone or "UTC",
        minutes=series.minutes,
        place=series.place,
    )
