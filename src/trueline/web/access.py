"""Roles, and what each may do."""

from collections.abc import Collection
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a person is in an organisation."""

    VIEWER = "viewer"
    CONTRIBUTOR = "contributor"
    PLANNER = "planner"
    ANALYST = "analyst"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


ROLE_NAMES = {
    Role.VIEWER: _("Viewer"),
    Role.CONTRIBUTOR: _("Contributor"),
    Role.PLANNER: _("Planner"),
    Role.ANALYST: _("Analyst"),
    Role.APPROVER: _("Approver"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.AUDITOR: _("Auditor"),
}


class RoleNeededError(PermissionDenied):
    """A person asked for something that takes a role they do not hold.

    Attributes:
        role: The role that it takes; None when they belong to no organisation at all.
    """

    def __init__(self, role: Role | None) -> None:
        """Keep the role for the page that explains."""
        super().__init__(f"This takes the role {role}.")
        self.role = role


def may(held: Collection[Role], needed: Role) -> bool:
    """Say whether roles suffice: whoever holds any role may read, the rest takes the role."""
    return bool(held) if needed is Role.VIEWER else needed in held
