"""A channel for people whom no goal is about.

What: a channel that is not closed wants to meet a segment, and no social goal names that segment.

Why it matters: either the goals forget somebody, or the channel talks to people from whom the
organisation wants nothing.

How to mend it: name the segment in the social goal that is about it, or take it off the channel.

Source: mission check A10; segments come from the goals (S0, S4).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_lists import listed
from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    plan = ground.plan
    named = {one for s in plan.scopes for goal in s.social_goals for one in goal.segments}
    names = {one.id: one.name for one in plan.segments}
    for channel in plan.channels:
        unnamed = set(channel.segments) - named
        if unnamed and channel.status is not ChannelStatus.CLOSED:
            segments = listed(f"“{names.get(one, one)}”" for one in unnamed)
            yield Found(
                join("channels", channel.id, "segments"),
                f"{channel.name} is for {segments}, and no social goal is.",
                "Name the segment in a social goal, or take it off the channel.",
                about=", ".join(sorted(unnamed)),
            )


CHECK = Check(
    name="channel-for-unnamed-segment",
    title="Channel for people whom no goal is about",
    severity=Severity.WARNS,
    source="A10, S0",
    find=_find,
)
