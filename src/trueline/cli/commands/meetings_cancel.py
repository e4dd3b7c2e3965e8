"""``trueline meetings cancel MEETING``: say that a meeting is not held."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meetings import meeting_document, one_line, plan_of
from trueline.usecases.coordinating.meeting.moving import cancel_meeting


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help="its id, such as weekly-2026-11-26")
    parser.add_argument("--because", metavar="TEXT", required=True, help="why")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = plan_of(workspace)
    gone = cancel_meeting(workspace, plan, options.meeting, options.because, by=BY)
    return Answer(meeting_document(gone), one_line(gone))


COMMAND = Command(
    words=("meetings", "cancel"),
    help="Cancel a meeting; it stays in calendars as cancelled.",
    arguments=_arguments,
    run=_run,
)
