"""What the people of the demo define themselves, said as anyone would, at its time."""

from dataclasses import replace
from datetime import datetime

from trueline.demo.definitions import StoryDefinition, story_definitions
from trueline.metrics.metric import Better
from trueline.usecases.defining.change_definition import (
    DefinitionEntry,
    change_definition,
    define_metric,
)
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


def define_demo(workspace: Workspace) -> None:
    """Define all that the story does, unless it was done before.

    Args:
        workspace: The demo organisation's.

    Raises:
        FaultyInputError: A definition cannot be; the demo is at fault.
    """
    if workspace.definitions.all():
        return
    for told in story_definitions():
        then = _then(workspace, told.at)
        is_known = told.metric in catalogue_of(workspace)
        (change_definition if is_known else define_metric)(then, _entry(told), by=told.by)


def _then(workspace: Workspace, at: datetime) -> Workspace:
    return replace(workspace, now=lambda: at)


def _entry(told: StoryDefinition) -> DefinitionEntry:
    return DefinitionEntry(
        metric=told.metric,
        formula=told.formula,
        since=told.since,
        why=told.why,
        name=told.name,
        definition=told.definition,
        measured_in=told.measured_in,
        better=Better(told.better) if told.better else None,
    )
