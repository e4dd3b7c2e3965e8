"""Cuts what the ledger has of a question into weeks, and says which of them are whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trueline.core.period import Period
from trueline.measure.gathered import Gathered, Span
from trueline.measure.measured import Measured
from trueline.measure.quantiles import RowValue
from trueline.metrics.metric import Rule
from trueline.usecases.answering import Ground, work_out

WEEK = timedelta(days=7)
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class MeasuredWeek:
    """A question's answer for one week.

    Attributes:
        measured: By the metric's own rule.
        is_whole: Whether everyone who should report it did, on each day where days are added.
    """

    measured: Measured
    is_whole: bool


def measured_weeks(
    ground: Ground, spans: Sequence[Span], first: date, last: date
) -> tuple[MeasuredWeek, ...]:
    """Give the weeks that end with a day, oldest first; each begins on ``first`` or later.

    Args:
        ground: Taken day by day.
        spans: Who should report what, and from when on.
        first: Before it no week begins.
        last: Last day of the last week.
    """
    count = ((last - first).days + 1) // DAYS_A_WEEK
    parts = _by_week(ground.gathered, last)
    rows: dict[int, list[RowValue]] = defaultdict(list)
    for row in ground.rows:
        rows[_back(row.day, last)].append(row)
    reported = _days_reported(ground.gathered, last)
    added = ground.asked.metric.over_time is Rule.SUM
    weeks = []
    for back in range(count - 1, -1, -1):
        until = last + timedelta(days=1) - WEEK * back
        week = Period(until - WEEK, until)
        own = replace(
            ground, gathered=tuple(parts.get(back, ())), rows=tuple(rows.get(back, ()))
        ).within(week)
        days = {place: found.get(back, 0) for place, found in reported.items()}
        needed = DAYS_A_WEEK if added else 1
        weeks.append(MeasuredWeek(work_out(own), _is_whole(spans, week, days, needed)))
    return tuple(weeks)


def _back(day: date, last: date) -> int:
    return (last - day).days // DAYS_A_WEEK


def _by_week(gathered: Sequence[Gathered], last: date) -> Mapping[int, Sequence[Gathered]]:
    found: dict[int, list[Gathered]] = defaultdict(list)
    for one in gathered:
        found[_back(one.first_day, last)].append(one)
    return found


def _days_reported(
    gathered: Sequence[Gathered], last: date
) -> Mapping[tuple[str, str], Mapping[int, int]]:
    """Count the days with a value, by account, metric and week."""
    days = {(one.account, one.metric, one.first_day) for one in gathered}
    found: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for account, metric, day in days:
        found[account, metric][_back(day, last)] += 1
    return found


def _is_whole(
    spans: Sequence[Span], week: Period, days: Mapping[tuple[str, str], int], needed: int
) -> bool:
    """Say whether everyone who had begun by a week reported enough of its days."""
    begun = {(one.account, one.metric) for one in spans if one.first_day <= week.last}
    return all(
        _covers(spans, place, week) or days.get(place, 0) >= needed for place in begun
    ) and bool(begun)


def _covers(spans: Sequence[Span], place: tuple[str, str], week: Period) -> bool:
    """Say whether an import of rows speaks of a whole week: a day without a row has none."""
    return any(
        one.is_counted
        and (one.account, one.metric) == place
        and one.first_day <= week.first
        and week.last <= one.last_day
        for one in spans
    )
