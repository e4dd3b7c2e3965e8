"""``trueline review unopen MEETING``: let a meeting be planned again that was opened by mistake."""

from argparse import Namespace

from trueline.cli.asking import workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meeting_lines import add_meeting, agenda_document
from trueline.usecases.coordinating.reviewing.agenda import agenda_of
from trueline.usecases.coordinating.reviewing.open_session import take_opening_back


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    take_opening_back(workspace, options.meeting, by=BY)
    found = agenda_of(workspace, options.meeting)
    title = found.sitting.session.title
    said = f"“{title}” is planned again; its agenda is made anew until it opens."
    return Answer(agenda_document(found), said)


COMMAND = Command(
    words=("review", "unopen"),
    help="Let a meeting be planned again that was opened by mistake, if nothing was said in it.",
    arguments=add_meeting,
    run=_run,
)
