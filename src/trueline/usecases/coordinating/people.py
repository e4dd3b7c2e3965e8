"""Whom a plan names: who may see to a decision or to an action item."""

from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.plan.first_edits import people_named


def people_of(plan: Plan) -> tuple[str, ...]:
    """Give everybody whom a plan names, by name: its team, and owners who are not on it."""
    return tuple(sorted({*(one.name for one in plan.team), *people_named(plan)}))


def owner_issue(plan: Plan | None, owner: str) -> Issue | None:
    """Give what is wrong with an owner whom the plan does not name; None when nothing is.

    A name with a slip in it would never be reminded of anything.

    Args:
        plan: In force; None where there is none, and then every name will do.
        owner: A name; empty for nobody.
    """
    if plan is None or not owner or owner in people_of(plan):
        return None
    return Issue(
        Severity.BLOCKS,
        "owner",
        f"The plan names nobody called “{owner}”.",
        "Choose somebody whom the plan names, or add them to its team first.",
    )
