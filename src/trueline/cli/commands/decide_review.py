"""``trueline decide review ID TEXT``: keep what was found when a decision was looked at again."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.coordinating.deciding.change_decision import review_decision


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("decision", metavar="ID", help="id of the decision, such as 2026-11-26-1")
    parser.add_argument(
        "outcome", metavar="TEXT", help="what was found; cause only as far as a study shows it"
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the review (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    on = options.on or workspace.today
    done = review_decision(
        workspace, options.decision, options.outcome, on=on, by=BY, as_of=options.as_of
    )
    found = [f"  {one.what}: {one.text}" for one in done.found]
    return Answer(encode(done), "\n".join([f"Decision {done.id} was looked at again.", *found]))


COMMAND = Command(
    words=("decide", "review"),
    help="Keep what was found when a decision was looked at again, with its numbers.",
    arguments=_arguments,
    run=_run,
)
