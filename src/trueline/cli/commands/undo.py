"""``trueline undo BATCH``: take an import back."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.usecases.undo_import import undo_import


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "batch",
        metavar="BATCH",
        type=int,
        help="number of the import, as `trueline import` prints it",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    undone = undo_import(workspace_of(options), options.batch, by="command line")
    change = undone.change
    return Answer(
        {"batch": options.batch, "revision": undone.revision, "facts": change},
        f"Batch {options.batch} ({undone.origin.file}) is taken back with revision "
        f"{undone.revision}: {change.changed} values went or are as they were before it, "
        f"{change.same} stay because another export has them too.",
    )


COMMAND = Command(
    words=("undo",),
    help="Take an import back; what was known before it comes forward again.",
    arguments=_arguments,
    run=_run,
)
