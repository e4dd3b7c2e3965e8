"""Ongoing support: the work that never ends, who does it, and who helps from outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows

MINUTES_AN_HOUR = 60
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class SupportActivity:
    """Work that goes on as long as the plan does.

    Attributes:
        id: Unique in the plan.
        activity: What is done.
        role: Who does it, by role.
        person: Who does it, by name; empty while nobody does.
        backup: Who stands in.
        channels: Channels that it serves; empty for all.
        hours_required: Hours a week that it takes.
        hours_assigned: Hours a week that somebody has for it.
        cover: Days and hours on which it is covered, in words.
        funded_until: Until when it is paid for; None when that is open.
        handling_min: Minutes of work that one conversation takes; None for work that is not
            counted by conversations.
        volume_week: Conversations a week; None to count them in the facts.
        promise: Promise that it keeps; empty for all that fit its channels.
        shrinkage: Share of the assigned hours that go to breaks, training and leave, below 1.
    """

    id: str
    activity: str
    role: str = ""
    person: Annotated[str, Named.PERSON] = ""
    backup: Annotated[str, Named.PERSON] = ""
    channels: Annotated[tuple[str, ...], Named.CHANNEL, Narrows()] = ()
    hours_required: Annotated[Decimal, Within(0, None)] = Decimal(0)
    hours_assigned: Annotated[Decimal, Within(0, None)] = Decimal(0)
    cover: str = ""
    funded_until: date | None = None
    handling_min: Annotated[Decimal | None, Within(1, 600)] = None
    volume_week: Annotated[Decimal | None, Within(0, None)] = None
    promise: Annotated[str, Named.PROMISE] = ""
    shrinkage: Annotated[Decimal, Within(0, 1)] = Decimal(0)

    @property
    def hours_needed(self) -> Decimal | None:
        """Hours a week that it needs by the plan's own numbers.

        Where volume and minutes of work are stated they tell, with what breaks, training and leave
        take; else the hours that the plan requires. None when the volume is in the facts only.
        """
        if self.handling_min is None:
            return self.hours_required
        if self.volume_week is None or self.shrinkage >= 1:
            return None
        worked = self.volume_week * self.handling_min / MINUTES_AN_HOUR
        return (worked / (1 - self.shrinkage)).quantize(TENTH)


def same_queue(
    activity: SupportActivity, support: Iterable[SupportActivity]
) -> tuple[SupportActivity, ...]:
    """Give the activities that answer the same conversations as one of them, in their order."""
    whose = (activity.promise, set(activity.channels))
    return tuple(
        one
        for one in support
        if one.handling_min is not None and (one.promise, set(one.channels)) == whose
    )


@dataclass(frozen=True, slots=True)
class Ally:
    """Someone outside who helps: a partner, a creator, a customer.

    Attributes:
        id: Unique in the plan.
        name: Who.
        role: How they help.
        contact: Who of us speaks with them.
    """

    id: str
    name: str
    role: str = ""
    contact: Annotated[str, Named.PERSON] = ""
