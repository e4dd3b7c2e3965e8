"""Somebody of the team, by name or id."""

from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.organisation.department import TeamMember


def member_named(plan: Plan, name: str) -> TeamMember | None:
    """Give who bears a name on the team, however it is capitalised; None when nobody does."""
    wanted = name.strip().casefold()
    return next((one for one in plan.team if one.name.casefold() == wanted), None)


def needed_member(plan: Plan, name: str) -> TeamMember:
    """Give who bears a name or an id on the team.

    Raises:
        MissingError: Nobody does.
    """
    found = member_named(plan, name) or next((one for one in plan.team if one.id == name), None)
    if found is None:
        raise MissingError(f"Nobody on the team of the plan is called “{name}”.")
    return found
