"""What the demo asked of its tactics: registered and run as anyone's studies are, at its times."""

from dataclasses import replace
from datetime import datetime

from trueline.contracts.study_shelf import EntryKind
from trueline.demo.asked.stories import StoryStudy, story_studies
from trueline.evidence.asking.study_file import read_study
from trueline.usecases.studying.registering import register_study
from trueline.usecases.studying.running import run_study
from trueline.usecases.workspace import Workspace


def ask_demo(workspace: Workspace) -> None:
    """Register every study of the story, and run those that it ran; what was done before stays.

    Args:
        workspace: The demo organisation's.

    Raises:
        FaultyInputError: A study or its table is faulty; the demo is at fault.
    """
    for story in story_studies():
        if not workspace.studies.history(EntryKind.REGISTRATION, story.id):
            _register(workspace, story)
        if story.run_at and not workspace.studies.history(EntryKind.RUN, story.id):
            run_study(_then(workspace, story.run_at), story.id, by=story.by)


def _register(workspace: Workspace, story: StoryStudy) -> None:
    folder = workspace.studies.folder_of_files()
    study = read_study(story.document, f"{story.id}.yaml")
    (folder / study.source.path).write_text(story.table(), encoding="utf-8")
    register_study(_then(workspace, story.registered_at), study, by=story.by, folder=folder)


def _then(workspace: Workspace, at: datetime) -> Workspace:
    return replace(workspace, now=lambda: at)
