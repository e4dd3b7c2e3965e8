"""A KPI of which no fact ever came in.

What: four weeks or more after the plan began, no account that a KPI looks at has ever had what its
metric takes: nothing was imported of it, or only of accounts that the KPI does not look at, or of a
ratio only one of its sides.

Why it matters: such a KPI has no value and never will. It stands in the plan as if it were
followed, and its weight in the scorecard is nobody's.

When not: nothing is said while there are no facts at all, nor in a plan's first four weeks. A KPI
that had values once and has none now is a gap in the data, not a fault of the plan.

How to mend it: import what it counts, give the account to one of its channels, or choose a metric
that comes in. Some numbers, such as a share of voice, are told on pages of their own.

Source: metrics 3, a metric's value says what it stands on; mission check A6.
"""

from collections.abc import Iterator
from datetime import timedelta

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_lists import listed
from trueline.plan.judging_kpis import judging_kpis
from trueline.plan.parts import join

PATIENCE = timedelta(weeks=4)


def _find(ground: CheckGround) -> Iterator[Found]:
    facts = ground.facts
    if ground.today < ground.plan.first + PATIENCE:
        return
    for one in judging_kpis(ground.plan):
        kpi = one.kpi
        if kpi.metric not in ground.metrics:
            continue
        if lacking := facts.lacking(kpi.metric, kpi.filter):
            elsewhere = ground.metrics.get(kpi.metric).elsewhere
            yield Found(
                join(one.path, "metric"),
                f"“{kpi.name}” has no value and never had: no account that it looks at has all of "
                f"what it takes. Never came in: {listed(lacking)}.",
                elsewhere or "Import it, give its account to a channel, or choose another metric.",
                about=kpi.metric,
            )


CHECK = Check(
    name="kpi-without-facts",
    title="KPI of which nothing ever came in",
    severity=Severity.WARNS,
    source="A6",
    find=_find,
)
