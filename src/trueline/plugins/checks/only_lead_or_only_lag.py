"""A social goal whose KPIs all lead or all lag.

What: every KPI of a social goal is a lead KPI, or every one is a lag KPI. KPIs of channel
objectives that serve the goal count with its own. A goal without a KPI of its own is not looked at.

Why it matters: lag KPIs say too late what happened; lead KPIs say early what may never come of it.
Together they show whether the one brings the other.

How to mend it: give the goal a second KPI of the other kind, or one to a channel objective that
serves it.

Source: mission check A7; lead and lag indicators side by side (S0).
"""

from collections.abc import Iterator, Mapping

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.document import Plan
from trueline.plan.kpi import Timing
from trueline.plan.parts import join

OTHER = {Timing.LEAD: Timing.LAG, Timing.LAG: Timing.LEAD}


def _find(ground: CheckGround) -> Iterator[Found]:
    of_channels = _of_channels(ground.plan)
    for scope in ground.plan.scopes:
        for goal in scope.social_goals:
            serving = of_channels.get(f"{scope.id}/{goal.id}", set())
            timings = {one.timing for one in goal.kpis} | serving
            if goal.kpis and len(timings) == 1:
                (timing,) = timings
                yield Found(
                    join("scopes", scope.id, "social_goals", goal.id, "kpis"),
                    f"The social goal “{goal.name}” has {timing} KPIs only.",
                    f"Add a {OTHER[timing]} KPI, here or on a channel objective that serves it.",
                    about=timing,
                )


def _of_channels(plan: Plan) -> Mapping[str, set[Timing]]:
    found: dict[str, set[Timing]] = {}
    for channel in plan.channels:
        for objective in channel.objectives:
            timings = {one.timing for one in objective.kpis}
            found.setdefault(objective.social_goal, set()).update(timings)
    return found


CHECK = Check(
    name="only-lead-or-only-lag",
    title="Only lead or only lag KPIs",
    severity=Severity.WARNS,
    source="A7, S0",
    find=_find,
)
