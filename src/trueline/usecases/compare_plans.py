"""Compare two plans: what changed in the plan's own words, and what that does to targets."""

from dataclasses import dataclass
from datetime import date

from trueline.measure.effects import TargetEffect, effects_between
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.wording import ChangeLine, changes_of


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


def compare_plans(old: Plan, new: Plan, *, on: date) -> Comparison:
    """Say how a plan differs from an older one.

    Args:
        old: Before.
        new: After.
        on: Day for which both are asked what they expect.
    """
    edits = edits_between(old, new)
    effects = effects_between(old, new, on=on, metrics=load_catalogue())
    return Comparison(edits, changes_of(old, new, edits), effects)
