"""``trueline review attend MEETING SEAT HOW``: say how a seat was taken."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meeting_lines import add_meeting
from trueline.coordination.reviewing.session import Presence
from trueline.core.codec import encode
from trueline.usecases.coordinating.reviewing.attend import attend

WAYS = {one.name.lower(): one for one in Presence}


def _arguments(parser: ArgumentParser) -> None:
    add_meeting(parser)
    parser.add_argument("seat", metavar="SEAT", help="id of the seat in the body")
    parser.add_argument("how", metavar="HOW", choices=tuple(WAYS), help=", ".join(WAYS))
    parser.add_argument("--deputy", metavar="NAME", default="", help="who came instead")


def _run(options: Namespace) -> Answer:
    quorum = attend(
        workspace_of(options),
        options.meeting,
        options.seat,
        WAYS[options.how],
        deputy=options.deputy,
        by=BY,
    )
    reached = "enough to decide" if quorum.is_reached else f"{quorum.needed} are needed to decide"
    return Answer(
        {**encode(quorum), "is_reached": quorum.is_reached},
        f"{quorum.words}; {reached}.",
    )


COMMAND = Command(
    words=("review", "attend"),
    help="Say how a seat of the body was taken in a meeting that is open.",
    arguments=_arguments,
    run=_run,
)
