"""A channel of priority 1 whose set-up is not complete.

What: of the seven basics of a channel (page, profile, design, layout, terminology, features,
integration) one has no line in the checklist, is still to do, or should have been looked at again.
Closed channels are not looked at.

Why it matters: what comes first deserves a house in order. People who land on a page without an
address, a face or a way to buy do not come back.

How to mend it: add the missing lines, do what is to do, look again at what is overdue and set the
next day. What a channel does not need is marked as not needed.

Source: mission check A13; the seven basics (S0).
"""

from collections.abc import Iterator
from datetime import date

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_lists import listed
from trueline.plan.channels.channel import Channel, ChannelStatus
from trueline.plan.channels.setup import Basic, SetupState
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for channel in ground.plan.channels:
        if channel.priority == 1 and channel.status is not ChannelStatus.CLOSED:
            lacks = "; ".join(_lacks(channel, ground.today))
            if lacks:
                yield Found(
                    join("channels", channel.id, "setup"),
                    f"The set-up of {channel.name} is not complete: {lacks}.",
                    "Do what is missing, or mark what the channel does not need.",
                    about=lacks,
                )


def _lacks(channel: Channel, today: date) -> Iterator[str]:
    lines = channel.setup
    absent = set(Basic) - {one.basic for one in lines}
    open_lines = {one.basic for one in lines if one.state is SetupState.TO_DO}
    overdue = {
        f"{one.basic} ({one.recheck_on})"
        for one in lines
        if one.state is SetupState.OK and one.recheck_on is not None and one.recheck_on < today
    }
    if absent:
        yield f"nothing on {listed(absent)}"
    if open_lines:
        yield f"{listed(open_lines)} to do"
    if overdue:
        yield f"to be looked at again {listed(overdue)}"


CHECK = Check(
    name="setup-incomplete",
    title="Set-up not complete where it comes first",
    severity=Severity.WARNS,
    source="A13, S0",
    find=_find,
)
