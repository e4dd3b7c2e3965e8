"""How the command line says what differs between plans."""

from collections.abc import Iterable, Iterator
from typing import Any

from trueline.cli.printing import number
from trueline.core.codec import encode
from trueline.measure.effects import Aim, TargetEffect
from trueline.plan.edit_documents import edit_document
from trueline.plan.wording import ChangeLine
from trueline.usecases.compare_plans import Comparison


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """Give a difference as ``--json`` says it; its edits can be applied."""
    return {
        "changes": [change_document(one) for one in comparison.changes],
        "effects": [_effect(one) for one in comparison.effects],
        "edits": [edit_document(one) for one in comparison.edits],
    }


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Yield a difference line by line, with what it does to targets."""
    if not comparison.changes:
        yield "Nothing differs."
    yield from change_lines(comparison.changes)
    if comparison.effects:
        yield "What this does to targets:"
        yield from (
            f"  {one.name}: {_aim(one.was)} → {_aim(one.now)}" for one in comparison.effects
        )


def counted(changes: int) -> str:
    """Say how many changes there are."""
    return "1 change" if changes == 1 else f"{changes} changes"


def change_document(change: ChangeLine) -> dict[str, Any]:
    """Give a change as ``--json`` says it."""
    document: dict[str, Any] = encode(change)
    return document


def change_lines(changes: Iterable[ChangeLine]) -> Iterator[str]:
    """Yield a line for each change."""
    yield from (f"  {one}" for one in changes)


def _effect(effect: TargetEffect) -> dict[str, Any]:
    return {
        "kpi": effect.path,
        "name": effect.name,
        "was": _target(effect.was),
        "now": _target(effect.now),
        "difference": effect.difference,
        "due_moved_days": effect.due_moved_days,
    }


def _target(aim: Aim | None) -> dict[str, Any] | None:
    if aim is None:
        return None
    target = aim.target
    return {
        "metric": aim.metric,
        "target": target.value if target else None,
        "due": target.due if target else None,
        "weight": aim.weight,
        "expected": aim.expected,
        "currency": aim.currency,
    }


def _aim(aim: Aim | None) -> str:
    if aim is None:
        return "not in the plan"
    if aim.target is None:
        return "no target"
    said = f"{number(aim.target.value)} {aim.currency}".rstrip()
    return f"{said} by {aim.target.due}"
