"""``trueline metric list``: every metric that the organisation knows."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.metrics import metric_document
from trueline.cli.printing import table
from trueline.usecases.known_metrics import catalogue_of


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--family", metavar="NAME", default="", help="such as engagement")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    known = [
        one
        for one in catalogue_of(workspace_of(options)).all()
        if options.family in ("", one.family)
    ]
    rows = ((one.reference, one.name, one.measured_in, one.over_time.value) for one in known)
    text = table(("metric", "name", "measured in", "over days"), rows)
    return Answer([metric_document(one) for one in known], text)


COMMAND = Command(
    words=("metric", "list"),
    help="List every metric with how it comes together over days.",
    arguments=_arguments,
    run=_run,
)
