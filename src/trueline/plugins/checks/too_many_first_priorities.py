"""More channels of first priority than there are hours for.

What: the hours a week that all channels of priority 1 need are more than those of the people who
work for them. Needed are the content plan, row by row (how many a week, times the hours for one),
and the ongoing support that serves one channel alone; available are the people of these channels
and the hours assigned to that support. Closed and paused channels are left out, and so are rows
that are counted once. Hours may be moved between the channels, so they are added up.

Why it matters: everything cannot come first. Two channels done well reach more than five of which
each gets a tired hour, and the plan stays one that can be carried out.

How to mend it: give one of the channels a lower priority, plan fewer pieces for it, or find hours.

Source: mission check A21; as many channels as time and people allow, and no paralysis (S0).
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import roughly
from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.parts import join
from trueline.plan.workload import workload_of

AT_WORK = (ChannelStatus.ACTIVE, ChannelStatus.PLANNED)


def _find(ground: CheckGround) -> Iterator[Found]:
    loads = [
        (channel, workload_of(ground.plan, channel))
        for channel in ground.plan.channels
        if channel.priority == 1 and channel.status in AT_WORK
    ]
    needed = sum((load.needed for _, load in loads), Decimal(0))
    available = sum((load.available for _, load in loads), Decimal(0))
    if needed > available:
        shortest, _ = max(loads, key=lambda one: one[1].needed - one[1].available)
        named = ", ".join(
            f"{channel.name} {roughly(load.needed)} of {roughly(load.available)}"
            for channel, load in loads
        )
        yield Found(
            join("channels", shortest.id, "priority"),
            f"Channels of priority 1 need {roughly(needed)} hours a week and have "
            f"{roughly(available)}: {named}.",
            "Give a channel a lower priority, plan less for it, or find more hours.",
        )


CHECK = Check(
    name="too-many-first-priorities",
    title="More first priorities than hours",
    severity=Severity.WARNS,
    source="A21, S0",
    find=_find,
)
