"""Rules of the plan that are not kept by a day, for the agenda of a meeting."""

from collections.abc import Iterator
from datetime import date, datetime

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import OwedRule
from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.coordination.escalating.drills import DrillStanding
from trueline.plan.document import Plan
from trueline.plan.parts import join
from trueline.usecases.coordinating.owed import read_owed
from trueline.usecases.coordinating.training.read_training import TrainingReading
from trueline.usecases.workspace import Workspace


def rules_owed(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> tuple[OwedRule, ...]:
    """Give drills that are overdue, courses that are late and policies that some did not accept.

    Args:
        workspace: Of the organisation.
        plan: In force.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    owed = read_owed(workspace, plan, on=on, as_of=as_of)
    return (
        *map(_drill, owed.escalation.overdue),
        *_courses(owed.training),
        *(_policy(one) for one in owed.policies.standings if one.is_in_force and one.outstanding),
    )


def _drill(one: DrillStanding) -> OwedRule:
    since = f"due since {day_in_words(one.due)}" if one.due else "due"
    says = f"A drill of “{one.path.name}” is {since}."
    return OwedRule(join("escalations", one.path.id), says, (), "/escalation/")


def _courses(training: TrainingReading) -> Iterator[OwedRule]:
    for course in training.courses:
        late = tuple(one.member.name for one in training.of_course(course.id) if one.is_late)
        if late:
            path = join("courses", course.id)
            yield OwedRule(path, f"“{course.name}” is overdue.", late, "/training/")


def _policy(one: PolicyStanding) -> OwedRule:
    says = f"“{one.policy.title}” is accepted by {one.accepted_count} of {len(one.members)}."
    who = tuple(member.name for member in one.outstanding)
    return OwedRule(join("policies", one.policy.id), says, who, f"/policies/{one.policy.id}/")
