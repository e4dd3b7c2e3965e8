"""Channels as rows of tables and as the head of their own page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from trueline.measure.reading import Reading
from trueline.plan.channels.channel import Channel
from trueline.plan.completeness import Completeness, completeness_of
from trueline.plan.naming import place_of
from trueline.plan.workload import Workload, workload_of
from trueline.usecases.read_channel import ChannelKpi
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked
from trueline.web.status import LOOKS, StatusLook
from trueline.web.wording import say_value

MOST_SMALL_KPIS = 4


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel in the list.

    Attributes:
        channel: As the plan says.
        address: Of its page.
        completeness: Which of the nine parts are there.
        load: Hours a week, needed and available.
    """

    channel: Channel
    address: str
    completeness: Completeness
    load: Workload


@dataclass(frozen=True, slots=True)
class SmallKpi:
    """A KPI of a channel in a few words.

    Attributes:
        kpi: Of the plan.
        address: Where it is explained.
        is_drawer: Whether that opens beside the page.
        value: In words.
        target: In words; empty where the target is that of all channels together.
        look: Of its status; None where nothing is held against this channel alone.
        why: The reason of the status, or why there is no value.
    """

    kpi: ChannelKpi
    address: str
    is_drawer: bool
    value: str
    target: str
    look: StatusLook | None
    why: str


def channel_rows(looked: PlanLooked) -> list[ChannelRow]:
    """Give the channels of a plan, those that come first before the others."""
    return [
        ChannelRow(
            channel=one,
            address=looked.address("channel", one.id),
            completeness=completeness_of(looked.plan, one),
            load=workload_of(looked.plan, one),
        )
        for one in sorted(looked.plan.channels, key=lambda one: one.priority)
    ]


def small_kpi(looked: PlanLooked, found: ChannelKpi) -> SmallKpi:
    """Put a channel's KPI in words."""
    reading, unit = found.reading, found.actual.measured_in
    address, is_drawer = kpi_address(looked, found.path)
    return SmallKpi(
        kpi=found,
        address=address,
        is_drawer=is_drawer,
        value=say_value(found.actual.value, unit),
        target=_target(reading),
        look=LOOKS[reading.status] if reading else None,
        why=reading.why if reading else found.actual.why or _("This channel's part of the KPI."),
    )


def kpi_address(looked: PlanLooked, path: str) -> tuple[str, bool]:
    """Give where a KPI is explained, and whether that opens beside the page.

    A KPI has a page with its numbers while the plan that names it is in force; else its fields
    are shown.
    """
    place = place_of(path)
    if place and looked.adopted is not None and "plan" not in looked.named:
        return looked.address("kpi", *place.split("/")), True
    return part_address(looked, path), False


def _target(reading: Reading | None) -> str:
    if reading is None or reading.kpi.target is None:
        return ""
    return say_value(reading.kpi.target.value, reading.actual.measured_in)
