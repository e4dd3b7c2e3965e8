"""``trueline agenda``: what a meeting speaks of, in its order."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.meeting_lines import agenda_document, agenda_lines, next_id
from trueline.usecases.coordinating.reviewing.agenda import agenda_of


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", nargs="?", help="id of a meeting (the next)")
    parser.add_argument("--on", metavar="DAY", type=day, help="day for which it is made (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    meeting = options.meeting or next_id(workspace)
    found = agenda_of(workspace, meeting, on=options.on, as_of=options.as_of)
    return Answer(agenda_document(found), "\n".join(agenda_lines(found)))


COMMAND = Command(
    words=("agenda",),
    help="Show what a meeting speaks of: broken assumptions first, then actions and exceptions.",
    arguments=_arguments,
    run=_run,
)
