"""A goal of a scope that no social goal serves.

What: a scope has a business goal, and none of the scope's social goals names it under *serves*.

Why it matters: not every business goal needs social media, so this blocks nothing. It is said so
that leaving a goal out is a decision and not an oversight.

How to mend it: add a social goal for it, name it in one that helps it already, or accept the
finding with the reason why social media does nothing for it.

Source: mission check A1.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for scope in ground.plan.scopes:
        served = {one for goal in scope.social_goals for one in goal.serves}
        for goal in scope.goals:
            if goal.id not in served:
                yield Found(
                    join("scopes", scope.id, "goals", goal.id),
                    f"No social goal of {scope.name} serves “{goal.name}”.",
                    "Add a social goal for it, or accept this and say why there is none.",
                )


CHECK = Check(
    name="scope-goal-without-social-goal",
    title="Goal that social media does nothing for",
    severity=Severity.NOTES,
    source="A1, S1",
    find=_find,
)
