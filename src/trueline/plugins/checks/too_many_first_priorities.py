"""More channels of first priority than there are hours for.

What: the hours a week that all channels of priority 1 need are more than those of the people who
work for them. Needed are the content plan, row by row (how many a week, times the hours for one),
and the ongoing support that serves one channel alone; available are the people of these channels
and the hours assigned to that support. Left out are closed and paused channels, those that plan
neither content nor support, since what they need is not known, and rows that are counted once.
Hours may be moved between the channels, so they are added up.

Why it matters: everything cannot come first. Two channels done well reach more than five of which
each gets a tired hour, and the plan stays one that can be carried out.

How to mend it: give one of the channels a lower priority, plan fewer pieces for it, or find hours.

Source: mission check A21; as many channels as time and people allow, and no paralysis (S0).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import roughly
from trueline.plan.document import Plan
from trueline.plan.parts import join
from trueline.plan.workload import IN_USE, workload_of


class _Load(NamedTuple):
    """Hours a week that a channel needs and has."""

    channel: str
    name: str
    needed: Decimal
    available: Decimal


def _find(ground: CheckGround) -> Iterator[Found]:
    loads = sorted(_loads(ground.plan), key=lambda one: one.name)
    needed = sum((one.needed for one in loads), Decimal(0))
    available = sum((one.available for one in loads), Decimal(0))
    if needed > available:
        shortest = max(loads, key=lambda one: one.needed - one.available)
        named = ", ".join(
            f"{one.name} {roughly(one.needed)} of {roughly(one.available)}" for one in loads
        )
        yield Found(
            join("channels", shortest.channel, "priority"),
            f"Channels of priority 1 need {roughly(needed)} hours a week and have "
            f"{roughly(available)}: {named}.",
            "Give a channel a lower priority, plan less for it, or find more hours.",
        )


def _loads(plan: Plan) -> Iterator[_Load]:
    for channel in plan.channels:
        if channel.priority == 1 and channel.status in IN_USE:
            load = workload_of(plan, channel)
            if load.needed is not None:
                yield _Load(channel.id, channel.name, load.needed, load.available)


CHECK = Check(
    name="too-many-first-priorities",
    title="More first priorities than hours",
    severity=Severity.WARNS,
    source="A21, S0",
    find=_find,
)
