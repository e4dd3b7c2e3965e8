"""Which plan a command is about: a document, the draft, a version, or what was in force."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from trueline.cli.asking import moment
from trueline.cli.plans import plan_of
from trueline.cli.usage import WrongUseError
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChosenPlan:
    """The plan that was asked for.

    Attributes:
        plan: The document.
        name: What it is called in a line of output, such as ``version 3``.
    """

    plan: Plan
    name: str


def add_plan_choice(parser: ArgumentParser) -> None:
    """Let a command be told which plan it is about; without a word that in force."""
    parser.add_argument(
        "plan", metavar="PLAN", type=Path, nargs="?", help="plan document, YAML (that in force)"
    )
    parser.add_argument("--version", metavar="NUMBER", type=int, help="a version by its number")
    parser.add_argument("--draft", action="store_true", help="the draft of the next version")
    parser.add_argument(
        "--as-of",
        metavar="TIME",
        type=moment,
        help="what was in force, and known, then: a day (its end, UTC) or an ISO time",
    )


def chosen_plan(options: Namespace, workspace: Workspace) -> ChosenPlan:
    """Give the plan that a command is about.

    Raises:
        WrongUseError: More than one was named.
        MissingError: There is no such plan.
        FaultyInputError: The document cannot be read, or breaks the form.
    """
    named = (options.plan, options.version, options.draft or None, options.as_of)
    if sum(one is not None for one in named) > 1:
        raise WrongUseError("Name one of PLAN, --version, --draft and --as-of.")
    if options.plan is not None:
        return ChosenPlan(plan_of(options), options.plan.name)
    if options.draft:
        return _draft(workspace)
    if options.version is not None:
        return ChosenPlan(
            workspace.plans.version(options.version).plan, f"version {options.version}"
        )
    adopted = plan_in_force(workspace, as_of=options.as_of)
    if adopted is None:
        raise MissingError("There is no plan in force; adopt one, or name a document.")
    return ChosenPlan(adopted.plan, f"version {adopted.number}")


def _draft(workspace: Workspace) -> ChosenPlan:
    draft = workspace.plans.drafts.current()
    if draft is None:
        raise MissingError("There is no draft; edit the plan in force to begin one.")
    return ChosenPlan(draft.plan, "draft")
