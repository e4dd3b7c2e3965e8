"""The charts of a channel: each of its KPIs week by week, of the channel alone."""

from dataclasses import dataclass

from trueline.plan.channels.channel import Channel
from trueline.usecases.read_channel import ChannelSeries, read_channel_series
from trueline.web.channel_rows import MOST_SMALL_KPIS, kpi_address
from trueline.web.charting.charted import ChartedKpi, charted_for_channel
from trueline.web.plan_day import PlanDay
from trueline.web.remembered import Remembered

SERIES: Remembered[tuple[ChannelSeries, ...]] = Remembered(64)


@dataclass(frozen=True, slots=True)
class ChannelChart:
    """A KPI of a channel with its chart.

    Attributes:
        name: Of the KPI.
        address: Where it is explained.
        is_drawer: Whether that opens beside the page.
        is_share: Whether it is a share of a KPI whose target is that of all channels together.
        charted: Its chart.
    """

    name: str
    address: str
    is_drawer: bool
    is_share: bool
    charted: ChartedKpi


def channel_charts(at: PlanDay, channel: Channel) -> list[ChannelChart]:
    """Give the charts of the first KPIs of a channel, in the order of its objectives."""
    looked = at.looked
    kpis = at.channels(channel)[channel.id][:MOST_SMALL_KPIS]
    series = SERIES.get(
        (*at.key, channel.id),
        lambda: read_channel_series(
            looked.workspace, looked.plan, channel, kpis, on=at.on, as_of=at.known
        ),
    )
    return [
        ChannelChart(
            one.found.kpi.name,
            *kpi_address(looked, one.found.path),
            is_share=one.found.reading is None,
            charted=charted_for_channel(one),
        )
        for one in series
    ]
