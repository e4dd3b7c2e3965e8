"""A social goal that nothing is done for.

What: a social goal has no tactic, and no objective of any channel serves it.

Why it matters: a goal that nobody works for is reached by luck or not at all, and its KPI then
tells of the weather.

How to mend it: add a tactic, let a channel objective serve it, or leave the goal for another year.

Source: mission check A9.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    served = {one.social_goal for channel in ground.plan.channels for one in channel.objectives}
    for scope in ground.plan.scopes:
        for goal in scope.social_goals:
            if not goal.tactics and f"{scope.id}/{goal.id}" not in served:
                yield Found(
                    join("scopes", scope.id, "social_goals", goal.id, "tactics"),
                    f"No tactic and no channel works for the social goal “{goal.name}”.",
                    "Add a tactic, or let an objective of a channel serve it.",
                )


CHECK = Check(
    name="social-goal-without-work",
    title="Goal that nothing is done for",
    severity=Severity.WARNS,
    source="A9, S1",
    find=_find,
)
