"""``trueline metric show METRIC``: its definition in every version, its uses and its breaks."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.metrics import portrait_document, portrait_lines
from trueline.usecases.defining.describe import describe_metric
from trueline.usecases.known_metrics import catalogue_of


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("metric", metavar="METRIC", help="id of the catalogue, such as views")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    adopted = workspace.plans.adopted()
    told = describe_metric(workspace, options.metric, plan=adopted.plan if adopted else None)
    lines = portrait_lines(told, catalogue_of(workspace))
    return Answer(portrait_document(told), "\n".join(lines))


COMMAND = Command(
    words=("metric", "show"),
    help="Show what a metric is, in which versions, who uses it and where it broke.",
    arguments=_arguments,
    run=_run,
)
