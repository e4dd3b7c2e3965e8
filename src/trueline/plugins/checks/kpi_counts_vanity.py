"""A KPI on a count that looks good by itself, and that leads to nothing in the plan.

What: a KPI is measured by a vanity count (followers, likes, views, impressions, reach: the
reference of metrics marks them), and no way leads from it to a lag KPI that is none. Ways are the
arrows of the strategy map, and sums: a KPI leads to the KPI whose sum it is a part of. A KPI of a
channel objective leads to the KPIs of the social goal that the objective serves.

Why it matters: such counts can be bought, grow by themselves and rise while the business falls.
They are fit to be steered by where somebody says what they should bring about, since that can be
tested.

How to mend it: draw an arrow to the lag KPI that it should move and say why, choose a KPI on what
people do, or follow the count as a metric of a tactic.

Source: mission check A6.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.judging_kpis import JudgingKpi, judging_kpis
from trueline.plan.kpi import Timing
from trueline.plan.naming import path_of
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    kpis = judging_kpis(ground.plan)
    vain = {one.path for one in kpis if _is_vanity(one.kpi.metric, ground.metrics)}
    ends = {one.path for one in kpis if one.kpi.timing is Timing.LAG} - vain
    leads_to = _ways(ground.plan, kpis)
    for one in kpis:
        if one.path in vain and not _reached(one.path, leads_to) & ends:
            metric = ground.metrics.get(one.kpi.metric).name
            yield Found(
                join(one.path, "metric"),
                f"The KPI “{one.kpi.name}” counts {metric}, and no way leads from it to a lag KPI.",
                "Draw an arrow to the lag KPI that it should move, or choose another metric.",
                about=one.kpi.metric,
            )


def _is_vanity(metric: str, metrics: MetricCatalogue) -> bool:
    """Say whether a metric is a vanity count; one of an older catalogue is not known to be."""
    return metric in metrics and metrics.get(metric).is_vanity


def _ways(plan: Plan, kpis: tuple[JudgingKpi, ...]) -> Mapping[str, set[str]]:
    ways: defaultdict[str, set[str]] = defaultdict(set)
    own: defaultdict[str, set[str]] = defaultdict(set)
    for one in kpis:
        if not one.is_of_channel:
            own[one.goal].add(one.path)
    for arrow in plan.hypotheses:
        ways[path_of(arrow.cause)].add(path_of(arrow.effect))
    for one in kpis:
        for part in one.kpi.sums:
            ways[path_of(part)].add(one.path)
        if one.is_of_channel:
            ways[one.path].update(own.get(one.goal, ()))
    return ways


def _reached(start: str, ways: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = ways.get(waiting.pop(), set()) - reached
        reached |= new
        waiting.extend(new)
    return reached


CHECK = Check(
    name="kpi-counts-vanity",
    title="Vanity count as KPI",
    severity=Severity.WARNS,
    source="A6",
    find=_find,
)
