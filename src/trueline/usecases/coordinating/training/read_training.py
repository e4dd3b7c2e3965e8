"""Read the training register: who needs what, who has taken it, and whose is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.books import Book
from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.training.completion import Completion
from trueline.coordination.training.register import (
    TrainedShare,
    Training,
    TrainingLine,
    lines_of,
    needs,
    shares_by,
)
from trueline.plan.document import Plan
from trueline.plan.governance.training import Course
from trueline.plan.organisation.department import TeamMember
from trueline.usecases.coordinating.past_plans import holds_since, past_plans
from trueline.usecases.workspace import Workspace

COMPLETIONS = Book("completion", Completion)
URGENCY = {kind: place for place, kind in enumerate(Training)}


@dataclass(frozen=True, slots=True)
class TrainingReading:
    """The training register on a day.

    Attributes:
        courses: Of the plan.
        lines: Every need, the overdue ones first, then those due soonest.
        by_role: Share who have all that they need, role by role.
        by_department: The same, department by department, by name.
        on: Day that is looked at.
    """

    courses: tuple[Course, ...]
    lines: tuple[TrainingLine, ...]
    by_role: tuple[TrainedShare, ...]
    by_department: tuple[TrainedShare, ...]
    on: date

    @property
    def late(self) -> tuple[TrainingLine, ...]:
        """Needs that are past their day, the longest overdue first."""
        return tuple(one for one in self.lines if one.is_late)

    def of_course(self, course: str) -> tuple[TrainingLine, ...]:
        """Give who needs a course."""
        return tuple(one for one in self.lines if one.course.id == course)


def read_training(
    workspace: Workspace,
    plan: Plan,
    *,
    on: date,
    as_of: datetime | None = None,
    plans: Sequence[AdoptedPlan] | None = None,
) -> TrainingReading:
    """Give the training register.

    Somebody needs a course from the day of the version of the plan that first named both.

    Args:
        workspace: Of the organisation.
        plan: With courses and team.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts; None for the present.
        plans: Versions of the plan by that knowledge, oldest first, where they are at hand.
    """
    past = past_plans(workspace, as_of=as_of) if plans is None else plans
    kept = COMPLETIONS.newest(workspace.entries, as_of=as_of)

    def since(course: Course, member: TeamMember) -> date:
        return holds_since(past, lambda then: _needed_in(then, course, member), otherwise=on)

    found = lines_of(plan.courses, plan.team, (one.record for one in kept), since, on=on)
    names = {one.id: one.name for one in plan.departments}
    return TrainingReading(
        plan.courses,
        tuple(sorted(found, key=_urgency)),
        shares_by(found, lambda one: one.role or "–"),
        shares_by(found, lambda one: names.get(one.department, "–")),
        on,
    )


def _needed_in(plan: Plan, course: Course, member: TeamMember) -> bool:
    """Say whether somebody needed a course by another version of the plan."""
    then = next((one for one in plan.courses if one.id == course.id), None)
    who = next((one for one in plan.team if one.id == member.id), None)
    return then is not None and who is not None and needs(then, who)


def _urgency(one: TrainingLine) -> tuple[bool, bool, date, int]:
    return not one.is_late, one.is_trained, one.due or date.max, URGENCY[one.standing]
