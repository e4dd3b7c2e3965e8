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
from trueline.plan.channels.channel import Channel, Depth
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


@dataclass(frozen=True, slots=True)
class Workload:
    """What a channel needs in hours a week, and what it has.

    Attributes:
        needed: By its content plan and the ongoing support that serves this channel alone.
        available: Of the people who work for it and of those who are assigned to that support.
        unknown: Rows of the content plan whose hours are not said, so that more is needed.
        shared: Ongoing support that other channels share; its hours are on neither side.
    """

    needed: Decimal
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
class PersonLoad:
    """How much one person is counted on.

    Attributes:
        name: As owners are named.
        promised: Hours a week for channels and ongoing support, over the whole plan.
        has: Hours a week that they have; None for somebody who is not on the team.
    """

    name: str
    promised: Decimal
    has: Decimal | None

    @property
    def is_overloaded(self) -> bool:
        """Whether they are counted on for more than they have."""
        return self.has is not None and self.promised > self.has


def workload_of(plan: Plan, channel: Channel) -> Workload:
    """Give the hours a week that a channel needs and has."""
    own, shared = support_of(plan, channel)
    return Workload(
        needed=_hours(channel.content) + _required(own),
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


def person_loads(plan: Plan) -> tuple[PersonLoad, ...]:
    """Give how much each person is counted on, the team first, in the plan's order."""
    has = {one.name: one.hours_week for one in plan.team}
    promised = dict.fromkeys(has, ZERO)
    for name, hours in _promises(plan):
        promised[name] = promised.get(name, ZERO) + hours
    return tuple(PersonLoad(name, hours, has.get(name)) for name, hours in promised.items())


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


def _fits(needed: Decimal, available: Decimal, unknown: tuple[str, ...]) -> bool | None:
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


def _required(support: Iterable[SupportActivity]) -> Decimal:
    return sum((one.hours_required for one in support), ZERO)


def _promises(plan: Plan) -> Iterable[tuple[str, Decimal]]:
    for channel in plan.channels:
        yield from ((one.person, one.hours_week) for one in channel.people if one.person)
    yield from ((one.person, one.hours_assigned) for one in plan.support if one.person)
