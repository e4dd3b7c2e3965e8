"""Training register: each course against the people who need it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from trueline.coordination.months import months_after
from trueline.coordination.training.completion import Completion
from trueline.plan.governance.training import Course
from trueline.plan.organisation.department import TeamMember


class Training(StrEnum):
    """Where somebody stands with a course; those that come first need most."""

    OVERDUE = "overdue"
    EXPIRED = "to be repeated"
    OPEN = "open"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """One person's need of one course.

    Attributes:
        course: Itself.
        member: Who needs it.
        since: Day from which they need it.
        last: When they took it the last time; None when never.
        due: Day by which they have to have taken it, or to have repeated it; None when it holds
            for good.
        standing: On the day that is looked at.
    """

    course: Course
    member: TeamMember
    since: date
    last: Completion | None
    due: date | None
    standing: Training

    @property
    def is_trained(self) -> bool:
        """Whether what they took holds."""
        return self.standing is Training.TAKEN

    @property
    def is_late(self) -> bool:
        """Whether they are past the day."""
        return self.standing in (Training.OVERDUE, Training.EXPIRED)


@dataclass(frozen=True, slots=True)
class TrainedShare:
    """How many of a role or a department have taken all that they need.

    Attributes:
        name: Of the role or the department.
        trained: People for whom every course that they need holds.
        count: People who need any.
    """

    name: str
    trained: int
    count: int

    @property
    def share(self) -> Decimal:
        """Share who have."""
        return Decimal(self.trained) / self.count


def needs(course: Course, member: TeamMember) -> bool:
    """Say whether somebody needs a course: by department, role, and whether they may publish."""
    return (
        (not course.for_departments or member.department in course.for_departments)
        and (not course.for_roles or member.role in course.for_roles)
        and (member.is_certified or not course.is_for_publishers)
    )


def lines_of(
    courses: Iterable[Course],
    team: Iterable[TeamMember],
    completions: Iterable[Completion],
    since: Callable[[Course, TeamMember], date],
    *,
    on: date,
) -> tuple[TrainingLine, ...]:
    """Give every need of a course, in the order of the courses and the team.

    Args:
        courses: Of the plan.
        team: Of the plan.
        completions: Every one, in any order.
        since: Gives the day from which somebody has needed a course.
        on: Day that is looked at; what came later does not count.
    """
    known = [one for one in completions if one.on <= on]
    people = tuple(team)
    return tuple(
        _line(course, member, since(course, member), known, on)
        for course in courses
        for member in people
        if needs(course, member)
    )


def shares_by(
    lines: Iterable[TrainingLine], name_of: Callable[[TeamMember], str]
) -> tuple[TrainedShare, ...]:
    """Give the share who are trained, by what people are grouped by, in the order they come.

    Args:
        lines: Needs.
        name_of: Gives the group of a person, such as their role.
    """
    people: dict[str, tuple[str, bool]] = {}
    for one in lines:
        was = people.get(one.member.id, ("", True))[1]
        people[one.member.id] = (name_of(one.member), was and one.is_trained)
    return tuple(_shares(list(people.values())))


def _shares(people: list[tuple[str, bool]]) -> Iterator[TrainedShare]:
    for group in dict.fromkeys(name for name, _ in people):
        own = [is_trained for name, is_trained in people if name == group]
        yield TrainedShare(group, sum(own), len(own))


def _line(
    course: Course, member: TeamMember, since: date, known: Iterable[Completion], on: date
) -> TrainingLine:
    own = [one for one in known if (one.course, one.member) == (course.id, member.id)]
    last = max(own, key=lambda one: one.on, default=None)
    if last is None:
        due: date | None = since + timedelta(days=course.within_days)
        is_late = due is not None and due < on
        return TrainingLine(
            course, member, since, None, due, Training.OVERDUE if is_late else Training.OPEN
        )
    due = months_after(last.on, course.valid_months) if course.valid_months else None
    has_ended = due is not None and due < on
    return TrainingLine(
        course, member, since, last, due, Training.EXPIRED if has_ended else Training.TAKEN
    )
