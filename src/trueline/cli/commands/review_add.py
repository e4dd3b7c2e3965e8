"""``trueline review add MEETING TITLE``: put something on the agenda of a meeting."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meeting_lines import add_meeting
from trueline.core.codec import encode
from trueline.usecases.coordinating.reviewing.arrange import USUAL_MINUTES, add_item


def _arguments(parser: ArgumentParser) -> None:
    add_meeting(parser)
    parser.add_argument("title", metavar="TITLE", help="what is to be spoken of")
    parser.add_argument("--says", metavar="TEXT", default="", help="what should be known of it")
    parser.add_argument(
        "--minutes", metavar="N", type=int, default=USUAL_MINUTES, help="that it asks for (5)"
    )


def _run(options: Namespace) -> Answer:
    made = add_item(
        workspace_of(options),
        options.meeting,
        options.title,
        says=options.says,
        minutes=options.minutes,
        by=BY,
    )
    return Answer(encode(made), f"“{made.title}” is on the agenda.")


COMMAND = Command(
    words=("review", "add"),
    help="Put something on the agenda of a meeting that is planned or open.",
    arguments=_arguments,
    run=_run,
)
