"""``trueline metric define METRIC``: a metric of the organisation's own, made of others."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.metrics import metric_document
from trueline.metrics.metric import Better
from trueline.metrics.soundness import MEASURES
from trueline.usecases.defining.change_definition import DefinitionEntry, define_metric
from trueline.usecases.known_metrics import catalogue_of


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "metric", metavar="METRIC", help="short name for good, such as saves_per_view"
    )
    parser.add_argument("--formula", metavar="TEXT", required=True, help="such as “saves / views”")
    parser.add_argument("--name", metavar="TEXT", required=True, help="in words")
    parser.add_argument("--definition", metavar="TEXT", required=True, help="what is counted")
    parser.add_argument("--measured-in", required=True, choices=MEASURES)
    parser.add_argument(
        "--better", required=True, choices=[one.value for one in Better], help="which way is good"
    )
    parser.add_argument("--why", metavar="TEXT", required=True, help="for those who ask later")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    entry = DefinitionEntry(
        metric=options.metric,
        formula=options.formula,
        since=workspace.today,
        why=options.why,
        name=options.name,
        definition=options.definition,
        measured_in=options.measured_in,
        better=Better(options.better),
    )
    told = define_metric(workspace, entry, by=BY)
    metric = catalogue_of(workspace).get(told.metric)
    return Answer(
        {**metric_document(metric), "why": told.why},
        f"{metric.reference} is defined and counts on every day. Days: {metric.over_time.value}; "
        f"accounts: {metric.over_entities.value}.",
    )


COMMAND = Command(
    words=("metric", "define"),
    help="Define a metric of the organisation's own, made of others by a formula.",
    arguments=_arguments,
    run=_run,
)
