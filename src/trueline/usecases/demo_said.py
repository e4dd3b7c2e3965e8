"""What the people of the demo said beside their plan, said as anyone would, at its time."""

from dataclasses import replace
from datetime import datetime

from trueline.contracts.annotation_shelf import AnnotationEntry, AnnotationKind
from trueline.contracts.check_in_shelf import CheckInEntry, Health
from trueline.demo.said import StoryAnnotation, story_annotations, story_check_ins, story_notes
from trueline.usecases.noting.annotate import annotate
from trueline.usecases.noting.notes import write_note
from trueline.usecases.workspace import Workspace


def say_demo(workspace: Workspace) -> None:
    """Say all that the story says, unless it was said before.

    Args:
        workspace: The demo organisation's, with its plan in force.

    Raises:
        FaultyInputError: Something cannot be said so; the demo is at fault.
        MissingError: The plan has not what a note stands beside; the demo is at fault.
    """
    if not workspace.annotations.all():
        for happened in story_annotations():
            annotate(_then(workspace, happened.at), _entry(happened), by=happened.by)
    if not workspace.notes.newest(1):
        for note in story_notes():
            write_note(_then(workspace, note.at), note.path, note.text, by=note.by)
    if not workspace.check_ins.all():
        for one in story_check_ins():
            health = Health(one.health) if one.health else None
            word = CheckInEntry(one.path, one.day, health, one.said, one.next_step, owner=one.by)
            workspace.check_ins.make(word, by=one.by, now=one.at)


def _then(workspace: Workspace, at: datetime) -> Workspace:
    return replace(workspace, now=lambda: at)


def _entry(happened: StoryAnnotation) -> AnnotationEntry:
    return AnnotationEntry(
        day=happened.day,
        title=happened.title,
        kind=AnnotationKind(happened.kind),
        until=happened.until,
        channels=happened.channels,
        kpis=happened.kpis,
        accounts=happened.accounts,
    )
