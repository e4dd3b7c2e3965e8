"""Escalation in words and rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.books import Kept
from trueline.coordination.escalating.drills import DrillStanding
from trueline.coordination.escalating.incident import (
    AnsweredStep,
    Call,
    Incident,
    answered_steps,
    minutes_between,
)
from trueline.web.status import StatusLook

OPEN = StatusLook(gettext_lazy("Open"), "exclamation-triangle", "bad")
OPEN_DRILL = StatusLook(gettext_lazy("Drill open"), "bell-alert", "warn")
CLOSED = StatusLook(gettext_lazy("Closed"), "check-circle", "none")
KEPT = StatusLook(gettext_lazy("In time"), "check-circle", "good")
LATE = StatusLook(gettext_lazy("Too late"), "x-circle", "bad")
WAITING = StatusLook(gettext_lazy("Waiting"), "clock", "none")
UNKNOWN = StatusLook(gettext_lazy("Closed before"), "minus-circle", "none")
TRIED = StatusLook(gettext_lazy("Tried"), "check-circle", "good")
OVERDUE = StatusLook(gettext_lazy("Drill overdue"), "x-circle", "bad")
NEVER = StatusLook(gettext_lazy("Never tried"), "minus-circle", "none")
UNASKED = StatusLook(gettext_lazy("No drill asked for"), "minus-circle", "none")


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call's line.

    Attributes:
        call: Itself.
        does: What they do, by the plan in force; empty where it has no such step any more.
        minutes: From the trigger to the answer; None while nobody answered.
        may_answer: Whether the visitor is the one who is called, or may say that they answered.
        is_own: Whether the visitor is the one who is called.
    """

    call: Call
    does: str
    minutes: Decimal | None
    may_answer: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step's result.

    Attributes:
        step: How fast it was answered.
        look: Whether that was in time.
    """

    step: AnsweredStep
    look: StatusLook


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident's line.

    Attributes:
        incident: Itself.
        look: Whether it is open.
        steps: How fast its steps were answered.
    """

    incident: Incident
    look: StatusLook
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class PathRow:
    """A path's card.

    Attributes:
        standing: With its drills.
        look: Whether it was tried lately.
        said: When it was tried and is to be tried again.
    """

    standing: DrillStanding
    look: StatusLook
    said: str | Promise


def incident_rows(kept: Iterable[Kept[Incident]], now: datetime) -> list[IncidentRow]:
    """Put incidents and drills into rows."""
    return [incident_row(one.record, now) for one in kept]


def incident_row(incident: Incident, now: datetime) -> IncidentRow:
    """Put an incident or a drill into a row."""
    look = CLOSED
    if incident.is_open:
        look = OPEN_DRILL if incident.is_drill else OPEN
    steps = answered_steps(incident, now=now)
    return IncidentRow(incident, look, tuple(_step_row(one, incident) for one in steps))


def call_rows(
    incident: Incident, does: Mapping[str, str], own: str, *, may_act: bool
) -> list[CallRow]:
    """Put the calls of an incident into rows.

    Args:
        incident: With its calls.
        does: What people do, by the step's id.
        own: Name of the visitor in the plan; empty for nobody.
        may_act: Whether they may keep what others did.
    """
    rows = []
    for one in incident.calls:
        minutes = minutes_between(incident.opened_at, one.answered_at) if one.answered_at else None
        is_own = bool(own) and one.person == own
        is_waiting = incident.is_open and one.answered_at is None
        may_answer = is_waiting and (is_own or may_act)
        rows.append(CallRow(one, does.get(one.step, ""), minutes, may_answer, is_own))
    return rows


def path_row(standing: DrillStanding, say_day: Mapping[str, str]) -> PathRow:
    """Put a path with its drills into a row.

    Args:
        standing: With its drills.
        say_day: Days of the last and the next drill, in words, as ``last`` and ``due``.
    """
    if standing.due is None:
        return PathRow(standing, UNASKED, _("The plan asks for no drill."))
    if standing.last is None:
        look = OVERDUE if standing.is_overdue else NEVER
        return PathRow(standing, look, _("Never tried; due by {0}.").format(say_day["due"]))
    look = OVERDUE if standing.is_overdue else TRIED
    said = _("Tried on {0}; the next is due by {1}.").format(say_day["last"], say_day["due"])
    return PathRow(standing, look, said)


def _step_row(step: AnsweredStep, incident: Incident) -> StepRow:
    if step.is_kept is None:
        return StepRow(step, WAITING if incident.is_open else UNKNOWN)
    return StepRow(step, KEPT if step.is_kept else LATE)
