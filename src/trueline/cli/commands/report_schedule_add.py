"""``trueline report schedule add REPORT``: let a report go out by itself."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.reports import add_narrowing, schedule_document, wish_of
from trueline.usecases.reporting.due import next_due
from trueline.usecases.reporting.schedules import ScheduleWish, schedule_report
from trueline.usecases.scheduling.schedule import Rhythm


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="name of a template, or id of a layout")
    parser.add_argument(
        "--every", choices=[one.value for one in Rhythm], required=True, help="how often"
    )
    parser.add_argument("--to", metavar="ADDRESS", nargs="+", required=True, help="who gets it")
    parser.add_argument("--format", metavar="ENDING", nargs="*", default=[], help="files with it")
    parser.add_argument("--weekday", metavar="DAY", type=int, default=0, help="Monday is 0")
    parser.add_argument("--month-day", metavar="DAY", type=int, default=1, help="1 to 28")
    parser.add_argument("--hour", metavar="HOUR", type=int, default=7, help="0 to 23 (7)")
    parser.add_argument("--zone", metavar="ZONE", default="UTC", help="such as Europe/Dublin")
    add_narrowing(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    asked = ScheduleWish(
        wish=wish_of(options),
        rhythm=Rhythm(options.every),
        recipients=tuple(options.to),
        formats=tuple(options.format),
        zone=options.zone,
        weekday=options.weekday,
        month_day=options.month_day,
        hour=options.hour,
    )
    made = schedule_report(workspace, asked, by=BY)
    first = next_due(made, workspace.now())
    document = schedule_document(made) | {"next_due": first.isoformat()}
    return Answer(document, f"{made.id}: first sent on {first:%Y-%m-%d %H:%M} UTC.")


COMMAND = Command(
    words=("report", "schedule", "add"),
    help="Let a report go out by itself, weekly, monthly or quarterly.",
    arguments=_arguments,
    run=_run,
)
