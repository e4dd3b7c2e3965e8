"""Check a plan by what it says itself, while somebody writes: no fact is asked for."""

from functools import partial

from trueline.contracts.check import CheckGround
from trueline.plan.document import Plan
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import CheckReport, judge
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.weighing.shown_effects import shown_effects
from trueline.usecases.workspace import Workspace


def check_wording(workspace: Workspace, plan: Plan) -> CheckReport:
    """Judge a plan by every check that needs no facts; the others count as not made.

    Args:
        workspace: Whose breaks and accepted findings count.
        plan: Any plan; it need not be in force.
    """
    breaks = definition_breaks(workspace)
    metrics, effects = catalogue_of(workspace), partial(shown_effects, workspace, plan)
    ground = CheckGround(plan, metrics, breaks, workspace.today, effects=effects)
    return judge(ground, CHECKS.all(), workspace.plans.waivers.all())
