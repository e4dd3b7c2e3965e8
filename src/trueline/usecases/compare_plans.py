"""Compare two plans: what changed in the plan's own words, and what that does to targets."""

from dataclasses import dataclass

from trueline.measure.effects import TargetEffect, effects_between
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.wording import ChangeLine, changes_of
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one plan differs from another.

    Attributes:
        edits: That make the new plan of the old one.
        changes: The same in words.
        effects: KPIs whose aim is another.
    """

    edits: tuple[Edit, ...]
    changes: tuple[ChangeLine, ...]
    effects: tuple[TargetEffect, ...]


def compare_plans(workspace: Workspace, old: Plan, new: Plan) -> Comparison:
    """Say how a plan differs from an older one.

    Args:
        workspace: Whose metrics count; both plans are asked what they expect of its today.
        old: Before.
        new: After.
    """
    edits = edits_between(old, new)
    metrics = catalogue_of(workspace)
    effects = effects_between(old, new, on=workspace.today, metrics=metrics)
    return Comparison(edits, changes_of(old, new, edits), effects)
