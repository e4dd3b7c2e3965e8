"""Segments: the customers addressed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within


class Technographic(StrEnum):
    """What people do online, after the ladder of Li and Bernoff (2008)."""

    CREATORS = "creators"
    CONVERSATIONALISTS = "conversationalists"
    CRITICS = "critics"
    COLLECTORS = "collectors"
    JOINERS = "joiners"
    SPECTATORS = "spectators"
    INACTIVES = "inactives"


class ValueTier(StrEnum):
    """How much a segment is worth to the organisation."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TechnographicShare:
    """How much of a segment does something online.

    Attributes:
        rung: What they do.
        share: 0 to 1; people stand on several rungs, so shares need not add up to 1.
    """

    rung: Technographic
    share: Decimal

    @property
    def id(self) -> str:
        """The rung; each stands once in a segment."""
        return str(self.rung)


@dataclass(frozen=True, slots=True)
class Segment:
    """Customers or others who are addressed together.

    Attributes:
        id: Unique in the plan.
        name: For people.
        story: Who they are, as people and not as numbers.
        needs: What they need from us.
        hangs_out: Where they spend their time.
        size: How many they are; None when it is not known.
        size_source: Where the size was read.
        value: How much they are worth to us.
        technographics: What they do online.
        technographics_source: Where that was read.
    """

    id: str
    name: str
    story: str = ""
    needs: str = ""
    hangs_out: str = ""
    size: Annotated[int | None, Within(0, None)] = None
    size_source: str = ""
    value: ValueTier = ValueTier.UNKNOWN
    technographics: tuple[TechnographicShare, ...] = ()
    technographics_source: str = ""
