"""A body that can never decide, because its quorum is larger than its seats.

What: the quorum of a body asks for more seats than there are with somebody on them.

Why it matters: every meeting ends without a decision, or the rule is broken each time and so
protects nobody.

How to mend it: lower the quorum, or fill seats.

Source: charter of a committee (S3).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for body in ground.plan.bodies:
        taken = sum(bool(one.person or one.deputy) for one in body.seats)
        if body.quorum > taken:
            yield Found(
                join("bodies", body.id, "quorum"),
                f"{body.name} needs {body.quorum} seats to decide, and {taken} are filled.",
                f"Write {taken} or less, or fill seats.",
                about=f"{body.quorum} of {taken}",
            )


CHECK = Check(
    name="quorum-out-of-reach",
    title="Quorum that cannot be reached",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)
