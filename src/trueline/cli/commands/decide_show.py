"""``trueline decide show ID``: a decision with the numbers then and since."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.decided import decision_document, decision_lines
from trueline.core.codec import encode
from trueline.usecases.agreed.decisions import decision_named
from trueline.usecases.coordinating.deciding.since import since_decided


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("decision", metavar="ID", help="id of the decision, such as 2026-11-26-1")
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the later numbers (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    on = options.on or workspace.today
    one = decision_named(workspace, options.decision, as_of=options.as_of)
    since = since_decided(workspace, one.decision, on=on, as_of=options.as_of)
    document = decision_document(one, on) | {"since": [encode(held) for held in since]}
    return Answer(document, "\n".join(decision_lines(one.decision, since)))


COMMAND = Command(
    words=("decide", "show"),
    help="Show a decision: what people had seen, and what the numbers came to since.",
    arguments=_arguments,
    run=_run,
)
