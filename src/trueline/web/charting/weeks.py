"""The weeks of a chart as rows of its table: what was, what the plan expects, what may come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from trueline.measure.forecast import ForecastPoint
from trueline.measure.reading import Reading
from trueline.usecases.read_series import KpiSeries, SeriesPoint
from trueline.web.wording import MISSING, say_exactly, say_share, say_value
from trueline.web.wording_time import say_day


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A day of the chart in words.

    Attributes:
        day: Which.
        when: The same in words.
        actual: With every digit; a dash without one.
        why: Why there is none; empty where there is one and for days to come.
        expected: What the plan's path gives; a dash without a path.
        coverage: Share of the days behind the actual that hold a value; a dash for days to come.
        forecast: As likely above as below; a dash for days that have gone by.
        interval: Its 80 % interval; empty likewise.
        begins: Whether another definition counts from here on.
    """

    day: date
    when: str
    actual: str
    why: str
    expected: str
    coverage: str
    forecast: str
    interval: str
    begins: bool = False

    @property
    def says(self) -> str:
        """The row in a sentence, for reading the chart day by day."""
        parts = [
            (_("actual {0}"), self.actual),
            (_("the plan expects {0}"), self.expected),
            (_("forecast {0}"), f"{self.forecast} ({self.interval})" if self.interval else MISSING),
        ]
        said = [words.format(value) for words, value in parts if value != MISSING]
        return f"{self.when}: {', '.join(said) or _('no value')}"


def week_rows(
    series: KpiSeries, reading: Reading | None, cuts: Sequence[date]
) -> tuple[WeekRow, ...]:
    """Give the rows of a chart's table, oldest first, days to come at the end.

    Args:
        series: Week by week.
        reading: Of its last day, with the forecast; None where nothing is held against it.
        cuts: Days on which another definition began to count.
    """
    forecast = reading.forecast if reading else None
    fan = {one.day: one for one in (forecast.path if forecast else ())}
    gone = {one.day: one for one in series.points}
    path = {one.day: one.expected for one in (*series.points, *series.path_ahead)}
    rows = []
    before = series.points[0].day
    for day in sorted({*path, *fan}):
        begins = any(before < cut <= day for cut in cuts)
        words = _words(gone.get(day), path.get(day), fan.get(day), series.measured_in)
        rows.append(WeekRow(day, say_day(day), *words, begins=begins))
        before = day
    return tuple(rows)


def _words(
    point: SeriesPoint | None,
    expected: Decimal | None,
    ahead: ForecastPoint | None,
    measured_in: str,
) -> tuple[str, str, str, str, str, str]:
    """Give actual, why there is none, plan, coverage, forecast and interval of a day in words."""
    return (
        say_exactly(point.actual if point else None, measured_in),
        point.why if point else "",
        say_value(expected, measured_in),
        say_share(point.coverage if point else None),
        say_value(ahead.value if ahead else None, measured_in),
        _interval(ahead, measured_in),
    )


def _interval(ahead: ForecastPoint | None, measured_in: str) -> str:
    if ahead is None:
        return ""
    return _("{0} to {1}").format(*(say_value(one, measured_in) for one in (ahead.low, ahead.high)))
