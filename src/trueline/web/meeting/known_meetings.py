"""What pages know of meetings, remembered as long as nothing that went into it has changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.meeting.adherence import Adherence
from trueline.coordination.meeting.meeting import Meeting
from trueline.usecases.coordinating.meeting.adherence import review_adherence
from trueline.usecases.coordinating.meeting.attendance import BodyAttendance, attendance_of
from trueline.usecases.coordinating.meeting.planned import planned_meetings
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf, as_of
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class KnownMeetings:
    """Meetings of a year back and a year ahead.

    Attributes:
        workspace: Of the organisation.
        adopted: The plan in force; None without one.
        on: Day that is looked at.
        as_of: Past day whose knowledge counts; None for what is known now.
        meetings: In the order in which they begin.
        adherence: All together, then each series; empty while no plan named one.
        attendance: Body by body.
    """

    workspace: Workspace
    adopted: AdoptedPlan | None
    on: date
    as_of: AsOf | None
    meetings: tuple[Meeting, ...]
    adherence: tuple[Adherence, ...]
    attendance: tuple[BodyAttendance, ...]

    @property
    def ahead(self) -> list[Meeting]:
        """Those that are to come, today's among them."""
        return [one for one in self.meetings if one.day >= self.on]

    @property
    def past(self) -> list[Meeting]:
        """Those that were, newest first."""
        return [one for one in reversed(self.meetings) if one.day < self.on]

    @property
    def next(self) -> Meeting | None:
        """The next one that is held; None when none is planned."""
        return next((one for one in self.ahead if not one.is_over), None)


_Found = tuple[tuple[Meeting, ...], tuple[Adherence, ...], tuple[BodyAttendance, ...]]
FOUND: Remembered[_Found] = Remembered(32)


def known_meetings(visit: Visit) -> KnownMeetings:
    """Give what is known of an organisation's meetings on the day that an address asks for.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    workspace, then = visit.workspace(), as_of(visit)
    moment = then.moment if then else None
    on = min(workspace.today, then.day) if then else workspace.today
    adopted = plan_in_force(workspace, as_of=moment)
    plan = adopted.plan if adopted else None

    def find() -> _Found:
        first, until = on - A_YEAR, on + A_YEAR
        return (
            planned_meetings(workspace, plan, first, until, as_of=moment),
            review_adherence(workspace, on=on, as_of=moment),
            attendance_of(workspace, plan, as_of=moment) if plan else (),
        )

    number = adopted.number if adopted else 0
    key = visit.organisation.slug, number, visit.organisation.kept, on, then
    return KnownMeetings(workspace, adopted, on, then, *FOUND.get(key, find))
