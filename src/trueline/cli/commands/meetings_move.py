"""``trueline meetings move MEETING DAY``: move a meeting to another day or hour."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meetings import meeting_document, one_line, plan_of
from trueline.usecases.coordinating.meeting.moving import MoveWish, move_meeting


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help="its id, such as weekly-2026-11-26")
    parser.add_argument("day", metavar="DAY", type=day, help="on the clock of its zone")
    parser.add_argument("--at", metavar="HOUR", default="", help="such as 14:30 (as it was)")
    parser.add_argument("--place", metavar="TEXT", help="where (as it was)")
    parser.add_argument("--because", metavar="TEXT", required=True, help="why")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    wish = MoveWish(options.day, options.at, options.because, options.place)
    moved = move_meeting(workspace, plan_of(workspace), options.meeting, wish, by=BY)
    return Answer(meeting_document(moved), one_line(moved))


COMMAND = Command(
    words=("meetings", "move"),
    help="Move a meeting to another day or hour; its id stays.",
    arguments=_arguments,
    run=_run,
)
