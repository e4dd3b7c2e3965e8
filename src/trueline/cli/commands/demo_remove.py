"""``trueline demo remove``: the invented organisation goes, nothing else does."""

from argparse import ArgumentParser, Namespace

from trueline.cli.command import Answer, Command
from trueline.home.demo import remove_demo_organisation
from trueline.home.opening import open_home


def _arguments(_parser: ArgumentParser) -> None:
    """Take none."""


def _run(_options: Namespace) -> Answer:
    removed = remove_demo_organisation(open_home())
    text = "The demo is removed." if removed else "There is no demo to remove."
    return Answer({"removed": removed}, text)


COMMAND = Command(
    words=("demo", "remove"),
    help="Remove the invented organisation with all that belongs to it.",
    arguments=_arguments,
    run=_run,
)
