"""More channels of first priority than there are hours for.

What: the hours a week that all channels of priority 1 need together are more than those of the
team. Needed are the content plan, row by row (how many a week, times the hours for one), and the
ongoing support that serves any of these channels, counted once. Closed and paused channels are left
out. What the plan does not say counts as nothing, so more may be needed, never less. The page of
the channels holds every priority against the team by the same rule.

Why it matters: everything cannot come first. Two channels done well reach more than five of which
each gets a tired hour, and the plan stays one that can be carried out.

How to mend it: give one of the channels a lower priority, plan fewer pieces for it, or find hours.

Source: mission check A21; as many channels as time and people allow, and no paralysis (S0).
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found, NotCheckedError
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import roughly
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.parts import join
from trueline.plan.workload import IN_USE, priority_steps, workload_of


def _find(ground: CheckGround) -> Iterator[Found]:
    plan = ground.plan
    step = next((one for one in priority_steps(plan) if one.priority == 1), None)
    if step is None:
        return
    if step.available is None:
        raise NotCheckedError("The plan names no team, so nobody's hours are known.")
    if step.fits is False:
        loads = _loads(plan)
        heaviest = max(loads, key=lambda one: one[1])[0]
        named = [f"{channel.name} {roughly(hours)}" for channel, hours in loads if hours]
        if shared := step.needed - sum(hours for _, hours in loads):
            named.append(f"support that channels share {roughly(shared)}")
        yield Found(
            join("channels", heaviest.id, "priority"),
            f"Channels of priority 1 need {roughly(step.needed)} hours a week and the team has "
            f"{roughly(step.available)}: {', '.join(named)}.",
            "Give a channel a lower priority, plan less for it, or find more hours.",
        )


def _loads(plan: Plan) -> list[tuple[Channel, Decimal]]:
    """Give channels that come first with the hours that each needs for itself, by name."""
    first = [one for one in plan.channels if one.priority == 1 and one.status in IN_USE]
    loads = ((one, workload_of(plan, one).needed or Decimal(0)) for one in first)
    return sorted(loads, key=lambda one: one[0].name)


CHECK = Check(
    name="too-many-first-priorities",
    title="More first priorities than hours",
    severity=Severity.WARNS,
    source="A21, S0",
    find=_find,
)
