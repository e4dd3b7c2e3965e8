"""A goal of the organisation that no scope serves.

What: the organisation has a business goal, and no goal of any scope names it under *serves*.

Why it matters: nothing in the plan will move it. That may be right, and then it should be a
decision and not an oversight.

How to mend it: name it at a goal of a scope that helps it, add such a goal, or accept the finding
with the reason why social media does nothing for it.

Source: feature 2, the cascade of S1; the same question as A1, one level up.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    served = {name for scope in ground.plan.scopes for goal in scope.goals for name in goal.serves}
    for goal in ground.plan.goals:
        if goal.id not in served:
            yield Found(
                join("goals", goal.id),
                f"No goal of a scope serves “{goal.name}”.",
                "Name it at a goal of a scope that helps it, or accept this and say why none does.",
            )


CHECK = Check(
    name="goal-without-scope",
    title="Goal of the organisation that no scope serves",
    severity=Severity.NOTES,
    source="Feature 2, S1",
    find=_find,
)
