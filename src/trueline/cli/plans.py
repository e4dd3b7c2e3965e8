"""Plan documents named on the command line."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.files import read_text
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
    return plan_at(options.plan)


def plan_at(path: Path) -> Plan:
    """Read a plan document.

    Raises:
        FaultyInputError: It cannot be read, or breaks the form; every fault is an issue.
    """
    return read_plan(read_text(path), path.name)
