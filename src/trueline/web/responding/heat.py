"""When customers write, hour by weekday, against cover, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from babel.dates import format_date, format_time
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.measure.responding.by_hour import HourCell
from trueline.web.wording import locale, say_value

HEATS = 5
A_MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One hour of the week.

    Attributes:
        asked: Conversations that came in.
        heat: 0 for none to 5 for the fullest hours.
        is_covered: Whether somebody is there for at least half of it.
        wait: Median on the clock, in words; empty for too few.
        words: All of it in a sentence, for the title and for those who do not see colours.
    """

    asked: int
    heat: int
    is_covered: bool
    wait: str
    words: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One hour of the day.

    Attributes:
        hour: In words.
        cells: Monday first.
    """

    hour: str
    cells: tuple[HeatCell, ...]


def heat_rows(cells: Sequence[HourCell]) -> list[HeatRow]:
    """Put the hours of the week into rows, from the first to the last that anything falls into."""
    used = [one.hour for one in cells if one.asked or one.cover]
    most = max((one.asked for one in cells), default=0)
    if not used:
        return []
    return [
        HeatRow(
            format_time(time(hour), format="HH:mm", locale=locale()),
            tuple(_cell(one, most) for one in cells if one.hour == hour),
        )
        for hour in range(min(used), max(used) + 1)
    ]


def weekdays() -> list[tuple[str, str]]:
    """Give the weekdays, short and in full, Monday first."""
    days = [A_MONDAY + timedelta(days=place) for place in range(7)]
    return [
        (
            format_date(day, format="EEEEEE", locale=locale()),
            format_date(day, format="EEEE", locale=locale()),
        )
        for day in days
    ]


def _cell(one: HourCell, most: int) -> HeatCell:
    heat = -(-one.asked * HEATS // most) if most else 0
    wait = "" if one.median_clock_min is None else say_value(one.median_clock_min, "minutes")
    is_covered = one.cover * 2 >= 1
    asked = ngettext("{0} conversation", "{0} conversations", one.asked).format(one.asked)
    told = [asked, _("somebody is there") if is_covered else _("nobody is there")]
    told += [_("half answered within {0} on the clock").format(wait)] if wait else []
    told += [_("{0} of {1} missed").format(one.missed, one.due)] if one.due else []
    return HeatCell(one.asked, heat, is_covered, wait, ", ".join(told))
