"""``trueline decide put-back ID``: let a decision stand again that was withdrawn."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.coordinating.deciding.withdraw import put_back


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("decision", metavar="ID", help="id of the decision, such as 2026-11-26-1")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    again = put_back(workspace_of(options), options.decision, by=BY)
    said = f"“{again.what}” stands again, with the action items that were dropped with it."
    return Answer(encode(again), said)


COMMAND = Command(
    words=("decide", "put-back"),
    help="Let a decision stand again that was withdrawn, with its action items.",
    arguments=_arguments,
    run=_run,
)
