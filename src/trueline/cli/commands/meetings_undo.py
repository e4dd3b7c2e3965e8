"""``trueline meetings undo MEETING``: put a meeting back to how it was before its last change."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meetings import meeting_document, one_line, plan_of
from trueline.usecases.coordinating.meeting.moving import take_back


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help="its id, such as weekly-2026-11-26")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    back = take_back(workspace, plan_of(workspace), options.meeting, by=BY)
    if back is None:
        return Answer({"meeting": options.meeting, "is_called": False}, "It is no longer called.")
    return Answer(meeting_document(back), one_line(back))


COMMAND = Command(
    words=("meetings", "undo"),
    help="Take back the last move, cancellation or call of a meeting.",
    arguments=_arguments,
    run=_run,
)
