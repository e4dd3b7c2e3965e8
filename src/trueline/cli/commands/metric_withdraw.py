"""``trueline metric withdraw METRIC@VERSION``: take the newest version out again."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.usecases.defining.withdraw_definition import withdraw_definition


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("metric", metavar="METRIC@VERSION", help="such as amplification_rate@2")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    gone = withdraw_definition(workspace_of(options), options.metric, by=BY)
    document = {"metric": gone.reference, "formula": gone.formula, "since": gone.since}
    return Answer(document, f"{gone.reference} was withdrawn.")


COMMAND = Command(
    words=("metric", "withdraw"),
    help="Take out the newest version of a metric while no plan names it.",
    arguments=_arguments,
    run=_run,
)
