"""Occurrence: one meeting of a series as the plan has it, moved off holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from trueline.briefing.wording import day_in_words
from trueline.plan.governance.clock import read_hour, zone_of
from trueline.plan.governance.meetings import MeetingSeries, OnHoliday
from trueline.plan.governance.recurrence import read_rule
from trueline.plan.public_holidays import holidays_of

SATURDAY = 5
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)
FARTHEST = timedelta(days=70)
"""A meeting that finds no day within ten weeks of its own is left out."""
LEFT_OUT = frozenset({OnHoliday.LEFT_OUT})
_STEPS = {
    OnHoliday.NEXT_WORKING_DAY: ONE_DAY,
    OnHoliday.PREVIOUS_WORKING_DAY: -ONE_DAY,
    OnHoliday.SAME_WEEKDAY_LATER: ONE_WEEK,
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting of a series.

    Attributes:
        series: Id of the series.
        by_rule: Day that the rule gives; the meeting's id is made of it.
        day: Day on which it is held, on the clock of its zone.
        starts: When it begins, in UTC.
        because: Name of the holiday that it was moved off, or on which it is held all the same;
            empty for none.
        told: What is odd about its hour, because clocks change that day; empty for nothing.
    """

    series: str
    by_rule: date
    day: date
    starts: datetime
    because: str = ""
    told: str = ""

    @property
    def id(self) -> str:
        """The same, however the meeting is moved: the series and the day by the rule."""
        return f"{self.series}-{self.by_rule}"

    @property
    def is_moved(self) -> bool:
        """Say whether it is held on another day than the rule gives."""
        return self.day != self.by_rule


def occurrences(
    series: MeetingSeries, first: date, until: date, *, anchor: date
) -> tuple[Occurrence, ...]:
    """Give the meetings of a series that are held in a range of days, in order.

    Never are two of them on one day: a meeting that would move to a day on which the series
    meets anyway is left out.

    Args:
        series: The series; the rule, the hour and the zone are such as a sound plan has.
        first: First day.
        until: The day after the last.
        anchor: Day from which the rule counts where the series names none: the plan's first.

    Raises:
        ValueError: The rule, the hour or the zone cannot be understood.
    """
    anchor = series.first or anchor
    rule = read_rule(series.rule)
    by_rule = tuple(rule.days(anchor, first - FARTHEST, until + FARTHEST))
    found = _held(series, by_rule, anchor)
    return tuple(
        _occurrence(series, day_by_rule, day, why)
        for day, (day_by_rule, why) in sorted(found.items())
        if first <= day < until
    )


def starts_at(day: date, starts: str, zone: str) -> tuple[datetime, str]:
    """Give the moment of an hour on a day, in UTC, with what is odd about it.

    An hour that is left out when clocks go forward is counted from the clock before the change,
    and of an hour that comes twice the first is meant.

    Args:
        day: On the clock of the zone.
        starts: Hour such as 14:30.
        zone: Its name; empty for UTC.

    Raises:
        ValueError: The hour or the zone cannot be understood.

    Source: RFC 5545, section 3.3.5, form 3.

    Example:
        >>> starts_at(date(2026, 3, 29), "01:30", "Europe/Dublin")[0].isoformat()
        '2026-03-29T01:30:00+00:00'
    """
    clock = zone_of(zone)
    local = datetime.combine(day, read_hour(starts), clock)
    moment = local.astimezone(UTC)
    back = moment.astimezone(clock)
    where = f"on {day_in_words(day)} in {clock.key}"
    if (back.hour, back.minute) != (local.hour, local.minute):
        return moment, f"{starts} does not come {where}; it begins at {back:%H:%M}."
    if local.replace(fold=1).astimezone(UTC) != moment:
        return moment, f"{starts} comes twice {where}; the first is meant."
    return moment, ""


def _held(
    series: MeetingSeries, by_rule: tuple[date, ...], anchor: date
) -> dict[date, tuple[date, str]]:
    """Give the days on which it is held, each with its day by the rule and the holiday."""
    found: dict[date, tuple[date, str]] = {}
    moving: list[tuple[date, str]] = []
    for day in by_rule:
        why = _holiday(series, day)
        if not why or series.on_holiday is OnHoliday.HELD:
            found[day] = day, why
        elif series.on_holiday not in LEFT_OUT:
            moving.append((day, why))
    for day, why in moving:
        to = next(_days_to_move_to(series, day), None)
        if to is not None and to not in found and to >= anchor:
            found[to] = day, why
    return found


def _days_to_move_to(series: MeetingSeries, day: date) -> Iterator[date]:
    step = _STEPS[series.on_holiday]
    only_working_days = series.on_holiday is not OnHoliday.SAME_WEEKDAY_LATER
    to = day + step
    while abs(to - day) <= FARTHEST:
        if not _holiday(series, to) and not (only_working_days and to.weekday() >= SATURDAY):
            yield to
        to += step


def _holiday(series: MeetingSeries, day: date) -> str:
    """Give why a day is none for meetings; empty when it is one."""
    if day in series.closed:
        return "closed that day"
    return holidays_of(series.holidays, day.year).get(day, "") if series.holidays else ""


def _occurrence(series: MeetingSeries, by_rule: date, day: date, why: str) -> Occurrence:
    starts, told = starts_at(day, series.starts, series.zone)
    return Occurrence(series.id, by_rule, day, starts, why, told)
