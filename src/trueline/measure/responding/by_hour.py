"""Hour by weekday: when customers write, how long they then wait, and who is there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from trueline.measure.responding.judging import MISSED, JudgedWait, Outcome
from trueline.measure.responding.open_hours import OpenHours

HOURS, WEEKDAYS = 24, 7
FEWEST_SHOWN = 5
"""Below this, a median says more of chance than of the hour."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class HourCell:
    """One hour of the week.

    Attributes:
        weekday: 0 is Monday.
        hour: 0 to 23, on the wall.
        asked: Conversations that came in.
        median_clock_min: Half were answered within so many minutes on the clock; None for fewer
            than five answers.
        missed: Answered too late, or open past their time.
        due: Those whose promise was due; 0 without promises.
        cover: Share of the hour in which somebody is there, 0 to 1.
    """

    weekday: int
    hour: int
    asked: int
    median_clock_min: Decimal | None
    missed: int
    due: int
    cover: Decimal


def by_hour(waits: Iterable[JudgedWait], hours: OpenHours) -> tuple[HourCell, ...]:
    """Give all 168 hours of the week, Monday midnight first.

    Args:
        waits: For the first reply.
        hours: Whose clock on the wall tells the hour, and whose cover is shown.
    """
    found: dict[tuple[int, int], list[JudgedWait]] = defaultdict(list)
    for one in waits:
        at = one.wait.asked_at.astimezone(hours.zone)
        found[at.weekday(), at.hour].append(one)
    return tuple(
        _cell(weekday, hour, found[weekday, hour], hours)
        for weekday in range(WEEKDAYS)
        for hour in range(HOURS)
    )


def _cell(weekday: int, hour: int, waits: list[JudgedWait], hours: OpenHours) -> HourCell:
    ended = [one.clock_minutes for one in waits if one.clock_minutes is not None]
    due = [one for one in waits if one.outcome not in (None, Outcome.NOT_DUE)]
    return HourCell(
        weekday,
        hour,
        len(waits),
        median(ended).quantize(_TENTH) if len(ended) >= FEWEST_SHOWN else None,
        sum(one.outcome in MISSED for one in due),
        len(due),
        hours.share_of_hour(weekday, hour),
    )
