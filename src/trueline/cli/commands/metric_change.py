"""``trueline metric change METRIC``: another formula from a day on, as the next version."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.metrics import metric_document
from trueline.metrics.metric import Better
from trueline.metrics.soundness import MEASURES
from trueline.usecases.defining.change_definition import DefinitionEntry, change_definition
from trueline.usecases.known_metrics import catalogue_of


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("metric", metavar="METRIC", help="id of a metric that has a formula")
    parser.add_argument(
        "--formula", metavar="TEXT", required=True, help="such as “shares / followers_total”"
    )
    parser.add_argument(
        "--since", metavar="DAY", type=day, required=True, help="first day in force"
    )
    parser.add_argument("--why", metavar="TEXT", required=True, help="for those who ask later")
    parser.add_argument("--name", metavar="TEXT", default="", help="in words (as before)")
    parser.add_argument(
        "--definition", metavar="TEXT", default="", help="what is counted (as before)"
    )
    parser.add_argument("--measured-in", metavar="UNIT", default="", choices=("", *MEASURES))
    parser.add_argument("--better", choices=[one.value for one in Better], help="(as before)")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    entry = DefinitionEntry(
        metric=options.metric,
        formula=options.formula,
        since=options.since,
        why=options.why,
        name=options.name,
        definition=options.definition,
        measured_in=options.measured_in,
        better=Better(options.better) if options.better else None,
    )
    told = change_definition(workspace, entry, by=BY)
    metric = catalogue_of(workspace).get(told.reference)
    document = {**metric_document(metric), "since": told.since, "why": told.why}
    return Answer(
        document,
        f"{told.reference} is in force from {told.since} on. Days before count as they did, and "
        "parts of the plan keep the version that they name.",
    )


COMMAND = Command(
    words=("metric", "change"),
    help="Give a metric another formula from a day on, as its next version.",
    arguments=_arguments,
    run=_run,
)
