"""Training in words and rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from trueline.coordination.training.register import Training, TrainingLine
from trueline.plan.governance.training import Course
from trueline.usecases.coordinating.training.read_training import TrainingReading
from trueline.web.status import StatusLook

LOOKS = {
    Training.OVERDUE: StatusLook(_("Overdue"), "x-circle", "bad"),
    Training.EXPIRED: StatusLook(_("To be repeated"), "arrow-path", "warn"),
    Training.OPEN: StatusLook(_("Open"), "clock", "none"),
    Training.TAKEN: StatusLook(_("Taken"), "check-circle", "good"),
}


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One person's need of one course.

    Attributes:
        line: Itself.
        look: Where they stand.
        late: For how long it is overdue, in words; empty when it is not.
    """

    line: TrainingLine
    look: StatusLook
    late: str


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course with the people who need it.

    Attributes:
        course: Itself.
        rows: Who needs it, the overdue first.
        taken: For how many it holds.
    """

    course: Course
    rows: list[TrainingRow]
    taken: int


def line_rows(lines: Iterable[TrainingLine], on: date) -> list[TrainingRow]:
    """Put needs of courses into rows."""
    return [TrainingRow(one, LOOKS[one.standing], _late(one, on)) for one in lines]


def course_rows(reading: TrainingReading) -> list[CourseRow]:
    """Put courses into rows, in the plan's order."""
    found = []
    for course in reading.courses:
        lines = reading.of_course(course.id)
        taken = sum(one.is_trained for one in lines)
        found.append(CourseRow(course, line_rows(lines, reading.on), taken))
    return found


def _late(one: TrainingLine, on: date) -> str:
    if not one.is_late or one.due is None:
        return ""
    days = (on - one.due).days
    return ngettext("for {0} day", "for {0} days", days).format(days)
