"""``trueline actions move ID``: another day, another owner, or another state."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import day
from trueline.cli.changed_action import add_action, changed
from trueline.cli.command import Answer, Command
from trueline.coordination.deciding.action import ActionStatus
from trueline.usecases.coordinating.acting.change_action import ActionChange

STATES = {"open": ActionStatus.OPEN, "under-way": ActionStatus.DOING}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--due", metavar="DAY", type=day, help="by when it is done now")
    parser.add_argument("--owner", metavar="NAME", help="who does it now")
    parser.add_argument("--to", choices=sorted(STATES), help="how far it is")
    parser.add_argument("--said", metavar="TEXT", help="what is said of it")
    add_action(parser)


def _run(options: Namespace) -> Answer:
    status = STATES[options.to] if options.to else None
    return changed(options, ActionChange(status, options.due, options.owner, said=options.said))


COMMAND = Command(
    words=("actions", "move"),
    help="Move an action item: another day, owner or state.",
    arguments=_arguments,
    run=_run,
)
