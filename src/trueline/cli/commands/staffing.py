"""``trueline staffing``: what ongoing support needs, and what another person would bring."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.staffed import support_document, support_lines
from trueline.usecases.staffing.read_support import read_support
from trueline.usecases.staffing.tried_staffing import read_tried

NONE = "The plan names no ongoing support."


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--people", metavar="NUMBER", default="", help="try so many people at a time, such as 1.5"
    )
    parser.add_argument(
        "--minutes", metavar="NUMBER", default="", help="try so many minutes of work each"
    )
    parser.add_argument(
        "--hours",
        metavar="HOURS",
        action="append",
        default=[],
        help='try other cover hours, such as "Mon-Sat 08:00-20:00"; may be repeated',
    )
    parser.add_argument(
        "--full-week", metavar="HOURS", default="", help="hours a week of one person (40)"
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the reading (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    tried = read_tried(options.people, options.minutes, options.hours, options.full_week)
    found = read_support(
        workspace, plan, on=options.on or workspace.today, as_of=options.as_of, tried=tried
    )
    text = "\n".join(support_lines(found)) if found.lines else NONE
    return Answer(support_document(found), text)


COMMAND = Command(
    words=("staffing",),
    help="Say how many people ongoing support takes, and what one more or fewer would bring.",
    arguments=_arguments,
    run=_run,
)
