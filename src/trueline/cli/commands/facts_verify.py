"""``trueline facts verify``: read everything again that the home keeps."""

from argparse import ArgumentParser, Namespace

from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.verifying import verification_document, verification_lines
from trueline.home.opening import open_home
from trueline.home.telling import tell_step
from trueline.home.verifying import verify_home


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--organisation",
        metavar="NAME",
        default="",
        help="short name of the only organisation to look at (default: all)",
    )


def _run(options: Namespace) -> Answer:
    found = verify_home(open_home(), options.organisation, tell_step)
    return Answer(
        verification_document(found),
        "\n".join(verification_lines(found)),
        DONE if found.is_clean else REFUSED,
    )


COMMAND = Command(
    words=("facts", "verify"),
    help="Read every file and its digest again, and say what is not as it was written.",
    arguments=_arguments,
    run=_run,
)
