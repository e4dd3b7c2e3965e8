"""``trueline meetings adherence``: how many of the meetings that were due were held in time."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.meetings import adherence_document, adherence_lines
from trueline.usecases.coordinating.meeting.adherence import review_adherence


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="the year before it (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    found = review_adherence(workspace, on=options.on or workspace.today, as_of=options.as_of)
    text = "\n".join(adherence_lines(found)) or "No plan named a series of meetings by then."
    return Answer(adherence_document(found), text)


COMMAND = Command(
    words=("meetings", "adherence"),
    help="Say how many meetings of the last year were held in time, by series.",
    arguments=_arguments,
    run=_run,
)
