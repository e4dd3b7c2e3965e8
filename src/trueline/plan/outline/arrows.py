"""Arrows of the strategy map: what is thought to bring about what."""

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.cascade import find_kpi
from trueline.plan.document import Hypothesis, Plan
from trueline.plan.edits import AddPart, add_part
from trueline.plan.outline.ids import free_id


def add_arrow(
    plan: Plan, cause: str, effect: str, *, statement: str = "", lag_days: int = 0
) -> AddPart:
    """Ask to add an arrow from one KPI to another.

    Args:
        plan: As it is.
        cause: ``scope/goal/kpi`` of what moves first.
        effect: ``scope/goal/kpi`` of what should follow.
        statement: Why it should, in a sentence.
        lag_days: After how many days it should show; 0 or more.

    Raises:
        FaultyInputError: Both are the same KPI, or there is such an arrow already.
        MissingError: The plan has no such KPI.
    """
    first, then = find_kpi(plan, cause), find_kpi(plan, effect)
    if cause == effect:
        raise _refusal("A KPI does not bring about itself.", "Choose another effect.")
    if any((one.cause, one.effect) == (cause, effect) for one in plan.hypotheses):
        what = f"There is an arrow from “{first.kpi.name}” to “{then.kpi.name}” already."
        raise _refusal(what, "Change that one.")
    taken = {one.id for one in plan.hypotheses}
    name = free_id(taken, f"{first.kpi.id} {then.kpi.id}")
    return add_part(plan, "hypotheses", Hypothesis(name, cause, effect, statement, lag_days))


def _refusal(what: str, remedy: str) -> FaultyInputError:
    return FaultyInputError(Issue(Severity.BLOCKS, "effect", what, remedy))
