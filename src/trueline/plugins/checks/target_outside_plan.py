"""A target that is due on a day that the plan does not cover.

What: the due day of a KPI's target lies before the plan's first day, or after its last one.

Why it matters: nobody meets under this plan when the day comes, so nobody will say whether the
target was reached. Reviews and the path to the target end with the plan.

How to mend it: choose a due day inside the plan, with the value that should be reached by then.
Accept the finding for a goal that is meant to outlive the plan, and say where it is taken up.

Source: mission check A17.
"""

from collections.abc import Iterator
from datetime import timedelta

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    plan = ground.plan
    for path, kpi in every(plan, Kpi):
        if kpi.target and not plan.first <= kpi.target.due < plan.until:
            last = plan.until - timedelta(days=1)
            yield Found(
                join(path, "target", "due"),
                f"“{kpi.name}” is due on {kpi.target.due}, and the plan covers {plan.first} to "
                f"{last}.",
                f"Choose a day up to {last}, with the value that should be reached by then.",
                about=str(kpi.target.due),
            )


CHECK = Check(
    name="target-outside-plan",
    title="Target due outside the plan",
    severity=Severity.WARNS,
    source="A17",
    find=_find,
)
