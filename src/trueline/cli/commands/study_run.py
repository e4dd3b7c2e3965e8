"""``trueline study run ID``: answer a registered study by every method that it asks for."""

import sys
from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.studies import plan_in_force, run_document, run_lines
from trueline.usecases.studying.running import run_study


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="ID", help="id of a study that is registered")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    run = run_study(
        workspace,
        options.study,
        by=BY,
        progress=_tell if sys.stderr.isatty() else lambda _step, _done: None,
    )
    return Answer(run_document(run), "\n".join(run_lines(run, plan_in_force(workspace))))


def _tell(step: str, _done: int) -> None:
    print(f"  {step} …", file=sys.stderr)


COMMAND = Command(
    words=("study", "run"),
    help="Answer a registered study by every method, with attempts to refute each.",
    arguments=_arguments,
    run=_run,
)
