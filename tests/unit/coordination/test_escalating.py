"""Incidents and drills, by hand: minutes from the trigger, who was in time, and when to try."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from trueline.coordination.escalating.drills import drill_standing
from trueline.coordination.escalating.incident import (
    Call,
    Incident,
    answered_steps,
)
from trueline.coordination.escalating.triage import triage
from trueline.plan.governance.escalation import EscalationPath, EscalationStep

BEGAN = datetime(2026, 9, 15, 10, 0, tzinfo=UTC)
PATH = EscalationPath(
    "danger",
    "Somebody is in danger",
    severity=1,
    triggers=("Smoke", "Injury"),
    steps=(EscalationStep("first", "Ada", "Bo", within_min=15),),
    drill_months=6,
)


def after(minutes: float) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


def call(person: str, called: float, answered: float | None, *, backup: bool = False) -> Call:
    at = None if answered is None else after(answered)
    return Call("first", person, 15, after(called), backup, answered_at=at)


def drill(*calls: Call, closed: float | None = 60) -> Incident:
    return Incident(
        id="2026-09-15-1",
        path="danger",
        severity=1,
        trigger="Smoke",
        what="A drill",
        on=date(2026, 9, 15),
        opened_at=BEGAN,
        is_drill=True,
        calls=calls,
        closed_at=None if closed is None else after(closed),
    )


def test_minutes_count_from_the_trigger_and_not_from_the_call() -> None:
    (step,) = answered_steps(drill(call("Ada", 3, 9.5)), now=after(60))
    assert (step.minutes, step.is_kept, step.person) == (Decimal("9.5"), True, "Ada")


def test_the_promise_is_kept_on_its_last_second_and_missed_on_the_next() -> None:
    (on_time,) = answered_steps(drill(call("Ada", 0, 15)), now=after(60))
    (late,) = answered_steps(drill(call("Ada", 0, 15 + 1 / 60)), now=after(60))
    assert (on_time.is_kept, late.is_kept) == (True, False)
    assert (on_time.minutes, late.minutes) == (Decimal("15.0"), Decimal("15.0"))


def test_a_backup_who_answers_answers_the_step() -> None:
    calls = call("Ada", 0, None), call("Bo", 8, 12, backup=True)
    (step,) = answered_steps(drill(*calls), now=after(60))
    assert (step.person, step.minutes, step.is_kept) == ("Bo", Decimal("12.0"), True)


def test_nobody_is_late_before_the_time_is_up_nor_when_it_was_closed_before() -> None:
    waiting = drill(call("Ada", 0, None), closed=None)
    assert answered_steps(waiting, now=after(14))[0].is_kept is None
    assert answered_steps(waiting, now=after(16))[0].is_kept is False
    closed = drill(call("Ada", 0, None), closed=10)
    assert answered_steps(closed, now=after(90))[0].is_kept is None


def test_triggers_are_asked_from_the_most_severe_down() -> None:
    mild = EscalationPath("mild", "Mild", severity=3, triggers=("Complaint",))
    found = [(one.number, one.trigger) for one in triage((mild, PATH))]
    assert found == [(1, "Smoke"), (2, "Injury"), (3, "Complaint")]


def test_a_drill_is_due_half_a_year_after_the_last_or_after_the_path_began() -> None:
    since, never = date(2026, 1, 8), ()
    first = drill_standing(PATH, never, since, on=date(2026, 7, 8))
    assert (first.due, first.is_overdue) == (date(2026, 7, 8), False)
    assert drill_standing(PATH, never, since, on=date(2026, 7, 9)).is_overdue
    held = drill_standing(PATH, [drill()], since, on=date(2026, 11, 20))
    assert (held.due, held.is_overdue) == (date(2027, 3, 15), False)
    unfinished = drill_standing(PATH, [drill(closed=None)], since, on=date(2026, 11, 20))
    assert (unfinished.last, unfinished.is_overdue) == (None, True)
    real = replace(drill(), is_drill=False)
    assert drill_standing(PATH, [real], since, on=date(2026, 11, 20)).last is None
    unasked = drill_standing(replace(PATH, drill_months=None), never, since, on=since)
    assert (unasked.due, unasked.is_overdue) == (None, False)
