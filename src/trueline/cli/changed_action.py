"""Commands that change one action item."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.coordinating.acting.change_action import ActionChange, change_action


def add_action(parser: ArgumentParser) -> None:
    """Let a command be told which action item it changes, and on which day."""
    parser.add_argument("action", metavar="ID", help="id of the item, such as 2026-11-26-1")
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the change (today)")
    add_organisation(parser)


def changed(options: Namespace, change: ActionChange) -> Answer:
    """Change the action item that a command names, and say how it is now.

    Raises:
        FaultyInputError: Something in it cannot be.
        MissingError: There is no such action item.
        ConflictError: Somebody else changes it at this moment.
    """
    workspace = workspace_of(options)
    made = change_action(workspace, options.action, change, on=options.on or workspace.today, by=BY)
    due = f", due {made.due}" if made.due else ""
    return Answer(encode(made), f"{made.id} is {made.status}: {made.owner}, {made.what}{due}")
