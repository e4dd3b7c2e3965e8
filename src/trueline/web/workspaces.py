"""Opens the workspace of an organisation; what opens it is named in the settings."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from trueline.usecases.workspace import Workspace


def workspace_for(organisation: str) -> Workspace:
    """Give an organisation's facts and plans, opened.

    Args:
        organisation: Its slug.

    Raises:
        MissingError: There is no such organisation.
    """
    opener = cast("Callable[[str], Workspace]", import_string(settings.TRUELINE_WORKSPACE_OPENER))
    return opener(organisation)
