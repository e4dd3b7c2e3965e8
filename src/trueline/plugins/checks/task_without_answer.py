"""A task for which nobody answers, or which nobody does.

What: a responsibility names nobody who is accountable, or nobody who is responsible.

Why it matters: where several do something and nobody answers for it, each waits for the other.

How to mend it: name one person who answers, and at least one who does it; they may be the same.

Source: RACI; approvals and responsibilities (S3, S0).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for one in ground.plan.responsibilities:
        path = join("responsibilities", one.id)
        if not one.accountable:
            what = f"Nobody answers for “{one.task}”."
            yield Found(join(path, "accountable"), what, "Name the one person who does.")
        if not one.responsible:
            what = f"Nobody does “{one.task}”."
            yield Found(join(path, "responsible"), what, "Name who does it.")


CHECK = Check(
    name="task-without-answer",
    title="Task for which nobody answers",
    severity=Severity.WARNS,
    source="S3, S0",
    find=_find,
)
