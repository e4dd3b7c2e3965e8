"""``trueline review open MEETING``: open a meeting; its agenda stays from then on."""

from argparse import Namespace

from trueline.cli.asking import workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meeting_lines import add_meeting, agenda_document, agenda_lines
from trueline.usecases.coordinating.reviewing.agenda import agenda_of
from trueline.usecases.coordinating.reviewing.open_session import open_session


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    open_session(workspace, options.meeting, by=BY)
    found = agenda_of(workspace, options.meeting)
    return Answer(agenda_document(found), "\n".join(agenda_lines(found)))


COMMAND = Command(
    words=("review", "open"),
    help="Open a meeting: its agenda, facts and plan stay as they are then.",
    arguments=add_meeting,
    run=_run,
)
