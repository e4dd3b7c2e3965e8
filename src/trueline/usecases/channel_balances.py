"""Where each channel stands: its own targets first, then the KPIs that look at it."""

from collections.abc import Mapping, Sequence

from trueline.measure.by_channel import ChannelBalance, OwnReading, balance_channels
from trueline.measure.scorecard import Scorecard
from trueline.plan.document import Plan
from trueline.usecases.read_channel import ChannelKpi


def channel_balances(
    plan: Plan, card: Scorecard, read: Mapping[str, Sequence[ChannelKpi]]
) -> tuple[ChannelBalance, ...]:
    """Take each channel of a plan together.

    Args:
        plan: That was scored.
        card: Of the plan.
        read: As ``read_channels`` gives it, on the same day and as known at the same moment.
    """
    own = {
        channel: tuple(
            OwnReading(one.social_goal, one.reading) for one in kpis if one.reading is not None
        )
        for channel, kpis in read.items()
    }
    return balance_channels(plan, card, own)
