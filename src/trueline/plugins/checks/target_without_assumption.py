"""A target that rests on no assumption.

What: a KPI has a target, and nothing says under which assumptions it can be reached.

Why it matters: a number without a reason can be missed or reached, and either way nothing is
learnt. When the review asks what was wrong, the guess or the work, there is no guess to look at.

How to mend it: write down at least one guess that has to hold, as a number with a range: how many
will click, how many of them will buy, how long an answer takes.

Source: the nine checks of the cascade page; reviews begin with the assumptions (S2).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import exactly
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, kpi in every(ground.plan, Kpi):
        if kpi.target and not kpi.assumptions:
            yield Found(
                join(path, "assumptions"),
                f"The target of “{kpi.name}”, {exactly(kpi.target.value)} by {kpi.target.due}, "
                "rests on no assumption.",
                "Write at least one guess that has to hold, with a range and a day to test it.",
                about=f"{exactly(kpi.target.value)} {kpi.target.due}",
            )


CHECK = Check(
    name="target-without-assumption",
    title="Target without an assumption",
    severity=Severity.NOTES,
    source="Cascade, S2",
    find=_find,
)
