"""Which plan a command is about: a document, the draft, a version, or what was in force."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trueline.cli.asking import add_as_of, workspace_of
from trueline.cli.plans import plan_at
from trueline.cli.usage import WrongUseError
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.upgrades import plan_digest
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class ChosenPlan:
    """The plan that was asked for.

    Attributes:
        plan: The document.
        name: What it is called in a line of output, such as ``version 3``.
        digest: Of what it says, the same wherever it is shown.
        version: Its number; None for a draft and for a document.
    """

    plan: Plan
    name: str
    digest: str
    version: int | None = None


def add_plan_choice(parser: ArgumentParser) -> None:
    """Let a command be told which plan it is about; without a word that in force."""
    parser.add_argument(
        "plan", metavar="PLAN", type=Path, nargs="?", help="plan document, YAML (that in force)"
    )
    add_kept_choice(parser)


def add_kept_choice(parser: ArgumentParser) -> None:
    """Let a command be told which plan of the organisation it is about."""
    parser.add_argument("--version", metavar="NUMBER", type=int, help="a version by its number")
    parser.add_argument("--draft", action="store_true", help="the draft of the next version")
    add_as_of(parser)


def chosen_plan(options: Namespace, workspace: Workspace | None = None) -> ChosenPlan:
    """Give the plan that a command is about; a document needs no home.

    Raises:
        WrongUseError: More than one was named.
        MissingError: There is no such plan.
        FaultyInputError: The document cannot be read, or breaks the form.
    """
    if options.plan is None:
        return kept_plan(options, workspace or workspace_of(options))
    if options.version is not None or options.draft or options.as_of is not None:
        raise WrongUseError("Name one of PLAN, --version, --draft and --as-of.")
    return _document(options.plan, workspace)


def kept_plan(options: Namespace, workspace: Workspace) -> ChosenPlan:
    """Give the plan of the organisation that a command is about.

    Raises:
        WrongUseError: More than one was named.
        MissingError: There is no such plan.
    """
    named = (options.version, options.draft or None, options.as_of)
    if sum(one is not None for one in named) > 1:
        raise WrongUseError("Name one of --version, --draft and --as-of.")
    if options.draft:
        return _draft(workspace)
    if options.version is not None:
        return _version(workspace.plans.version(options.version))
    return in_force(workspace, as_of=options.as_of)


def plan_named(word: str, workspace: Workspace) -> ChosenPlan:
    """Give the plan that a word names: a version's number, ``draft`` or a document.

    Raises:
        MissingError: There is no such plan.
        FaultyInputError: The document cannot be read, or breaks the form.
    """
    if word == DRAFT:
        return _draft(workspace)
    if word.isascii() and word.isdecimal():
        return _version(workspace.plans.version(int(word)))
    return _document(Path(word), workspace)


def in_force(workspace: Workspace, *, as_of: datetime | None = None) -> ChosenPlan:
    """Give the plan in force, or that in force at a moment.

    Raises:
        MissingError: There is none.
    """
    adopted = plan_in_force(workspace, as_of=as_of)
    if adopted is None:
        raise MissingError("There is no plan in force; adopt one, or name a document.")
    return _version(adopted)


def newest_plan(workspace: Workspace) -> Plan:
    """Give the draft's plan, else that in force.

    Raises:
        MissingError: There is neither.
    """
    draft = workspace.plans.drafts.current()
    return in_force(workspace).plan if draft is None else draft.plan


def _draft(workspace: Workspace) -> ChosenPlan:
    draft = workspace.plans.drafts.current()
    if draft is None:
        raise MissingError("There is no draft; edit the plan in force to begin one.")
    return ChosenPlan(draft.plan, DRAFT, plan_digest(draft.plan))


def _version(adopted: AdoptedPlan) -> ChosenPlan:
    name = f"version {adopted.number}"
    return ChosenPlan(adopted.plan, name, adopted.digest, adopted.number)


def _document(path: Path, workspace: Workspace | None) -> ChosenPlan:
    plan = plan_at(path, workspace)
    return ChosenPlan(plan, path.name, plan_digest(plan))
