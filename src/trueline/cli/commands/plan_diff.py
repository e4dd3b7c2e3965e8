"""``trueline plan diff OLD NEW``: what differs between two plans, in the plan's own words."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from trueline.cli.asking import add_organisation, moment, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_changes import comparison_document, comparison_lines
from trueline.cli.plan_choice import ChosenPlan, in_force, plan_named
from trueline.cli.usage import WrongUseError
from trueline.usecases.compare_plans import compare_plans
from trueline.usecases.workspace import Workspace


def _arguments(parser: ArgumentParser) -> None:
    which = "a version by its number, “draft”, or a plan document"
    parser.add_argument("old", metavar="OLD", nargs="?", help=f"{which} (the plan in force)")
    parser.add_argument("new", metavar="NEW", nargs="?", help=f"{which} (the draft)")
    parser.add_argument(
        "--as-of",
        metavar="TIME",
        type=moment,
        help="take the plan in force then as the old one: a day (its end, UTC) or an ISO time",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    old, new = _two(options, workspace)
    comparison = compare_plans(workspace, old.plan, new.plan)
    document = {
        "old": {"plan": old.name, "digest": old.digest},
        "new": {"plan": new.name, "digest": new.digest},
        "reasons": list(_reasons(workspace, old, new)),
    }
    head = [f"{old.name} → {new.name}", *_reasons(workspace, old, new)]
    return Answer(
        document | comparison_document(comparison),
        "\n".join([*head, *comparison_lines(comparison)]),
    )


def _two(options: Namespace, workspace: Workspace) -> tuple[ChosenPlan, ChosenPlan]:
    """Give the older and the newer plan.

    Raises:
        WrongUseError: Three were named.
    """
    if options.as_of is None:
        old = plan_named(options.old, workspace) if options.old else in_force(workspace)
        return old, plan_named(options.new or "draft", workspace)
    if options.new:
        raise WrongUseError("With --as-of, name one plan only: the newer one.")
    old = in_force(workspace, as_of=options.as_of)
    return old, plan_named(options.old, workspace) if options.old else in_force(workspace)


def _reasons(workspace: Workspace, old: ChosenPlan, new: ChosenPlan) -> Iterator[str]:
    """Yield who approved each version after the old one up to the new one, and why."""
    if not old.version or not new.version:
        return
    for one in reversed(workspace.plans.versions()):
        if old.version < one.number <= new.version:
            why = f": {one.reason}" if one.reason else ""
            day = one.approved_at.date()
            yield f"Version {one.number}, approved on {day} by {one.approved_by}{why}"


COMMAND = Command(
    words=("plan", "diff"),
    help="Say what differs between two plans, and what that does to targets.",
    arguments=_arguments,
    run=_run,
)
