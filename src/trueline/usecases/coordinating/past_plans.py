"""Versions of the plan up to a moment, and since when something has stood in it."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.usecases.workspace import Workspace


def past_plans(workspace: Workspace, *, as_of: datetime | None = None) -> tuple[AdoptedPlan, ...]:
    """Give every version of the plan that was in force by a moment, oldest first.

    Args:
        workspace: Whose.
        as_of: The moment, in UTC; None for now.
    """
    lines = reversed(workspace.plans.versions())
    return tuple(
        workspace.plans.version(one.number)
        for one in lines
        if as_of is None or one.approved_at <= as_of
    )


def plan_now(workspace: Workspace) -> Plan:
    """Give the plan in force.

    Raises:
        MissingError: There is none.
    """
    adopted = workspace.plans.adopted()
    if adopted is None:
        raise MissingError("There is no plan in force yet.")
    return adopted.plan


def holds_since(
    plans: Iterable[AdoptedPlan], is_so: Callable[[Plan], bool], *, otherwise: date
) -> date:
    """Give the day from which something has been so without a break, up to the newest version.

    Args:
        plans: Versions, oldest first.
        is_so: Says whether it was so in a version.
        otherwise: Given where it is so in no version, such as in a draft.
    """
    since: date | None = None
    for one in plans:
        if not is_so(one.plan):
            since = None
        elif since is None:
            since = one.adopted_at.date()
    return since or otherwise
