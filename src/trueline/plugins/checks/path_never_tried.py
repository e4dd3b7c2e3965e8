"""An escalation path of severity 1 or 2 that nobody ever has to try.

What: the path says no months after which it is tried again.

Why it matters: numbers change, people leave, and mails go astray; a path that was never tried is
found out not to work on the day it is needed.

How to mend it: say after how many months it is tried again, such as 6.

Source: drills (S3); severity 1 pages a named person within its minutes.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join

TRIED_UP_TO = 2


def _find(ground: CheckGround) -> Iterator[Found]:
    for one in ground.plan.escalations:
        if one.severity <= TRIED_UP_TO and one.drill_months is None:
            what = f"“{one.name}” is of severity {one.severity}, and nobody has to try it."
            remedy = "Say after how many months it is tried again."
            yield Found(join("escalations", one.id, "drill_months"), what, remedy)


CHECK = Check(
    name="path-never-tried",
    title="Escalation path without a drill",
    severity=Severity.NOTES,
    source="S3",
    find=_find,
)
