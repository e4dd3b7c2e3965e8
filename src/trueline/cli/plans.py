"""Plan documents named on the command line."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.files import readable
from trueline.plan.document import Plan
from trueline.plan.yaml_text import read_plan


def add_plan(parser: ArgumentParser) -> None:
    """Let a command be given a plan document."""
    parser.add_argument("plan", metavar="PLAN", type=Path, help="plan document, YAML")


def plan_of(options: Namespace) -> Plan:
    """Read the plan document that a command is about.

    Raises:
        FaultyInputError: It cannot be read, or breaks the form; every fault is an issue.
    """
    path: Path = readable(options.plan)
    return read_plan(path.read_bytes().decode("utf-8", errors="replace"), path.name)
