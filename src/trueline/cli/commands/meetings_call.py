"""``trueline meetings call TITLE DAY HOUR``: call a meeting that no series plans."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meetings import meeting_document, one_line, plan_of
from trueline.usecases.coordinating.meeting.calling import CallWish, call_meeting


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="what for")
    parser.add_argument("day", metavar="DAY", type=day, help="on the clock of the zone")
    parser.add_argument("hour", metavar="HOUR", help="such as 14:30")
    parser.add_argument("--zone", metavar="NAME", default="", help="such as Europe/Dublin (UTC)")
    parser.add_argument("--minutes", metavar="NUMBER", type=int, default=60, help="length (60)")
    parser.add_argument("--body", metavar="ID", default="", help="body of the plan that meets")
    parser.add_argument("--place", metavar="TEXT", default="", help="where")
    parser.add_argument("--because", metavar="TEXT", default="", help="why")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    wish = CallWish(
        title=options.title,
        day=options.day,
        starts=options.hour,
        zone=options.zone,
        minutes=options.minutes,
        body=options.body,
        because=options.because,
        place=options.place,
    )
    called = call_meeting(workspace, plan_of(workspace), wish, by=BY)
    return Answer(meeting_document(called), one_line(called))


COMMAND = Command(
    words=("meetings", "call"),
    help="Call a meeting that no series plans.",
    arguments=_arguments,
    run=_run,
)
