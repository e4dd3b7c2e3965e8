"""``trueline study story withdraw NUMBER``: let a story count no more, with the reason."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.telling.anecdotes import withdraw_anecdote


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER", type=int, help="of the story")
    parser.add_argument("--why", metavar="TEXT", required=True, help="why it counts no more")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    gone = withdraw_anecdote(workspace_of(options), options.number, options.why, by=BY)
    return Answer(encode(gone), f"Story {gone.number} counts no more; it is kept with the reason.")


COMMAND = Command(
    words=("study", "story", "withdraw"),
    help="Let a story count no more; it is kept with the reason.",
    arguments=_arguments,
    run=_run,
)
