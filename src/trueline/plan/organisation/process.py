"""Process flows: the way from a network to where people buy, ask or apply."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from trueline.plan.referring import Named


class FlowKind(StrEnum):
    """How people are led."""

    HUB_AND_SPOKE = "hub and spoke"
    CLICKSTREAM = "clickstream"


class FlowCheck(StrEnum):
    """Whether a process did what it should when somebody walked it."""

    NOT_CHECKED = "not checked"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TaggedLink:
    """A link that says where a visit came from.

    Attributes:
        id: Unique in its flow.
        address: Where it leads, without tags.
        source: The network or sender, ``utm_source``.
        medium: The kind of way, ``utm_medium``.
        campaign: ``utm_campaign``.
        content: Tells links of one campaign apart, ``utm_content``; may be empty.
    """

    id: str
    address: str
    source: str
    medium: str = "social"
    campaign: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class ProcessFlow:
    """A way that people are led, step by step.

    Attributes:
        id: Unique in the plan.
        name: For people.
        kind: How people are led.
        channels: Channels where it begins.
        entry: Where people come in.
        steps: What they do, in order.
        conversion: What counts as the end.
        links: Tagged links on the way.
        is_automated: Whether a machine runs it.
        check: Whether it did what it should.
        checked_on: When somebody walked it; None before.
        checked_by: Who did.
    """

    id: str
    name: str
    kind: FlowKind = FlowKind.CLICKSTREAM
    channels: Annotated[tuple[str, ...], Named.CHANNEL] = ()
    entry: str = ""
    steps: tuple[str, ...] = ()
    conversion: str = ""
    links: tuple[TaggedLink, ...] = ()
    is_automated: bool = False
    check: FlowCheck = FlowCheck.NOT_CHECKED
    checked_on: date | None = None
    checked_by: Annotated[str, Named.PERSON] = ""
