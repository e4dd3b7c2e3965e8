"""``trueline meetings ics FILE``: meetings as a calendar file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.written import write_file
from trueline.usecases.coordinating.meeting.calendar_file import (
    Shown,
    calendar_feed,
    invitation,
)
from trueline.usecases.plan_on_day import plan_in_force


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="calendar file to write, .ics")
    parser.add_argument(
        "meetings",
        metavar="MEETING",
        nargs="*",
        help="ids (all of three months back and a year ahead)",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    adopted, shown = plan_in_force(workspace), Shown(says_why=True)
    if options.meetings:
        content = invitation(workspace, adopted, options.meetings, shown=shown)
    else:
        content = calendar_feed(workspace, adopted, shown=shown)
    write_file(options.file, content)
    count = content.count(b"BEGIN:VEVENT")
    words = "1 meeting" if count == 1 else f"{count} meetings"
    return Answer({"file": str(options.file), "meetings": count}, f"{options.file} holds {words}.")


COMMAND = Command(
    words=("meetings", "ics"),
    help="Write meetings into a calendar file.",
    arguments=_arguments,
    run=_run,
)
