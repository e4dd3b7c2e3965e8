"""Opens the workspace of an organisation; what opens it is named in the settings."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from trueline.usecases.workspace import Workspace
from trueline.web.stores.organisations import OrganisationRecord, organisation_record


def workspace_for(organisation: str) -> Workspace:
    """Give an organisation's facts and plans, opened.

    Args:
        organisation: Its slug.

    Raises:
        MissingError: There is no such organisation.
    """
    return workspace_of(organisation_record(organisation))


def workspace_of(organisation: OrganisationRecord) -> Workspace:
    """Give the facts and plans of an organisation whose record was read already, opened."""
    opener = import_string(settings.TRUELINE_WORKSPACE_OPENER)
    return cast("Callable[[OrganisationRecord], Workspace]", opener)(organisation)
