"""Policies, training and escalation as the command line prints them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.coordination.escalating.incident import AnsweredStep, Incident, answered_steps
from trueline.coordination.training.register import TrainedShare, TrainingLine
from trueline.core.percent import per_cent
from trueline.usecases.coordinating.escalation.read_escalation import EscalationReading
from trueline.usecases.coordinating.policies.read_policies import PolicyReading
from trueline.usecases.coordinating.training.read_training import TrainingReading


def policies_document(found: PolicyReading) -> dict[str, Any]:
    """Give policies for ``--json``."""
    return {
        "on": found.on,
        "missing": list(found.missing),
        "policies": [
            {
                "policy": one.policy.id,
                "kind": one.policy.kind,
                "title": one.policy.title,
                "version": one.policy.version,
                "is_in_force": one.is_in_force,
                "is_review_due": one.is_review_due,
                "is_changed_silently": one.is_changed_silently,
                "have_to_accept": len(one.members),
                "accepted": one.accepted_count,
                "accepted_share": one.accepted_share,
                "passed": one.passed_count if one.policy.quiz else None,
                "passed_share": one.passed_share,
                "outstanding": [member.name for member in one.outstanding],
            }
            for one in found.standings
        ],
    }


def policies_lines(found: PolicyReading) -> Iterator[str]:
    """Give policies for people."""
    for kind in found.missing:
        yield f"There is no policy on {kind}."
    for one in found.standings:
        policy = one.policy
        yield f"{policy.kind}: {policy.title} (version {policy.version}){_state(one)}"
        yield f"  {_accepted(one)}"
        if one.outstanding:
            yield f"  Not yet: {', '.join(member.name for member in one.outstanding)}"


def training_document(found: TrainingReading) -> dict[str, Any]:
    """Give the training register for ``--json``."""
    return {
        "on": found.on,
        "lines": [
            {
                "course": one.course.id,
                "person": one.member.name,
                "standing": one.standing,
                "taken": one.last.on if one.last else None,
                "due": one.due,
            }
            for one in found.lines
        ],
        "by_role": [_share(one) for one in found.by_role],
        "by_department": [_share(one) for one in found.by_department],
    }


def training_lines(found: TrainingReading) -> Iterator[str]:
    """Give the training register for people."""
    if not found.courses:
        yield "The plan has no course."
    for course in found.courses:
        lines = found.of_course(course.id)
        taken = sum(one.is_trained for one in lines)
        yield f"{course.name}: it holds for {taken} of {len(lines)}"
        yield from (f"  {_course_line(one)}" for one in lines if not one.is_trained)
    for one in found.by_role:
        yield f"{one.name}: {one.trained} of {one.count} trained"


def escalation_document(found: EscalationReading, now: datetime) -> dict[str, Any]:
    """Give escalation for ``--json``.

    Args:
        found: As it was read.
        now: The moment that is looked at, in UTC.
    """
    return {
        "on": found.on,
        "paths": [
            {
                "path": one.path.id,
                "name": one.path.name,
                "severity": one.path.severity,
                "triggers": list(one.path.triggers),
                "steps": [
                    {
                        "person": step.person or None,
                        "backup": step.backup or None,
                        "does": step.does,
                        "within_min": step.within_min,
                    }
                    for step in one.path.steps
                ],
                "last_drill": one.last.on if one.last else None,
                "drill_due": one.due,
                "is_overdue": one.is_overdue,
            }
            for one in found.paths
        ],
        "incidents": [_incident(one.record, now) for one in found.incidents],
    }


def escalation_lines(found: EscalationReading, now: datetime) -> Iterator[str]:
    """Give escalation for people.

    Args:
        found: As it was read.
        now: The moment that is looked at, in UTC.
    """
    if not found.paths:
        yield "The plan has no escalation path."
    for one in found.paths:
        last = f"tried {one.last.on}" if one.last else "never tried"
        due = f", due by {one.due}{' (overdue)' if one.is_overdue else ''}" if one.due else ""
        yield f"Severity {one.path.severity}: {one.path.name} ({last}{due})"
        for step in one.path.steps:
            backup = f", else {step.backup}" if step.backup else ""
            yield f"  within {step.within_min} min: {step.person or 'nobody'}{backup}"
    for kept in found.incidents:
        incident = kept.record
        word = "drill" if incident.is_drill else "incident"
        state = "open" if incident.is_open else "closed"
        yield f"{incident.id} {word}, {state}: {incident.what}"
        yield from (f"  {_step_line(one)}" for one in answered_steps(incident, now=now))


def _state(one: PolicyStanding) -> str:
    if not one.is_in_force:
        return ", not approved"
    told = [", review due"] if one.is_review_due else []
    if one.is_changed_silently:
        told.append(", its text was changed and its version was not raised")
    return "".join(told)


def _accepted(one: PolicyStanding) -> str:
    if one.accepted_share is None:
        return "Nobody has to accept it." if not one.members else "Nobody is asked yet."
    count = len(one.members)
    said = f"Accepted by {one.accepted_count} of {count} ({per_cent(one.accepted_share)})"
    if one.passed_share is None:
        return f"{said}; no quiz."
    return f"{said}; quiz passed by {one.passed_count} ({per_cent(one.passed_share)})."


def _share(one: TrainedShare) -> dict[str, Any]:
    return {"name": one.name, "trained": one.trained, "count": one.count, "share": one.share}


def _course_line(one: TrainingLine) -> str:
    return f"{one.standing}: {one.member.name}, by {one.due}"


def _incident(one: Incident, now: datetime) -> dict[str, Any]:
    return {
        "incident": one.id,
        "path": one.path,
        "severity": one.severity,
        "is_drill": one.is_drill,
        "what": one.what,
        "opened_at": one.opened_at,
        "closed_at": one.closed_at,
        "lessons": one.lessons,
        "steps": [
            {
                "person": step.person,
                "within_min": step.within_min,
                "minutes": step.minutes,
                "is_kept": step.is_kept,
            }
            for step in answered_steps(one, now=now)
        ],
    }


def _step_line(one: AnsweredStep) -> str:
    if one.minutes is None:
        return f"{one.person}: no answer, {one.within_min} min were given"
    word = "in time" if one.is_kept else "too late"
    return f"{one.person}: {one.minutes} of {one.within_min} min, {word}"
