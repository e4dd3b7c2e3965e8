"""What coordination owes: policies to accept, courses to take, calls to answer, drills to hold."""

from dataclasses import dataclass
from datetime import date, datetime

from trueline.plan.document import Plan
from trueline.usecases.coordinating.escalation.read_escalation import (
    EscalationReading,
    read_escalation,
)
from trueline.usecases.coordinating.past_plans import past_plans
from trueline.usecases.coordinating.policies.read_policies import PolicyReading, read_policies
from trueline.usecases.coordinating.training.read_training import (
    TrainingReading,
    read_training,
)
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed by the people of an organisation.

    Attributes:
        policies: Who accepted what.
        training: Who took what.
        escalation: What is open, and what was tried.
    """

    policies: PolicyReading
    training: TrainingReading
    escalation: EscalationReading


def read_owed(workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None) -> Owed:
    """Give what is owed on a day.

    Args:
        workspace: Of the organisation.
        plan: In force.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts; None for the present.
    """
    plans = past_plans(workspace, as_of=as_of)
    return Owed(
        read_policies(workspace, plan, on=on, as_of=as_of),
        read_training(workspace, plan, on=on, as_of=as_of, plans=plans),
        read_escalation(workspace, plan, on=on, as_of=as_of, plans=plans),
    )
