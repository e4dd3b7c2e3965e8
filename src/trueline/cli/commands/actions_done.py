"""``trueline actions done ID``: an action item is done."""

from argparse import ArgumentParser, Namespace

from trueline.cli.changed_action import add_action, changed
from trueline.cli.command import Answer, Command
from trueline.coordination.deciding.action import ActionStatus
from trueline.usecases.coordinating.acting.change_action import ActionChange


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--said", metavar="TEXT", help="what is said of it")
    add_action(parser)


def _run(options: Namespace) -> Answer:
    return changed(options, ActionChange(ActionStatus.DONE, said=options.said))


COMMAND = Command(
    words=("actions", "done"),
    help="Say that an action item is done.",
    arguments=_arguments,
    run=_run,
)
