"""Alerts about coordination: calls, incidents, drills, policies to accept, courses overdue."""

from collections.abc import Iterator, Sequence
from datetime import date

from trueline.briefing.wording import day_in_words
from trueline.contracts.books import Kept
from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.coordination.escalating.incident import Incident
from trueline.coordination.training.register import TrainingLine
from trueline.usecases.coordinating.escalation.read_escalation import EscalationReading
from trueline.usecases.coordinating.owed import Owed
from trueline.usecases.watching.alert import Alert, AlertKind


def alerts_of_all(owed: Owed) -> tuple[Alert, ...]:
    """Give what everybody is told: incidents that are open, and drills that are overdue."""
    open_now = (one for one in owed.escalation.incidents if one.record.is_open)
    return (*(_incident(one.record) for one in open_now), *_drills(owed.escalation))


def alerts_of_person(owed: Owed, person: str, *, on: date) -> tuple[Alert, ...]:
    """Give what one person is told: calls, policies to accept, courses that are overdue.

    Args:
        owed: By everybody.
        person: Their name in the plan; empty for nobody.
        on: Day that is looked at.
    """
    if not person:
        return ()
    policies = [
        one
        for one in owed.policies.standings
        if any(member.name == person for member in one.outstanding)
    ]
    late = [one for one in owed.training.late if one.member.name == person]
    return (
        *_calls(owed.escalation.incidents, person),
        *(_policy(one, person, on) for one in policies),
        *(_course(one) for one in late),
    )


def _incident(one: Incident) -> Alert:
    word = "A drill" if one.is_drill else f"An incident of severity {one.severity}"
    return Alert(
        id=f"incident:{one.id}",
        kind=AlertKind.INCIDENT,
        since=one.on,
        title=f"{word} is open: {one.what}",
        about=one.id,
    )


def _drills(reading: EscalationReading) -> Iterator[Alert]:
    for one in reading.overdue:
        if one.due is not None:
            last = f"The last was on {day_in_words(one.last.on)}" if one.last else "None was held"
            yield Alert(
                id=f"drill:{one.path.id}:{one.due}",
                kind=AlertKind.DRILL,
                since=one.due,
                title=f"“{one.path.name}” was to be tried by {day_in_words(one.due)}",
                why=f"{last}; the plan asks for one {_every(one.path.drill_months or 1)}.",
                about=one.path.id,
            )


def _every(months: int) -> str:
    return "every month" if months == 1 else f"every {months} months"


def _calls(incidents: Sequence[Kept[Incident]], person: str) -> Iterator[Alert]:
    for one in incidents:
        incident = one.record
        call = next((each for each in incident.waiting if each.person == person), None)
        if incident.is_open and call is not None:
            drill = "Drill: " if incident.is_drill else ""
            yield Alert(
                id=f"call:{incident.id}:{call.step}:{person}",
                kind=AlertKind.CALL,
                since=incident.on,
                title=f"{drill}you are called: {incident.what}",
                why=f"Answer within {call.within_min} minutes of {incident.opened_at:%H:%M} UTC.",
                about=incident.id,
            )


def _policy(one: PolicyStanding, person: str, on: date) -> Alert:
    policy = one.policy
    mine = next(each for each in one.members if each.member.name == person)
    why = "You accepted an earlier text; this one is new." if mine.before else ""
    return Alert(
        id=f"policy:{policy.id}:{policy.version}:{person}",
        kind=AlertKind.POLICY,
        since=policy.approved_on or on,
        title=f"“{policy.title}” waits for you to accept it",
        why=why,
        about=policy.id,
    )


def _course(one: TrainingLine) -> Alert:
    due = one.due or one.since
    word = "was to be repeated" if one.last else "was to be taken"
    return Alert(
        id=f"training:{one.course.id}:{one.member.id}:{due}",
        kind=AlertKind.TRAINING,
        since=due,
        title=f"“{one.course.name}” {word} by {day_in_words(due)}",
        about=one.course.id,
    )
