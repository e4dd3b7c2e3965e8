"""``trueline review minute MEETING ITEM``: what is said of an item, its class, or leave it."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import workspace_of
from trueline.cli.command import WRONG_USE, Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meeting_lines import add_meeting, item_key
from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.session import ExceptionClass
from trueline.core.codec import encode
from trueline.usecases.coordinating.reviewing.arrange import move_up, park
from trueline.usecases.coordinating.reviewing.minute import classify, minute
from trueline.usecases.coordinating.reviewing.sitting import sitting_of

CLASSES = {one.name.lower(): one for one in ExceptionClass}


def _arguments(parser: ArgumentParser) -> None:
    add_meeting(parser)
    parser.add_argument("item", metavar="ITEM", help="number of the item on the agenda, or its key")
    parser.add_argument("--text", metavar="TEXT", help="what is said of it, as a whole")
    parser.add_argument(
        "--class", dest="variance", choices=tuple(CLASSES), help="why a number is not as planned"
    )
    parser.add_argument("--park", action="store_true", help="leave it for the next meeting")
    parser.add_argument("--take-up", action="store_true", help="take it up again")
    parser.add_argument("--up", action="store_true", help="move it up by one")


def _run(options: Namespace) -> Answer:
    workspace, meeting = workspace_of(options), options.meeting
    key = item_key(workspace, meeting, options.item)
    asked = (options.text is not None, options.variance, options.park, options.take_up, options.up)
    if not any(asked):
        return Answer(None, "Say what: --text, --class, --park, --take-up or --up.", WRONG_USE)
    if options.text is not None:
        minute(workspace, meeting, key, options.text, by=BY)
    if options.variance:
        classify(workspace, meeting, key, CLASSES[options.variance], by=BY)
    if options.park or options.take_up:
        park(workspace, meeting, key, is_parked=not options.take_up, by=BY)
    if options.up:
        move_up(workspace, meeting, key, by=BY)
    said = minuted_of(sitting_of(workspace, meeting).session, key)
    return Answer({"key": key, **encode(said)}, f"Kept: {key}.")


COMMAND = Command(
    words=("review", "minute"),
    help="Keep what is said of an item, the class of an exception, or leave it for the next time.",
    arguments=_arguments,
    run=_run,
)
