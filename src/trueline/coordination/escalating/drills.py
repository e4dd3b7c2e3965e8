"""Drills: when a path was tried the last time, and when it has to be tried again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trueline.coordination.escalating.incident import Incident
from trueline.coordination.months import months_after
from trueline.plan.governance.escalation import EscalationPath


@dataclass(frozen=True, slots=True)
class DrillStanding:
    """Where a path stands with its drills.

    Attributes:
        path: Itself.
        last: The newest drill that was closed; None without one.
        due: Day by which the next one is due; None where none is asked for.
        is_overdue: Whether that day is past.
    """

    path: EscalationPath
    last: Incident | None
    due: date | None
    is_overdue: bool


def drill_standing(
    path: EscalationPath, incidents: Iterable[Incident], since: date, *, on: date
) -> DrillStanding:
    """Give where a path stands with its drills.

    Args:
        path: Of the plan.
        incidents: Every incident and drill.
        since: Day from which the path has stood in the plan; a path that was never tried is due so
            many months later.
        on: Day that is looked at; what came later does not count.
    """
    drills = [
        one
        for one in incidents
        if one.is_drill and one.path == path.id and not one.is_open and one.on <= on
    ]
    last = max(drills, key=lambda one: one.opened_at, default=None)
    if path.drill_months is None:
        return DrillStanding(path, last, None, is_overdue=False)
    due = months_after(last.on if last else since, path.drill_months)
    return DrillStanding(path, last, due, is_overdue=due < on)
