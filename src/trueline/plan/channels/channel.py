"""Channel: our use of a network in the plan, with its action plan."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from trueline.plan.actions import KeyAction, Per
from trueline.plan.channels.account import Account
from trueline.plan.channels.content import ContentPillar, ContentRule, DoOrDont
from trueline.plan.channels.four_cs import FourC
from trueline.plan.channels.objective import ChannelObjective
from trueline.plan.channels.resources import PeopleResource, Tool
from trueline.plan.channels.setup import SetupCheck
from trueline.plan.limits import Within
from trueline.plan.referring import Named


class Depth(StrEnum):
    """How far an organisation goes on a channel."""

    OBSERVE = "observe"
    PRESENT = "present"
    ENGAGE = "engage"
    CONVERT = "convert"


class ChannelStatus(StrEnum):
    """Whether a channel is in use."""

    PLANNED = "planned"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Channel:
    """Our use of a network in the plan, with its action plan.

    Attributes:
        id: Unique in the plan.
        name: For people.
        accounts: What belongs to it; every fact of these accounts counts for the channel.
        status: Whether it is in use.
        priority: 1 to 3; 1 comes first.
        owner: Who answers for it.
        reviewers: Who looks over it.
        vision: What it is to be for us, in a sentence.
        why: Why this channel and no other.
        depth: How far we go on it.
        segments: Segments that we want to meet there.
        objectives: What it does for the social goals.
        setup: Checklist of the seven basics.
        four_cs: Where it stands on customers, content, conversations and conversion.
        actions: Key actions and initiatives.
        content: Content plan.
        content_rules: What to promote and what to avoid here.
        posts_cap: How many posts an account takes at most in each period; None for no limit.
        posts_cap_per: The period of the cap.
        tools: Tools and applications.
        people: Who works on it, and how ready the culture is.
        dos_and_donts: Rules of manners.
        measurement: How and when its performance is looked at.
    """

    id: str
    name: str
    accounts: tuple[Account, ...] = ()
    status: ChannelStatus = ChannelStatus.ACTIVE
    priority: Annotated[int, Within(1, 3)] = 2
    owner: Annotated[str, Named.PERSON] = ""
    reviewers: Annotated[tuple[str, ...], Named.PERSON] = ()
    vision: str = ""
    why: str = ""
    depth: Depth = Depth.PRESENT
    segments: Annotated[tuple[str, ...], Named.SEGMENT] = ()
    objectives: tuple[ChannelObjective, ...] = ()
    setup: tuple[SetupCheck, ...] = ()
    four_cs: tuple[FourC, ...] = ()
    actions: tuple[KeyAction, ...] = ()
    content: tuple[ContentPillar, ...] = ()
    content_rules: tuple[ContentRule, ...] = ()
    posts_cap: Annotated[int | None, Within(0, None)] = None
    posts_cap_per: Per = Per.WEEK
    tools: tuple[Tool, ...] = ()
    people: tuple[PeopleResource, ...] = ()
    dos_and_donts: tuple[DoOrDont, ...] = ()
    measurement: str = ""


def channels_named(channels: tuple[Channel, ...], names: Collection[str]) -> tuple[Channel, ...]:
    """Give the channels with these ids, in their own order; all when no id is given."""
    return tuple(one for one in channels if not names or one.id in names)
