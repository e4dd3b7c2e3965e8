"""Process flows with the links that people are given, built from their tags."""

from dataclasses import dataclass

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue
from trueline.plan.channels.channel import Channel
from trueline.plan.links import tagged_address
from trueline.plan.organisation.process import ProcessFlow, TaggedLink
from trueline.usecases.link_visits import LinkVisits
from trueline.web.plan_day import PlanDay


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A tagged link.

    Attributes:
        link: As the plan says.
        address: With its tags; empty when it cannot be built.
        issue: Why it cannot; None when it can.
        visits: That web analytics reports with its tags, account by account.
    """

    link: TaggedLink
    address: str
    issue: Issue | None
    visits: tuple[LinkVisits, ...]


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A process flow with its links.

    Attributes:
        flow: As the plan says.
        channels: Names of the channels where it begins.
        links: In the plan's order.
    """

    flow: ProcessFlow
    channels: tuple[str, ...]
    links: tuple[LinkRow, ...]


def flow_rows(at: PlanDay, channel: Channel | None = None) -> list[FlowRow]:
    """Give the flows of a plan, or those that begin on one channel."""
    plan, visits = at.looked.plan, at.link_visits()
    names = {one.id: one.name for one in plan.channels}
    return [
        FlowRow(
            flow=one,
            channels=tuple(names[name] for name in one.channels if name in names),
            links=tuple(_link(link, visits.get((one.id, link.id), ())) for link in one.links),
        )
        for one in plan.flows
        if channel is None or channel.id in one.channels
    ]


def _link(link: TaggedLink, visits: tuple[LinkVisits, ...]) -> LinkRow:
    try:
        return LinkRow(link, tagged_address(link), None, visits)
    except FaultyInputError as faulty:
        return LinkRow(link, "", faulty.issues[0], visits)
