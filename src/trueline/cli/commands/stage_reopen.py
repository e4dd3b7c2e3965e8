"""``trueline stage reopen STAGE``: go back to a stage, with a reason."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.staged import move_document, move_line
from trueline.coordination.staging.stage import Stage
from trueline.usecases.coordinating.staging.move_stage import reopen_stage


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "stage", metavar="STAGE", choices=[one.value for one in Stage], help="such as navigate"
    )
    parser.add_argument("--why", metavar="TEXT", required=True, help="the reason, in words")

    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    stage = Stage(options.stage)
    kept = reopen_stage(workspace, stage, why=options.why, on=workspace.today, by=BY)
    return Answer(move_document(kept), move_line(kept))


COMMAND = Command(
    words=("stage", "reopen"),
    help="Open a stage again, and those after it; the reason is logged.",
    arguments=_arguments,
    run=_run,
)
