"""Which policies are in force for a channel on a day."""

from datetime import date

from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.organisation.policy import Policy, PolicyKind


def kinds_in_force(plan: Plan, channel: Channel, day: date) -> frozenset[PolicyKind]:
    """Give the kinds of which a channel has a policy with a text, approved and not past review."""
    return frozenset(one.kind for one in plan.policies if _is_in_force(one, channel, day))


def _is_in_force(policy: Policy, channel: Channel, day: date) -> bool:
    holds = not policy.applies_to or channel.id in policy.applies_to
    approved = policy.approved_on is not None and policy.approved_on <= day
    overdue = policy.review_on is not None and policy.review_on < day
    return holds and bool(policy.body.strip()) and approved and not overdue
