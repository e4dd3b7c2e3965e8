"""An assumption without a range, or without a day on which it is tested.

What: an assumption lacks p10 and p90, or the two are equal, so that it is one number; or it lacks
*test on*, or that day lies before the plan's first day or more than a day after its last.

Why it matters: a single number is always wrong, and a guess that nobody looks at again turns into
a fact that nobody decided on. With a range it can hold or break; with a day, somebody will see it.

How to mend it: write the value that is nine chances in ten below the truth, and the one that is
nine in ten above; choose the review at which it is looked at.

Source: mission check A22; guesses as numbers, so that they can be tested once one is under way
(S2).
"""

from collections.abc import Iterator
from datetime import date

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.kpi import Assumption
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, one in every(ground.plan, Assumption):
        has_range = one.p10 is not None and one.p90 is not None and one.p10 < one.p90
        lacking = [] if has_range else ["a range"]
        if one.test_on is None or not _is_inside(ground.plan, one.test_on):
            lacking.append("a day of the plan on which it is tested")
        if lacking:
            yield Found(
                join(path, "test_on" if has_range else "p10"),
                f"The assumption “{one.statement}” lacks {' and '.join(lacking)}.",
                "Write p10 and p90 beside p50, and the day on which somebody looks.",
                about=", ".join(lacking),
            )


def _is_inside(plan: Plan, day: date) -> bool:
    return plan.first <= day <= plan.until


CHECK = Check(
    name="assumption-cannot-be-tested",
    title="Assumption that cannot be tested",
    severity=Severity.WARNS,
    source="A22, S2",
    find=_find,
)
