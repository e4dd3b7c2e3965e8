"""``trueline actions add TEXT``: agree on something to do."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.coordinating.acting.agree import ActionWish, agree


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", metavar="TEXT", help="what is to be done")
    parser.add_argument("--owner", metavar="NAME", required=True, help="who does it")
    parser.add_argument("--due", metavar="DAY", type=day, help="by when")
    parser.add_argument(
        "--decision", metavar="ID", default="", help="decision that it follows from"
    )
    parser.add_argument("--meeting", metavar="ID", default="", help="meeting that agreed on it")
    parser.add_argument(
        "--about", metavar="PATH", action="append", default=[], help="part of the plan"
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the agreement (today)")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    wish = ActionWish(
        options.what,
        options.owner,
        options.due,
        options.meeting,
        options.decision,
        tuple(options.about),
    )
    made = agree(workspace, wish, on=options.on or workspace.today, by=BY)
    return Answer(encode(made), f"Action item {made.id} is kept: {made.owner}, {made.what}")


COMMAND = Command(
    words=("actions", "add"),
    help="Agree on an action item: who does what by when.",
    arguments=_arguments,
    run=_run,
)
