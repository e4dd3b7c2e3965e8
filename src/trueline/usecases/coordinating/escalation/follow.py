"""Follow an incident: call the next, keep who was told and who answered, and close it."""

from dataclasses import replace
from datetime import datetime

from trueline.contracts.books import Kept
from trueline.coordination.escalating.incident import Call, Incident
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.plan.governance.escalation import EscalationStep
from trueline.usecases.coordinating.escalation.open_incident import call_of, path_named
from trueline.usecases.coordinating.escalation.read_escalation import INCIDENTS
from trueline.usecases.coordinating.past_plans import plan_now
from trueline.usecases.workspace import Workspace

LONGEST_LESSONS = 2000


def incident_named(
    workspace: Workspace, name: str, *, as_of: datetime | None = None
) -> Kept[Incident]:
    """Give an incident or a drill by its id.

    Raises:
        MissingError: There is none.
    """
    return INCIDENTS.get(workspace.entries, name, as_of=as_of)


def next_call(
    incident: Incident, steps: tuple[EscalationStep, ...]
) -> tuple[EscalationStep, bool] | None:
    """Give the step that is called next and whether its backup is; None when all were called.

    While nobody answered the newest step its backup comes first, then the next step.
    """
    called = {(one.step, one.is_backup) for one in incident.calls}
    for step in steps:
        answered = any(one.step == step.id and one.answered_at for one in incident.calls)
        if step.person and (step.id, False) not in called:
            return step, False
        if step.backup and not answered and (step.id, True) not in called:
            return step, True
    return None


def call_next(workspace: Workspace, name: str, *, by: str, after: int | None = None) -> Call:
    """Call who comes next by the path as the plan in force has it, and give the call.

    Args:
        workspace: Of the organisation.
        name: Id of the incident.
        by: Who calls.
        after: Number of the incident that they saw; None for whatever stands.

    Raises:
        MissingError: There is no such incident, or its path is not in the plan any more.
        RefusedQuestionError: It is closed, or everybody was called.
        ConflictError: Somebody else did something meanwhile.
    """
    incident = _open(workspace, name)
    found = next_call(incident, path_named(plan_now(workspace), incident.path).steps)
    if found is None:
        raise RefusedQuestionError("Everybody whom the path names was called already.")
    call = call_of(found[0], workspace.now(), is_backup=found[1])
    _keep(workspace, replace(incident, calls=(*incident.calls, call)), by, after)
    return call


def keep_told(workspace: Workspace, name: str, call: Call, told: str, *, by: str) -> None:
    """Keep how somebody was told that they are called, or why that failed.

    Raises:
        MissingError: There is no such incident.
        ConflictError: Somebody else did something at this moment.
    """
    incident = incident_named(workspace, name).record
    calls = tuple(replace(one, told=told) if _is_same(one, call) else one for one in incident.calls)
    _keep(workspace, replace(incident, calls=calls), by, None)


def answer(workspace: Workspace, name: str, person: str, *, by: str) -> Incident:
    """Keep that somebody who was called answered, and give the incident.

    The first answer stays; who presses twice changes nothing.

    Args:
        workspace: Of the organisation.
        name: Id of the incident.
        person: Who answered.
        by: Who says so: themselves, or who reached them.

    Raises:
        MissingError: There is no such incident, or they were not called.
        RefusedQuestionError: It is closed.
        ConflictError: Somebody else did something at this moment.
    """
    incident = _open(workspace, name)
    own = [one for one in incident.calls if one.person == person]
    if not own:
        raise MissingError(f"{person} was not called.")
    if all(one.answered_at for one in own):
        return incident
    now = workspace.now()
    calls = tuple(
        replace(one, answered_at=now, answered_by=by)
        if one.person == person and one.answered_at is None
        else one
        for one in incident.calls
    )
    changed = replace(incident, calls=calls)
    _keep(workspace, changed, by, None)
    return changed


def close_incident(workspace: Workspace, name: str, lessons: str, *, by: str) -> Incident:
    """Close an incident or a drill with what is learnt from it, and give it.

    Raises:
        FaultyInputError: It does not say what is learnt, or says too much.
        MissingError: There is no such incident.
        RefusedQuestionError: It is closed already.
        ConflictError: Somebody else did something at this moment.
    """
    said = lessons.strip()
    if not said or len(said) > LONGEST_LESSONS:
        what = f"It has {len(said)} characters." if said else "It does not say what is learnt."
        remedy = f"Use {LONGEST_LESSONS} at most." if said else "Say what went well or did not."
        raise FaultyInputError(Issue(Severity.BLOCKS, "lessons", what, remedy))
    incident = _open(workspace, name)
    closed = replace(incident, closed_at=workspace.now(), lessons=said)
    _keep(workspace, closed, by, None)
    return closed


def _open(workspace: Workspace, name: str) -> Incident:
    incident = incident_named(workspace, name).record
    if not incident.is_open:
        raise RefusedQuestionError(f"{name} is closed.", instead="Open a new one.")
    return incident


def _keep(workspace: Workspace, incident: Incident, by: str, after: int | None) -> None:
    INCIDENTS.keep(
        workspace.entries, incident, about=incident.id, by=by, now=workspace.now(), after=after
    )


def _is_same(one: Call, call: Call) -> bool:
    return (one.step, one.is_backup) == (call.step, call.is_backup)
