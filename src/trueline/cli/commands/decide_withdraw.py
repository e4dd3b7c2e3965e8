"""``trueline decide withdraw ID``: undo a decision, with the action items that follow from it."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.coordinating.deciding.withdraw import withdraw


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("decision", metavar="ID", help="id of the decision, such as 2026-11-26-1")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    gone = withdraw(workspace, options.decision, on=workspace.today, by=BY)
    lines = [f"“{gone.decision.what}” was withdrawn."]
    lines += [f"  {one.id} was dropped: {one.what}" for one in gone.dropped]
    lines += [f"To let it stand again: trueline decide put-back {gone.decision.id}"]
    return Answer(encode(gone), "\n".join(lines))


COMMAND = Command(
    words=("decide", "withdraw"),
    help="Withdraw a decision whose meeting or day is not over; its open action items go with it.",
    arguments=_arguments,
    run=_run,
)
