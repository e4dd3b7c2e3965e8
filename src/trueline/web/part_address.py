"""Where a part of the plan is read and edited."""

from trueline.plan.parts import join
from trueline.web.plan_looked import PlanLooked


def part_address(looked: PlanLooked, *steps: str) -> str:
    """Give the address of a part's page, which shows the same plan.

    Args:
        looked: The plan that is shown.
        steps: A path, or its beginning and the steps down from there.
    """
    path = join(*steps)
    return looked.address("part", path) if path else looked.address("plan-part")
