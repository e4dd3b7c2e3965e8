"""``trueline return``: what tactics returned by the studies about them, with what is left out."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.returns import statement_document, statement_lines
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.returning.read_return import read_return


def _arguments(parser: ArgumentParser) -> None:
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    adopted = plan_in_force(workspace, as_of=options.as_of)
    plan = adopted.plan if adopted else None
    said = read_return(workspace, plan, as_of=options.as_of)
    return Answer(statement_document(said), "\n".join(statement_lines(said)))


COMMAND = Command(
    words=("return",),
    help="Say what tactics returned by the studies about them, and what no total counts.",
    arguments=_arguments,
    run=_run,
)
