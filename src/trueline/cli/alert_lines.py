"""Alerts as the command line says them."""

from typing import Any

from trueline.usecases.watching.alert import Alert


def alert_document(one: Alert) -> dict[str, Any]:
    """Give an alert as JSON has it."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "since": one.since,
        "title": one.title,
        "why": one.why,
        "kpis": one.kpis,
        "about": one.about,
        "open": one.is_open,
    }


def alert_lines(found: tuple[Alert, ...]) -> list[str]:
    """Give alerts as lines: what, and below it why."""
    lines = []
    for one in found:
        lines.append(f"{one.kind.value}: {one.title}")
        if one.why:
            lines.append(f"  {one.why}")
    return lines
