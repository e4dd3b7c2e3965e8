"""Workload: the hours a week that channels need, and the hours that people have for them.

Only what the plan says is added up. Ongoing support has hours of its own, required and assigned,
beside those of the people who work for a channel. A row of the content plan without hours, and
support that several channels share, cannot be laid to one channel; they are named, not guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from trueline.plan.actions import Per
from trueline.plan.cadence import turned_into
from trueline.plan.channels.channel import Channel, ChannelStatus, Depth
from trueline.plan.channels.content import ContentPillar
from trueline.plan.channels.four_cs import C
from trueline.plan.document import Plan
from trueline.plan.organisation.support import SupportActivity

ZERO = Decimal(0)
DEPTHS = tuple(Depth)
"""From the least to the most."""

BEGINS_AT = {
    C.CONTENT: Depth.PRESENT,
    C.CUSTOMERS: Depth.ENGAGE,
    C.CONVERSATIONS: Depth.ENGAGE,
    C.CONVERSION: Depth.CONVERT,
}
"""The depth from which a channel needs the work for each of the 4Cs."""


IN_USE = frozenset({ChannelStatus.ACTIVE, ChannelStatus.PLANNED})


@dataclass(frozen=True, slots=True)
class Workload:
    """What a channel needs in hours a week, and what it has.

    Attributes:
        needed: By its content plan and the ongoing support that serves this channel alone; None
            when neither is planned, so that it cannot be known.
        available: Of the people who work for it and of those who are assigned to that support.
        unknown: Rows of the content plan whose hours are not said, so that more is needed.
        shared: Ongoing support that other channels share; its hours are on neither side.
    """

    needed: Decimal | None
    available: Decimal
    unknown: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def fits(self) -> bool | None:
        """Whether the hours suffice; None when some that are needed are not said."""
        return _fits(self.needed, self.available, self.unknown)


@dataclass(frozen=True, slots=True)
class DepthOption:
    """What one depth of engagement would need.

    Attributes:
        depth: How far.
        needed: Hours a week; None when the plan names no work that this depth asks for, so that
            its hours cannot be known.
        missing: The 4Cs for which no work is planned; with none, no work is planned at all.
        unknown: Rows whose hours are not said, so that more is needed.
        fits: Whether the hours available cover it; None when that cannot be said.
    """

    depth: Depth
    needed: Decimal | None
    missing: tuple[C, ...]
    unknown: tuple[str, ...]
    fits: bool | None


@dataclass(frozen=True, slots=True)
class PriorityStep:
    """Whether the team's hours suffice for the channels up to a priority.

    Attributes:
        priority: 1 comes first; channels of this and of earlier priorities are counted.
        channels: Their names, without those that are paused or closed.
        needed: Hours a week, with the support that they share, counted once.
        available: Hours a week that the team has; None when the plan names no team.
        unknown: Rows of content plans whose hours are not said, and channels for which neither
            content nor support is planned; so more is needed.
    """

    priority: int
    channels: tuple[str, ...]
    needed: Decimal
    available: Decimal | None
    unknown: tuple[str, ...]

    @property
    def fits(self) -> bool | None:
        """Whether the hours suffice; None when that cannot be said."""
        if self.available is None:
            return None
        return _fits(self.needed, self.available, self.unknown)


def workload_of(plan: Plan, channel: Channel) -> Workload:
    """Give the hours a week that a channel needs and has."""
    own, shared = support_of(plan, channel)
    return Workload(
        needed=_hours(channel.content) + _required(own) if channel.content or own else None,
        available=_available(channel, own),
        unknown=_without_hours(channel.content),
        shared=tuple(one.activity for one in shared),
    )


def depth_options(plan: Plan, channel: Channel) -> tuple[DepthOption, ...]:
    """Give what each depth of engagement would need, against the hours that the channel has.

    Ongoing support is needed at every depth; a row of the content plan from the depth at which
    the C that it helps begins. A depth for which a C has no row is not known.
    """
    return tuple(_option(plan, channel, depth) for depth in DEPTHS)


def priority_steps(plan: Plan) -> tuple[PriorityStep, ...]:
    """Say up to which priority the team's hours suffice; one step for each priority in use."""
    kept = [one for one in plan.channels if one.status in IN_USE]
    available = sum((one.hours_week for one in plan.team), ZERO) if plan.team else None
    steps = []
    for priority in sorted({one.priority for one in kept}):
        reached = [one for one in kept if one.priority <= priority]
        names = {one.id for one in reached}
        support = [one for one in plan.support if not one.channels or names & set(one.channels)]
        content = sum((_hours(one.content) for one in reached), ZERO)
        unknown = tuple(row for one in reached for row in _not_said(plan, one))
        needed = content + _required(support)
        titles = tuple(one.name for one in reached)
        steps.append(PriorityStep(priority, titles, needed, available, unknown))
    return tuple(steps)


def support_of(
    plan: Plan, channel: Channel
) -> tuple[tuple[SupportActivity, ...], tuple[SupportActivity, ...]]:
    """Give the ongoing support that serves a channel alone, and that which others share."""
    known = tuple(one.id for one in plan.channels)
    served = [(one, one.channels or known) for one in plan.support]
    own = tuple(one for one, channels in served if channels == (channel.id,))
    shared = tuple(one for one, channels in served if channel.id in channels and len(channels) > 1)
    return own, shared


def _option(plan: Plan, channel: Channel, depth: Depth) -> DepthOption:
    reached = DEPTHS[: DEPTHS.index(depth) + 1]
    wanted = tuple(c for c in C if BEGINS_AT[c] in reached)
    rows = tuple(row for row in channel.content if row.purpose in wanted)
    missing = tuple(c for c in wanted if all(row.purpose is not c for row in rows))
    own, _ = support_of(plan, channel)
    unknown = _without_hours(rows)
    if missing or not (rows or own):
        return DepthOption(depth, None, missing, unknown, None)
    needed = _hours(rows) + _required(own)
    fits = _fits(needed, _available(channel, own), unknown)
    return DepthOption(depth, needed, (), unknown, fits)


def _fits(needed: Decimal | None, available: Decimal, unknown: tuple[str, ...]) -> bool | None:
    if needed is None:
        return None
    if needed > available:
        return False
    return None if unknown else True


def _available(channel: Channel, own: Iterable[SupportActivity]) -> Decimal:
    people = sum((one.hours_week for one in channel.people), ZERO)
    return people + sum((one.hours_assigned for one in own), ZERO)


def _hours(rows: Iterable[ContentPillar]) -> Decimal:
    return sum(
        (
            pace * row.hours_each
            for row in rows
            if (pace := turned_into(row.quantity, row.per, Per.WEEK)) is not None
        ),
        ZERO,
    )


def _without_hours(rows: Iterable[ContentPillar]) -> tuple[str, ...]:
    return tuple(row.pillar for row in rows if row.quantity and not row.hours_each)


def _not_said(plan: Plan, channel: Channel) -> tuple[str, ...]:
    if workload_of(plan, channel).needed is None:
        return (channel.name,)
    return _without_hours(channel.content)


def _required(support: Iterable[SupportActivity]) -> Decimal:
    return sum((one.hours_required for one in support), ZERO)
