"""What other status rules would change: each KPI judged again, nothing measured anew."""

from dataclasses import dataclass

from trueline.measure.judging.rules import StatusRules
from trueline.measure.read_kpi import judge_again
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.measure.status import Status
from trueline.plan.document import Plan
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A KPI whose status other rules change.

    Attributes:
        reading: As it is judged now.
        after: Its status by the other rules.
        why: The reason of that.
    """

    reading: Reading
    after: Status
    why: str


def try_rules(
    workspace: Workspace, plan: Plan, card: Scorecard, rules: StatusRules
) -> tuple[StatusChange, ...]:
    """Give the KPIs of a scorecard whose status would change, in its order.

    Args:
        workspace: Whose metrics are known.
        plan: That was scored.
        card: Of the plan.
        rules: That are tried; they stay out of force.
    """
    catalogue = catalogue_of(workspace)
    tried = (
        (
            one,
            judge_again(one, catalogue.get(one.kpi.metric), plan_first=plan.first, rules=rules),
        )
        for one in card.readings
        if one.actual.value is not None
    )
    return tuple(
        StatusChange(one, other.status, other.why)
        for one, other in tried
        if other.status is not one.status
    )
