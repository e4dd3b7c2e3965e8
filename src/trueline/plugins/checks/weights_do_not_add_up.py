"""Weights of a scorecard that do not come to 100 %.

What: the weights of the perspectives do not add up to 1, or a KPI has a weight of 0 or less. Three
thirds written as 0.33 are taken for 1: up to one per cent more or less is rounding. A KPI's weight
is its share among those of its perspective, so these need no sum.

Why it matters: the pace of the whole is read as a share of everything. When the sides come to 80 %
or 120 %, nobody can say what the rest stands for, and every side weighs something else than was
agreed.

How to mend it: change the weights until they come to 1; 40 % is written 0.4.

Source: mission check A24; the balanced scorecard (S0).
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.percent import per_cent
from trueline.core.spoken_numbers import exactly
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join

ROUNDING = Decimal("0.01")
"""Three weights of 0.33 come to 0.99."""


def _find(ground: CheckGround) -> Iterator[Found]:
    sides = ground.plan.perspectives
    total = sum((one.weight for one in sides), Decimal(0))
    if sides and abs(total - 1) > ROUNDING:
        ordered = sorted(sides, key=lambda one: (-one.weight, one.name))
        named = " + ".join(f"{per_cent(one.weight)} ({one.name})" for one in ordered)
        yield Found(
            "perspectives",
            f"The perspectives weigh {named} = {per_cent(total)} and not 100%.",
            "Change the weights until they come to 1.",
            about=named,
        )
    for path, kpi in every(ground.plan, Kpi):
        if kpi.weight <= 0:
            what = f"“{kpi.name}” weighs {exactly(kpi.weight)}, so it would count for nothing."
            yield Found(join(path, "weight"), what, "Write 1 for an ordinary KPI.")


CHECK = Check(
    name="weights-do-not-add-up",
    title="Weights do not come to 100%",
    severity=Severity.BLOCKS,
    source="A24, S0",
    find=_find,
)
