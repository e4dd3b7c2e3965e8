"""``trueline stage close STAGE``: close a stage by a decision, if nothing is missing."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.staged import move_document, move_line
from trueline.coordination.staging.stage import Stage
from trueline.usecases.coordinating.staging.move_stage import close_stage


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "stage", metavar="STAGE", choices=[one.value for one in Stage], help="such as navigate"
    )
    parser.add_argument("--why", metavar="TEXT", required=True, help="the reason, in words")
    parser.add_argument("--body", metavar="NAME", default="", help="body that decides")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    stage = Stage(options.stage)
    kept = close_stage(
        workspace, stage, why=options.why, on=workspace.today, by=BY, body=options.body
    )
    return Answer(move_document(kept), move_line(kept))


COMMAND = Command(
    words=("stage", "close"),
    help="Close a stage by a decision; refused while a criterion is not met, with what is missing.",
    arguments=_arguments,
    run=_run,
)
