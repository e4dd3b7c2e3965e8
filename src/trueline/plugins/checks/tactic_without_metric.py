"""A tactic that nothing follows.

What: a tactic names no metric; work that serves no goal yet is looked at too.

Why it matters: the KPI says whether a goal is reached, and a metric on the tactic says whether the
tactic had a hand in it. Without one it is kept or stopped by taste.

How to mend it: name one metric that moves when the tactic is done well, with the channel or the
account that it is done on.

Source: mission check A5; each tactic has a metric (S1).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.document import Tactic
from trueline.plan.every import every
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, tactic in every(ground.plan, Tactic):
        if not tactic.metrics:
            yield Found(
                join(path, "metrics"),
                f"No metric follows the tactic “{tactic.name}”.",
                "Name a metric that moves when the tactic is done well.",
            )


CHECK = Check(
    name="tactic-without-metric",
    title="Tactic without metric",
    severity=Severity.BLOCKS,
    source="A5, S1",
    find=_find,
)
