"""The sentence of state: where the plan stands, written from the numbers, names linked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.web.looked_at import LookedAt

FINE = frozenset({Status.ON_PACE, Status.REACHED, Status.EXCEEDED})
NAMED = 2


@dataclass(frozen=True, slots=True)
class State:
    """Where a plan stands, in a sentence and in counts.

    Attributes:
        sentence: One or two sentences; names are links.
        fine: KPIs on pace, reached or exceeded.
        at_risk: KPIs at risk.
        off_pace: KPIs off pace.
        unknown: KPIs without data; what has not begun yet is in none of these counts.
        paced: KPIs whose pace counts in the pace of the whole.
        count: All KPIs.
    """

    sentence: SafeString
    fine: int
    at_risk: int
    off_pace: int
    unknown: int
    paced: int
    count: int


def state_of(looked: LookedAt) -> State:
    """Say where a plan stands."""
    readings = looked.scorecard.readings
    counts = Counter(reading.status for reading in readings)
    fine = sum(counts[status] for status in FINE)
    off = [reading for reading in readings if reading.status is Status.OFF_PACE]
    return State(
        sentence=format_html("{} {}", _so_far(fine, len(readings)), _behind(looked, off)),
        fine=fine,
        at_risk=counts[Status.AT_RISK],
        off_pace=len(off),
        unknown=counts[Status.NO_DATA],
        paced=sum(side.counted for side in looked.scorecard.perspectives),
        count=len(readings),
    )


def _so_far(fine: int, count: int) -> str:
    text = ngettext("{0} of {1} KPI is on pace.", "{0} of {1} KPIs are on pace.", count)
    return text.format(fine, count)


def _behind(looked: LookedAt, off: Sequence[Reading]) -> SafeString | str:
    links = [
        format_html('<a href="{}">{}</a>', looked.address_of(one.path), one.kpi.name)
        for one in off[:NAMED]
    ]
    if not off:
        return _("None is off pace.")
    if len(off) == 1:
        return format_html(_("{} is off pace."), *links)
    if len(off) == NAMED:
        return format_html(_("{} and {} are off pace."), *links)
    return format_html(_("{} and {} are off pace, and {} more."), *links, str(len(off) - NAMED))
