"""Open an incident or a drill: its path is followed from the first step on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from trueline.coordination.escalating.incident import Call, Incident
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.plan.governance.escalation import EscalationPath, EscalationStep
from trueline.usecases.coordinating.escalation.read_escalation import INCIDENTS
from trueline.usecases.coordinating.numbered import keep_new
from trueline.usecases.coordinating.past_plans import plan_now
from trueline.usecases.workspace import Workspace

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw.

    Attributes:
        path: Id of the escalation path that it calls for.
        what: What happened, in a sentence.
        trigger: Which of its triggers; may be empty.
        is_drill: Whether it is only tried.
        at: When it was seen, in UTC; None for this moment.
    """

    path: str
    what: str
    trigger: str = ""
    is_drill: bool = False
    at: datetime | None = None


def open_incident(workspace: Workspace, seen: Seen, *, by: str) -> Incident:
    """Keep what was seen, with the call of the first step, and give it.

    Args:
        workspace: Of the organisation.
        seen: What was.
        by: Who saw it.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        MissingError: There is no plan, or it has no such path.
        RefusedQuestionError: The path calls nobody.
        ConflictError: Others keep so many at this moment that no id was left.
    """
    now = workspace.now()
    path = path_named(plan_now(workspace), seen.path)
    first = next((one for one in path.steps if one.person), None)
    if first is None:
        raise RefusedQuestionError(
            f"“{path.name}” calls nobody.", instead="Name in the plan who is called first."
        )
    said = replace(seen, what=seen.what.strip())
    if issues := tuple(_issues(said, path, now)):
        raise FaultyInputError(*issues)
    made = Incident(
        id="",
        path=path.id,
        severity=path.severity,
        trigger=said.trigger,
        what=said.what,
        on=workspace.today,
        opened_at=said.at or now,
        is_drill=said.is_drill,
        calls=(call_of(first, now),),
    )
    return keep_new(
        workspace.entries,
        INCIDENTS,
        lambda name: replace(made, id=name),
        day=workspace.today,
        by=by,
        now=now,
    )


def call_of(step: EscalationStep, now: datetime, *, is_backup: bool = False) -> Call:
    """Give the call of a step's person, or of who stands in."""
    person = step.backup if is_backup else step.person
    return Call(step.id, person, step.within_min, now, is_backup)


def path_named(plan: Plan, path: str) -> EscalationPath:
    """Give an escalation path of a plan by its id.

    Raises:
        MissingError: It has none of this id.
    """
    found = next((one for one in plan.escalations if one.id == path), None)
    if found is None:
        raise MissingError(f"The plan has no escalation path {path}.")
    return found


def _issues(seen: Seen, path: EscalationPath, now: datetime) -> Iterator[Issue]:
    if not seen.what:
        yield _issue("what", "It does not say what happened.", "Say it in a sentence.")
    if len(seen.what) > LONGEST:
        yield _issue("what", f"It has {len(seen.what)} characters.", f"Use {LONGEST} at most.")
    if seen.trigger and seen.trigger not in path.triggers:
        what = f"“{seen.trigger}” is no trigger of “{path.name}”."
        yield _issue("trigger", what, "Choose one of its triggers, or none.")
    if seen.at is not None and seen.at > now:
        yield _issue("at", "That moment is still to come.", "Give when it was seen.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
