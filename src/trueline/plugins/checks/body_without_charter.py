"""A body whose charter does not say what it is for, or what it decides.

What: a body has no purpose, or nothing stands in its remit.

Why it matters: a committee that does not know what it decides discusses everything, or it
discusses tools and lets the departments decide the rest.

How to mend it: write its purpose in a sentence, and its remit as a short list; what it leaves to
others belongs beside it.

Source: charter of a committee (S3).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for body in ground.plan.bodies:
        path = join("bodies", body.id)
        if not body.purpose.strip():
            yield Found(
                join(path, "purpose"),
                f"Nothing says what {body.name} is for.",
                "Write its purpose in a sentence.",
            )
        if not any(one.strip() for one in body.remit):
            yield Found(
                join(path, "remit"),
                f"Nothing says what {body.name} decides.",
                "List what it decides.",
            )


CHECK = Check(
    name="body-without-charter",
    title="Body without a charter",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)
