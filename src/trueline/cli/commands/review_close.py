"""``trueline review close MEETING``: close a meeting, or say all that is missing."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import workspace_of
from trueline.cli.command import REFUSED, Answer, Command
from trueline.cli.edited import BY
from trueline.cli.meeting_lines import add_meeting
from trueline.cli.printing import issue_lines
from trueline.core.codec import encode
from trueline.usecases.coordinating.reviewing.close import (
    Closing,
    DraftFate,
    NotClosableError,
    close_session,
)


def _arguments(parser: ArgumentParser) -> None:
    add_meeting(parser)
    parser.add_argument(
        "--draft",
        choices=tuple(one.value for one in DraftFate),
        help="put the plan's draft in force, or leave it; needed where there is one",
    )


def _run(options: Namespace) -> Answer:
    fate = DraftFate(options.draft) if options.draft else None
    try:
        closed = close_session(workspace_of(options), options.meeting, Closing(fate), by=BY)
    except NotClosableError as missing:
        lines = ["The meeting cannot close yet.", *issue_lines(missing.issues)]
        document = {"missing": [encode(one) for one in missing.issues]}
        return Answer(document, "\n".join(lines), REFUSED)
    after = f" The plan is version {closed.plan_after} now." if closed.plan_after else ""
    return Answer(encode(closed), f"“{closed.title}” is closed.{after}")


COMMAND = Command(
    words=("review", "close"),
    help="Close a meeting with its minutes, decisions and plan, or list what is missing.",
    arguments=_arguments,
    run=_run,
)
