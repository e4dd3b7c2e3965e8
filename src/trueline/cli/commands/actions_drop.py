"""``trueline actions drop ID --because TEXT``: an action item is not done any more."""

from argparse import ArgumentParser, Namespace

from trueline.cli.changed_action import add_action, changed
from trueline.cli.command import Answer, Command
from trueline.coordination.deciding.action import ActionStatus
from trueline.usecases.coordinating.acting.change_action import ActionChange


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--because", metavar="TEXT", required=True, help="why it is dropped")
    add_action(parser)


def _run(options: Namespace) -> Answer:
    return changed(options, ActionChange(ActionStatus.DROPPED, said=options.because))


COMMAND = Command(
    words=("actions", "drop"),
    help="Drop an action item, with the reason.",
    arguments=_arguments,
    run=_run,
)
