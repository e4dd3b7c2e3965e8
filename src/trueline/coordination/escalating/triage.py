"""Triage: the triggers from the most severe down; the first that is seen says what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.plan.governance.escalation import EscalationPath


@dataclass(frozen=True, slots=True)
class TriageLine:
    """A trigger to look for.

    Attributes:
        number: Its place, from 1: the order in which they are asked.
        trigger: In words.
        path: That it leads to.
    """

    number: int
    trigger: str
    path: EscalationPath


def triage(paths: Iterable[EscalationPath]) -> tuple[TriageLine, ...]:
    """Give every trigger, the most severe first; those of a severity in the plan's order."""
    ordered = sorted(paths, key=lambda one: one.severity)
    found = ((trigger, path) for path in ordered for trigger in path.triggers)
    return tuple(TriageLine(place, *one) for place, one in enumerate(found, start=1))
