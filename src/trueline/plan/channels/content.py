"""Content plan: what is told how often, what is promoted and what is avoided."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from trueline.plan.actions import Per
from trueline.plan.channels.four_cs import C
from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows


class Stance(StrEnum):
    """Whether something is told or kept out."""

    PROMOTE = "promote"
    AVOID = "avoid"


class Advice(StrEnum):
    """Whether something is done on a channel."""

    DO = "do"
    DONT = "don't"


@dataclass(frozen=True, slots=True)
class ContentPillar:
    """A row of the content plan.

    Attributes:
        id: Unique in its channel.
        pillar: What it is about.
        format: Reel, article, thread ...
        scope: Scope that it is made for; empty for all.
        account: Account that it is posted to; empty for every account of the channel.
        purpose: Which of the 4Cs it helps.
        owner: Who makes it.
        quantity: How many in each period.
        per: The period.
        hours_each: Hours of work for one.
    """

    id: str
    pillar: str
    format: str = ""
    scope: Annotated[str, Named.SCOPE, Narrows()] = ""
    account: Annotated[str, Named.CHANNEL_ACCOUNT, Narrows()] = ""
    purpose: C = C.CONTENT
    owner: Annotated[str, Named.PERSON] = ""
    quantity: Annotated[int, Within(0, None)] = 1
    per: Per = Per.WEEK
    hours_each: Annotated[Decimal, Within(0, None)] = Decimal(0)


@dataclass(frozen=True, slots=True)
class ContentRule:
    """Something to tell, or to keep out.

    Attributes:
        id: Unique in its list.
        stance: Promote or avoid.
        text: What, in words.
    """

    id: str
    stance: Stance
    text: str


@dataclass(frozen=True, slots=True)
class DoOrDont:
    """A rule of manners on a channel.

    Attributes:
        id: Unique in its channel.
        advice: Do or don't.
        text: In words.
    """

    id: str
    advice: Advice
    text: str
