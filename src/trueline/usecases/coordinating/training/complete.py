"""Complete a course: keep that somebody has taken it, or take that back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trueline.coordination.training.completion import Completion
from trueline.coordination.training.register import needs
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR
from trueline.plan.document import Plan
from trueline.plan.governance.training import Course
from trueline.usecases.coordinating.past_plans import plan_now
from trueline.usecases.coordinating.team_member import needed_member
from trueline.usecases.coordinating.training.read_training import COMPLETIONS
from trueline.usecases.workspace import Workspace

LONGEST_PROOF = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be kept.

    Attributes:
        course: Id of the course.
        person: Name or id of who took it, on the team.
        on: Day on which they did.
        proof: What shows it; may be empty.
    """

    course: str
    person: str
    on: date
    proof: str = ""


def complete(workspace: Workspace, taken: Taken, *, by: str) -> Completion:
    """Keep that somebody has taken a course, and give it; another day is another completion.

    Raises:
        FaultyInputError: The day, the proof or the person cannot be; the issues name the fields.
        MissingError: There is no plan, no such course, or nobody of this name on its team.
        ConflictError: Somebody else keeps the same at this moment.
    """
    plan = plan_now(workspace)
    course, member = course_named(plan, taken.course), needed_member(plan, taken.person)
    issues = list(_issues(taken, workspace.today))
    if not needs(course, member):
        what = f"{member.name} does not need “{course.name}” by the plan."
        issues.append(_issue("person", what, "Choose who does, or change the course in the plan."))
    if issues:
        raise FaultyInputError(*issues)
    made = Completion(course.id, member.id, member.name, taken.on, taken.proof.strip())
    about = f"{course.id}:{member.id}:{taken.on}"
    COMPLETIONS.keep(workspace.entries, made, about=about, by=by, now=workspace.now())
    return made


def take_completion_back(
    workspace: Workspace, course: str, member: str, day: date, *, by: str
) -> None:
    """Take a completion back; the entry stays in its book.

    Raises:
        MissingError: There is none.
        ConflictError: It was changed at this moment.
    """
    about = f"{course}:{member}:{day}"
    COMPLETIONS.get(workspace.entries, about)
    COMPLETIONS.keep(workspace.entries, None, about=about, by=by, now=workspace.now())


def course_named(plan: Plan, course: str) -> Course:
    """Give a course of a plan by its id.

    Raises:
        MissingError: It has none of this id.
    """
    found = next((one for one in plan.courses if one.id == course), None)
    if found is None:
        raise MissingError(f"The plan has no course {course}.")
    return found


def _issues(taken: Taken, today: date) -> Iterator[Issue]:
    if taken.on > today:
        yield _issue("on", f"{taken.on} is still to come.", f"Give {today} or an earlier day.")
    elif taken.on.year < FIRST_YEAR:
        yield _issue("on", f"{taken.on} is too long ago.", "Look at the year again.")
    if len(taken.proof.strip()) > LONGEST_PROOF:
        what = f"The proof has {len(taken.proof.strip())} characters."
        yield _issue("proof", what, f"Use {LONGEST_PROOF} at most.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
