"""The plan as it was agreed on at a moment: what pages and commands show as of a day."""

from datetime import datetime

from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import MissingError
from trueline.usecases.workspace import Workspace


def plan_in_force(workspace: Workspace, *, as_of: datetime | None = None) -> AdoptedPlan | None:
    """Give the plan in force, or that in force at a moment; None when there never was one.

    Args:
        workspace: Whose.
        as_of: The moment; None for now.

    Raises:
        MissingError: The first plan was approved after that moment.
    """
    adopted = workspace.plans.adopted(as_of=as_of)
    if adopted is None and as_of is not None and (known := workspace.plans.versions()):
        raise MissingError(
            f"There was no plan on {as_of.date()}; the first was approved on "
            f"{known[-1].approved_at.date()}."
        )
    return adopted
