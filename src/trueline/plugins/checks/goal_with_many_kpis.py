"""A social goal with more than two KPIs.

What: a social goal has three KPIs or more.

Why it matters: who steers by many numbers finds one that went well in every month. One or two KPIs
are read, argued about and acted upon; the rest is decoration.

How to mend it: keep the one or two that would make you change the plan. Follow the others as
metrics of the tactics.

Source: mission check A3; one or two KPIs for each social goal (S1).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_lists import listed
from trueline.plan.document import SocialGoal
from trueline.plan.every import every
from trueline.plan.parts import join

MOST = 2


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, goal in every(ground.plan, SocialGoal):
        if len(goal.kpis) > MOST:
            names = listed(one.name for one in goal.kpis)
            yield Found(
                join(path, "kpis"),
                f"The social goal “{goal.name}” has {len(goal.kpis)} KPIs: {names}.",
                f"Keep the {MOST} to steer by, and follow the others as metrics of tactics.",
                about=", ".join(sorted(one.id for one in goal.kpis)),
            )


CHECK = Check(
    name="goal-with-many-kpis",
    title="Goal with more than two KPIs",
    severity=Severity.WARNS,
    source="A3, S1",
    find=_find,
)
