"""A social goal that no KPI judges.

What: a social goal has no KPI.

Why it matters: without one nobody can say whether the goal is reached, near or lost. Work for it
goes on for as long as somebody likes it.

How to mend it: choose one or two KPIs that would change if the goal were reached, and that would
not change otherwise.

Source: mission check A3; one or two KPIs for each social goal (S1).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.document import SocialGoal
from trueline.plan.every import every
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, goal in every(ground.plan, SocialGoal):
        if not goal.kpis:
            yield Found(
                join(path, "kpis"),
                f"The social goal “{goal.name}” has no KPI.",
                "Choose one or two KPIs that say whether it is reached.",
            )


CHECK = Check(
    name="goal-without-kpi",
    title="Goal without KPI",
    severity=Severity.BLOCKS,
    source="A3, S1",
    find=_find,
)
