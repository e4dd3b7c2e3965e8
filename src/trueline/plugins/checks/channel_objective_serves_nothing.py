"""A channel objective that is linked to no social goal.

What: an objective of a channel action plan names no social goal.

Why it matters: a channel that sets its own objectives grows for its own sake. The link is what
makes its work count for the organisation, and what lets a channel be closed when its goal is gone.

How to mend it: choose the social goal that it serves, or take the objective out.

Source: mission check A8; channel objectives are linked to the overall goals (S0).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for channel in ground.plan.channels:
        for objective in channel.objectives:
            if not objective.social_goal:
                yield Found(
                    join("channels", channel.id, "objectives", objective.id, "social_goal"),
                    f"The objective “{objective.text}” of {channel.name} serves no social goal.",
                    "Choose the social goal that it serves, or take the objective out.",
                )


CHECK = Check(
    name="channel-objective-serves-nothing",
    title="Channel objective serves nothing",
    severity=Severity.BLOCKS,
    source="A8, S0",
    find=_find,
)
