"""Decisions and action items as commands print them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from trueline.cli.printing import number
from trueline.contracts.books import Kept
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.coordination.deciding.since import Since
from trueline.core.codec import encode
from trueline.usecases.agreed.decisions import LoggedDecision

KINDS = {one.name.lower().replace("_", "-"): one for one in DecisionKind}
"""What commands call the kinds of decisions."""
ACTION_HEADS = ("id", "due", "status", "who", "what")


def decision_document(one: LoggedDecision, on: date) -> dict[str, Any]:
    """Give a decision with how it stands on a day."""
    return {
        **encode(one.decision),
        "is_due_for_review": one.is_due(on),
        "superseded_by": one.superseded_by,
        "kept_by": one.by,
        "kept_at": one.at.isoformat(),
        "number": one.number,
    }


def standing(one: LoggedDecision, on: date) -> str:
    """Say how a decision stands on a day."""
    if one.superseded_by:
        return f"superseded by {one.superseded_by}"
    if one.decision.reviewed_on:
        return f"looked at again {one.decision.reviewed_on}"
    if one.is_due(on):
        return f"due for review since {one.decision.review_on}"
    return f"review {one.decision.review_on}" if one.decision.review_on else "stands"


def decision_lines(one: Decision, since: Sequence[Since]) -> Iterator[str]:
    """Yield what was decided, what people had seen and what happened since."""
    yield f"{one.id}  {one.what}"
    yield f"{one.kind}, decided on {one.decided_on} by {one.decided_by}"
    yield f"Because: {one.because}"
    if one.owner:
        yield f"Who sees to it: {one.owner}"
    if one.options:
        yield f"What else was possible: {'; '.join(one.options)}"
    if one.seen:
        yield "What people had seen:"
    yield from (f"  {seen.what}: {seen.text}" for seen in one.seen)
    if since:
        yield "What happened since:"
    yield from (line for held in since for line in _since_lines(held))
    if one.plan_after:
        yield f"The plan: version {one.plan_after} came of it (trueline plan diff shows it)."
    if one.reviewed_on:
        yield f"What was found on {one.reviewed_on}: {one.outcome}"


def _since_lines(held: Since) -> Iterator[str]:
    now = number(held.value, held.seen.measured_in)
    until = f" on {held.last}" if held.last else ""
    yield f"  {held.name}: {now}{until}, {held.says}"
    yield from (f"    {note}" for note in held.notes)
    if held.finding:
        yield f"    Study {held.study}, grade {held.grade}: {held.finding}"


def action_document(one: Kept[ActionItem], on: date) -> dict[str, Any]:
    """Give an action item with how it stands on a day."""
    return {
        **encode(one.record),
        "is_overdue": one.record.is_overdue(on),
        "kept_by": one.by,
        "kept_at": one.at.isoformat(),
        "number": one.number,
    }


def action_row(one: Kept[ActionItem], on: date) -> tuple[str, ...]:
    """Give an action item as a row of ``ACTION_HEADS``."""
    item = one.record
    due = f"{item.due}{' overdue' if item.is_overdue(on) else ''}" if item.due else "–"
    return item.id, due, item.status.value, item.owner, item.what
