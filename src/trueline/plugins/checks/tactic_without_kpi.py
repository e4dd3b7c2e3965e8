"""A tactic that no KPI says anything about.

What: a tactic serves a social goal that has no KPI, or it serves no goal at all.

Why it matters: work goes on because it was begun. Without a KPI nobody can see that it moves
nothing, and it takes the hours of work that would.

How to mend it: give the goal a KPI that the tactic should move, move the tactic to a goal that has
one, or stop it.

Source: the nine checks of the cascade page; goals before tactics (S1).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.cascade import placed_tactics
from trueline.plan.naming import path_of


def _find(ground: CheckGround) -> Iterator[Found]:
    for placed in placed_tactics(ground.plan):
        if placed.goal is None:
            what = f"The tactic “{placed.tactic.name}” serves no goal, so no KPI judges it."
            yield Found(
                path_of(placed.path), what, "Move it to the goal that it helps, or stop it."
            )
        elif not placed.goal.kpis:
            yield Found(
                path_of(placed.path),
                f"The tactic “{placed.tactic.name}” serves “{placed.goal.name}”, which has no KPI.",
                "Give the goal a KPI that the tactic should move.",
            )


CHECK = Check(
    name="tactic-without-kpi",
    title="Tactic that no KPI judges",
    severity=Severity.WARNS,
    source="Cascade, S1",
    find=_find,
)
