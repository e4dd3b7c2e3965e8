"""``trueline review correct MEETING``: say what is right where closed minutes are wrong."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meeting_lines import add_meeting, item_key
from trueline.coordination.reviewing.wishes import Correction
from trueline.core.codec import encode
from trueline.usecases.coordinating.reviewing.correct import correct_minutes


def _arguments(parser: ArgumentParser) -> None:
    add_meeting(parser)
    parser.add_argument("--text", metavar="TEXT", required=True, help="what is right")
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why it is corrected")
    parser.add_argument("--item", metavar="ITEM", default="", help="number of the item, or its key")


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    key = item_key(workspace, options.meeting, options.item) if options.item else ""
    wish = Correction(key, options.text, options.reason)
    made = correct_minutes(workspace, options.meeting, wish, by=BY)
    return Answer(encode(made), "The correction stands beside the minutes, which stay.")


COMMAND = Command(
    words=("review", "correct"),
    help="Put the minutes of a closed meeting right; they stay, and the correction stands beside.",
    arguments=_arguments,
    run=_run,
)
