"""Read escalation: what to look for, who is called, and whether that was tried lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.books import Book, Kept
from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.escalating.drills import DrillStanding, drill_standing
from trueline.coordination.escalating.incident import Incident
from trueline.coordination.escalating.triage import TriageLine, triage
from trueline.plan.document import Plan
from trueline.plan.governance.escalation import EscalationPath
from trueline.usecases.coordinating.past_plans import holds_since, past_plans
from trueline.usecases.workspace import Workspace

INCIDENTS = Book("incident", Incident)


@dataclass(frozen=True, slots=True)
class EscalationReading:
    """Escalation on a day.

    Attributes:
        triage: Every trigger, the most severe first.
        paths: Each with its drills, the most severe first.
        incidents: And drills, open ones first, then the newest first.
        on: Day that is looked at.
    """

    triage: tuple[TriageLine, ...]
    paths: tuple[DrillStanding, ...]
    incidents: tuple[Kept[Incident], ...]
    on: date

    @property
    def overdue(self) -> tuple[DrillStanding, ...]:
        """Paths whose drill is overdue."""
        return tuple(one for one in self.paths if one.is_overdue)


def read_escalation(
    workspace: Workspace,
    plan: Plan,
    *,
    on: date,
    as_of: datetime | None = None,
    plans: Sequence[AdoptedPlan] | None = None,
) -> EscalationReading:
    """Give escalation on a day.

    Args:
        workspace: Of the organisation.
        plan: With the paths.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts; None for the present.
        plans: Versions of the plan by that knowledge, oldest first, where they are at hand.
    """
    past = past_plans(workspace, as_of=as_of) if plans is None else plans
    kept = [one for one in INCIDENTS.newest(workspace.entries, as_of=as_of) if one.record.on <= on]
    found = [one.record for one in kept]

    def since(path: EscalationPath) -> date:
        return holds_since(
            past,
            lambda then: any(one.id == path.id for one in then.escalations),
            otherwise=on,
        )

    ordered = sorted(plan.escalations, key=lambda one: one.severity)
    kept.sort(key=lambda one: one.record.opened_at, reverse=True)
    kept.sort(key=lambda one: not one.record.is_open)
    return EscalationReading(
        triage(plan.escalations),
        tuple(drill_standing(one, found, since(one), on=on) for one in ordered),
        tuple(kept),
        on,
    )
