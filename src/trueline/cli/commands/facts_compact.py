"""``trueline facts compact``: merge the small files of history."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.usecases.tend_ledger import compact_ledger


def _arguments(parser: ArgumentParser) -> None:
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    batch = compact_ledger(workspace_of(options))
    if batch is None:
        return Answer({"revision": None}, "No partition has many files of history.")
    return Answer(
        {"revision": batch.revision},
        f"Files of history are merged with revision {batch.revision}; every answer stays as it is.",
    )


COMMAND = Command(
    words=("facts", "compact"),
    help="Merge the small files of history; answers stay as they are.",
    arguments=_arguments,
    run=_run,
)
