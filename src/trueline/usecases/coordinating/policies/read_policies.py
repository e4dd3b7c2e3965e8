"""Read policies: who accepted each, who knows it, and what is missing."""

from dataclasses import dataclass
from datetime import date, datetime

from trueline.coordination.acknowledging.standing import PolicyStanding, standing_of
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.usecases.coordinating.policies.books import ACKNOWLEDGEMENTS, QUIZ_TRIES
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PolicyReading:
    """Where an organisation stands with its policies.

    Attributes:
        standings: One for each policy, by kind, then in the plan's order.
        missing: Kinds of which there is no policy.
        on: Day that is looked at.
    """

    standings: tuple[PolicyStanding, ...]
    missing: tuple[PolicyKind, ...]
    on: date

    def find(self, policy: str) -> PolicyStanding:
        """Give where one policy stands.

        Raises:
            MissingError: The plan has none of this id.
        """
        for one in self.standings:
            if one.policy.id == policy:
                return one
        raise MissingError(f"The plan has no policy {policy}.")


def read_policies(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> PolicyReading:
    """Give where policies stand with the people who have to accept them.

    Args:
        workspace: Of the organisation.
        plan: With the policies.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts; None for the present.
    """
    shelf = workspace.entries
    kept = ACKNOWLEDGEMENTS.newest(shelf, as_of=as_of)
    in_order = sorted(kept, key=lambda one: (one.record.on, one.record.version, one.at))
    accepted = [one.record for one in in_order]
    tries = [one.record for one in QUIZ_TRIES.all(shelf, as_of=as_of)]
    kinds = list(PolicyKind)
    ordered = sorted(plan.policies, key=lambda one: kinds.index(one.kind))
    return PolicyReading(
        tuple(standing_of(one, plan.team, accepted, tries, on=on) for one in ordered),
        tuple(kind for kind in kinds if not any(one.kind is kind for one in plan.policies)),
        on,
    )


def policy_named(plan: Plan, policy: str) -> Policy:
    """Give a policy of a plan by its id.

    Raises:
        MissingError: It has none of this id.
    """
    found = next((one for one in plan.policies if one.id == policy), None)
    if found is None:
        raise MissingError(f"The plan has no policy {policy}.")
    return found
