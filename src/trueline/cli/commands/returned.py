"""``trueline return``: what tactics returned by the studies about them, with what is left out."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.returns import statement_document, statement_lines
from trueline.cli.split import split_document, split_lines
from trueline.plan.document import Plan
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.returning.read_return import read_return
from trueline.usecases.returning.split_revenue import SplitRevenue, split_revenue
from trueline.usecases.workspace import Workspace


def _arguments(parser: ArgumentParser) -> None:
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    adopted = plan_in_force(workspace, as_of=options.as_of)
    plan = adopted.plan if adopted else None
    said = read_return(workspace, plan, as_of=options.as_of)
    split = _split(workspace, plan, options) if plan else ""
    document = statement_document(said) | {"split_of_revenue": split_document(split)}
    return Answer(document, "\n".join((*statement_lines(said), *split_lines(split))))


def _split(workspace: Workspace, plan: Plan, options: Namespace) -> SplitRevenue | str:
    then = options.as_of
    on = min(workspace.today, then.date()) if then else workspace.today
    return split_revenue(workspace, plan, on=on, as_of=then)


COMMAND = Command(
    words=("return",),
    help="Say what tactics returned by the studies about them, and what no total counts.",
    arguments=_arguments,
    run=_run,
)
