"""A social goal that serves no goal of its scope.

What: a social goal names no business goal of its scope under *serves*.

Why it matters: followers, likes and replies are worth what they do for the organisation. Where a
social goal serves nothing, nobody can say later whether it was worth its hours, and it is the first
to be cut or the last to be questioned.

How to mend it: name the goal of the same scope that it helps. If there is none, either the scope
lacks a goal, or the social goal can go.

Source: mission check A2; every social goal is tagged with a business goal in the first stage of a
social media strategy.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for scope in ground.plan.scopes:
        for goal in scope.social_goals:
            if not goal.serves:
                yield Found(
                    join("scopes", scope.id, "social_goals", goal.id, "serves"),
                    f"The social goal “{goal.name}” serves no goal of {scope.name}.",
                    "Name the goal that it helps, or take the social goal out.",
                )


CHECK = Check(
    name="social-goal-serves-nothing",
    title="Social goal serves nothing",
    severity=Severity.BLOCKS,
    source="A2, S1",
    find=_find,
)
