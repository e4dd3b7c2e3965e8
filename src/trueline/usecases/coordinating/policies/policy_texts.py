"""The texts of policies through the versions of the plan."""

from collections.abc import Sequence

from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.acknowledging.texts import PolicyText, texts_of


def policy_texts(plans: Sequence[AdoptedPlan], policy: str) -> tuple[PolicyText, ...]:
    """Give each text of a policy, oldest first.

    Args:
        plans: Versions of the plan, oldest first.
        policy: Id of the policy; empty texts of it count too.
    """
    return texts_of(
        (version.number, version.adopted_at, one)
        for version in plans
        for one in version.plan.policies
        if one.id == policy
    )
