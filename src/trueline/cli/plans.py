"""Plan documents named on the command line."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.files import readable
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.plan.yaml.text import read_plan


def add_plan(parser: ArgumentParser) -> None:
    """Let a command be given a plan document."""
    parser.add_argument("plan", metavar="PLAN", type=Path, help="plan document, YAML")


def plan_of(options: Namespace) -> Plan:
    """Read the plan document that a command is about.

    Raises:
        FaultyInputError: It cannot be read, or breaks the form; every fault is an issue.
    """
    path: Path = readable(options.plan)
    return read_plan(_text(path), path.name)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as failed:
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                f"{path.name}, byte {failed.start + 1}",
                "The document is not UTF-8 there.",
                "Save it as UTF-8 in the editor, then try again.",
            )
        ) from None
