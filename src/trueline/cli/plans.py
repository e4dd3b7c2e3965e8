"""Plan documents named on the command line."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.files import read_text
from trueline.plan.document import Plan
from trueline.plan.yaml.text import read_plan
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


def add_plan(parser: ArgumentParser) -> None:
    """Let a command be given a plan document."""
    parser.add_argument("plan", metavar="PLAN", type=Path, help="plan document, YAML")


def plan_of(options: Namespace, workspace: Workspace | None = None) -> Plan:
    """Read the plan document that a command is about.

    Args:
        options: As typed.
        workspace: Whose own metrics it may name; None for Trueline's alone.

    Raises:
        FaultyInputError: It cannot be read, or breaks the form; every fault is an issue.
    """
    return plan_at(options.plan, workspace)


def plan_at(path: Path, workspace: Workspace | None = None) -> Plan:
    """Read a plan document.

    Args:
        path: Of the file.
        workspace: Whose own metrics it may name; None for Trueline's alone.

    Raises:
        FaultyInputError: It cannot be read, or breaks the form; every fault is an issue.
    """
    metrics = None if workspace is None else catalogue_of(workspace)
    return read_plan(read_text(path), path.name, metrics=metrics)
