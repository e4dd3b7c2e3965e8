"""Channels taken together: each by the KPIs that look at it, and what that rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trueline.measure.judging.together import word_together
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard, by_perspective, mean_pace
from trueline.measure.status import Status
from trueline.plan.cascade import accounts_of
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.kpi import Timing


class Basis(StrEnum):
    """What a channel's part in a KPI is judged by."""

    OWN = "own target"
    ALONE = "the KPI looks at this channel alone"
    SHARED = "the KPI of several channels together"


@dataclass(frozen=True, slots=True)
class OwnReading:
    """A KPI of an objective of a channel, read for the channel alone against its own target.

    Attributes:
        social_goal: ``scope/goal`` that the objective serves; empty when it serves none.
        reading: Of the channel alone.
    """

    social_goal: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class ChannelPart:
    """One reading that counts for a channel.

    Attributes:
        reading: Of the channel alone for an own target, else of the whole KPI.
        basis: What it is judged by.
    """

    reading: Reading
    basis: Basis


@dataclass(frozen=True, slots=True)
class ChannelBalance:
    """Where a channel stands, by the KPIs that look at it.

    Attributes:
        channel: Id.
        name: For people.
        parts: What it rests on; own targets first.
        pace: Mean of the perspectives' paces by weight; None when no part has a pace.
        lead: Mean of the lead KPIs' paces by weight; None likewise.
        lag: Likewise of the lag KPIs.
        counted: Parts that have a pace.
        status: By the rules for pace, never better than the best part; None without a pace.
    """

    channel: str
    name: str
    parts: tuple[ChannelPart, ...]
    pace: Decimal | None
    lead: Decimal | None
    lag: Decimal | None
    counted: int
    status: Status | None

    def count_of(self, basis: Basis) -> int:
        """Count the parts with a pace that are judged by something."""
        return sum(one.basis is basis and one.reading.pace is not None for one in self.parts)


def balance_channels(
    plan: Plan, card: Scorecard, own: Mapping[str, Iterable[OwnReading]]
) -> tuple[ChannelBalance, ...]:
    """Take each channel together as the scorecard takes the whole: by weight, twice.

    A KPI whose channel has an objective of its own for the same social goal and metric counts by
    the reading against that target; any other counts as a whole, since what a channel should
    contribute to it was never said.

    Args:
        plan: That was scored.
        card: Of the plan.
        own: Readings against objectives' own targets, by the channel's id.

    Returns:
        One for each channel of the plan, in its order.
    """
    return tuple(_balance(plan, card, one, tuple(own.get(one.id, ()))) for one in plan.channels)


def _balance(
    plan: Plan, card: Scorecard, channel: Channel, own: tuple[OwnReading, ...]
) -> ChannelBalance:
    parts = (
        *(ChannelPart(one.reading, Basis.OWN) for one in own),
        *_of_cascade(plan, card, channel, {_what(one) for one in own}),
    )
    readings = tuple(one.reading for one in parts)
    pace = _pace(plan, readings)
    return ChannelBalance(
        channel=channel.id,
        name=channel.name,
        parts=parts,
        pace=pace,
        lead=_pace(plan, [one for one in readings if one.kpi.timing is Timing.LEAD]),
        lag=_pace(plan, [one for one in readings if one.kpi.timing is Timing.LAG]),
        counted=sum(one.pace is not None for one in readings),
        status=word_together(pace, readings, card.rules),
    )


def _of_cascade(
    plan: Plan, card: Scorecard, channel: Channel, replaced: set[tuple[str, str]]
) -> tuple[ChannelPart, ...]:
    """Give the KPIs of social goals that look at a channel, but for those with an own target."""
    keys = {one.key for one in channel.accounts}
    looking = {
        path for one in card.channels if one.channel == channel.id for path, _actual in one.actuals
    }
    return tuple(
        ChannelPart(
            reading,
            Basis.ALONE if set(accounts_of(plan, reading.kpi.filter)) <= keys else Basis.SHARED,
        )
        for reading in card.readings
        if reading.path in looking
        and (reading.path.rpartition("/")[0], reading.kpi.metric) not in replaced
    )


def _what(own: OwnReading) -> tuple[str, str]:
    return own.social_goal, own.reading.kpi.metric


def _pace(plan: Plan, readings: Iterable[Reading]) -> Decimal | None:
    sides = by_perspective(plan.perspectives, tuple(readings))
    return mean_pace((one.perspective.weight, one.pace) for one in sides)
