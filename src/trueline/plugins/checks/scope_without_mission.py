"""A scope that does not say why it uses social media.

What: a scope has no mission, or one of blanks only.

Why it matters: goals, channels and words are chosen by what the scope is on social media for. Where
nobody wrote it down, each of them is chosen by somebody else's reason.

How to mend it: write one sentence: what is to change, for whom, and by what.

Source: the cascade (mission 2.1); each scope has a mission before it has goals (S1).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for scope in ground.plan.scopes:
        if not scope.mission.strip():
            yield Found(
                join("scopes", scope.id, "mission"),
                f"{scope.name} has no mission.",
                "Write in one sentence what is to change, for whom, and by what.",
            )


CHECK = Check(
    name="scope-without-mission",
    title="Scope without a mission",
    severity=Severity.BLOCKS,
    source="Cascade, S1",
    find=_find,
)
