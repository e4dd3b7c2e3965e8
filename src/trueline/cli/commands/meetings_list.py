"""``trueline meetings list``: meetings between two days, a year ahead unless told otherwise."""

from argparse import ArgumentParser, Namespace
from datetime import timedelta

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.meetings import meeting_document, meeting_lines
from trueline.usecases.coordinating.meeting.planned import planned_meetings
from trueline.usecases.plan_on_day import plan_in_force

A_YEAR = timedelta(days=366)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--first", metavar="DAY", type=day, help="first day (today)")
    parser.add_argument("--until", metavar="DAY", type=day, help="day after the last (in a year)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    adopted = plan_in_force(workspace, as_of=options.as_of)
    first = options.first or workspace.today
    found = planned_meetings(
        workspace,
        adopted.plan if adopted else None,
        first,
        options.until or first + A_YEAR,
        as_of=options.as_of,
    )
    text = meeting_lines(found) if found else "No meeting is planned on these days."
    return Answer([meeting_document(one) for one in found], text)


COMMAND = Command(
    words=("meetings", "list"),
    help="List meetings with their moments, what was moved and why.",
    arguments=_arguments,
    run=_run,
)
