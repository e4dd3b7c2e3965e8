"""A KPI whose metric began to count something else on its way to the target.

What: between the first day of a KPI's baseline (the plan's first day where there is none) and
today, or its due day if that is past, a network changed what the KPI's metric counts, or one of
the metrics that it is made of; and nothing says how numbers from before and after compare. Only
networks of accounts that the KPI looks at count. A change of name alone is no break. Where the day
of a change is not known, any day on which it may have come counts.

Why it matters: the number moves and nothing happened. A KPI that passes its target on such a day
has not been reached, and one that falls has not failed; whatever is said of its trend is wrong.

How to mend it: take the baseline anew from days after the change, choose a metric that goes on, or
write into the break how the two compare.

Source: mission check A23.
"""

from collections.abc import Iterator
from datetime import date

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.metrics.breaks import DefinitionBreak
from trueline.plan.cascade import accounts_of
from trueline.plan.judging_kpis import judging_kpis
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, kpi in ((one.path, one.kpi) for one in judging_kpis(ground.plan)):
        if kpi.target is None or kpi.metric not in ground.metrics:
            continue
        first = kpi.baseline.first if kpi.baseline else ground.plan.first
        last = min(ground.today, kpi.target.due)
        for one in _breaks(ground, kpi, first, last):
            when = str(one.day) if one.settled == one.day else f"{one.day} to {one.settled}"
            yield Found(
                join(path, "baseline" if kpi.baseline else "metric"),
                f"“{kpi.name}” is followed from {first}, and {_whose(one)}{one.metric} changed on "
                f"the way ({when}): {one.what} Nothing says how before and after compare.",
                "Take the baseline anew after the change, choose a metric that goes on, or add "
                "to the break how the two compare.",
                about=f"{_whose(one)}{one.metric} {when}",
            )


def _breaks(ground: CheckGround, kpi: Kpi, first: date, last: date) -> Iterator[DefinitionBreak]:
    networks = {one.partition("/")[0] for one in accounts_of(ground.plan, kpi.filter)}
    metrics = (*ground.metrics.leaves(kpi.metric), kpi.metric)
    counted = [(one, metric) for one in networks for metric in metrics]
    for one in ground.breaks:
        is_open = not (one.bridge or one.is_renaming)
        is_on_the_way = one.day <= last and one.settled > first
        if is_open and is_on_the_way and any(one.touches(*each) for each in counted):
            yield one


def _whose(one: DefinitionBreak) -> str:
    return f"{one.network}'s " if one.network else ""


CHECK = Check(
    name="unbridged-break",
    title="Metric changed what it counts",
    severity=Severity.BLOCKS,
    source="A23",
    find=_find,
)
