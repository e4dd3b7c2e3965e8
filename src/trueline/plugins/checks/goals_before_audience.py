"""A scope with social goals and no audience.

What: a scope has social goals, and none of them names a segment.

Why it matters: whom to meet comes before what to want of them. Goals that were set first are met
by whoever happens to be there, and the channel is then chosen by fashion.

How to mend it: describe the segments, then name in at least one goal of the scope whom it is about.

Source: mission check A11; in the first stage the audience is determined before the goals (S4).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for scope in ground.plan.scopes:
        goals = scope.social_goals
        if goals and not any(one.segments for one in goals):
            many = f"None of its {len(goals)} goals names a segment."
            silent = many if len(goals) > 1 else "Its goal names no segment."
            yield Found(
                join("scopes", scope.id, "social_goals"),
                f"{scope.name} has goals before it has an audience. {silent}",
                "Name in a social goal of this scope whom it is about.",
            )


CHECK = Check(
    name="goals-before-audience",
    title="Goals set before the audience",
    severity=Severity.WARNS,
    source="A11, S4",
    find=_find,
)
