"""Ongoing support: the work that never ends, who does it, and who helps from outside."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows


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
