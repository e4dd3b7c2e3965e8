"""A KPI's chart with all that stands around it: sentence, key, moments and table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.core.period import Period
from trueline.measure.reading import Reading
from trueline.plan.cascade import find_kpi
from trueline.usecases.read_channel import ChannelSeries
from trueline.usecases.read_series import KpiSeries
from trueline.web.charting.drawn import DrawnChart, draw
from trueline.web.charting.moments import (
    Moment,
    cuts_of,
    marks_of,
    moments_of,
    moments_of_breaks,
)
from trueline.web.charting.weeks import WeekRow, week_rows
from trueline.web.looked_at import LookedAt
from trueline.web.trends import series_of
from trueline.web.wording import say_value
from trueline.web.wording_time import say_day


@dataclass(frozen=True, slots=True)
class ChartedKpi:
    """A KPI's chart as pages show it.

    Attributes:
        reading: Where it stands; None for a share of it that has no target of its own.
        series: Week by week.
        drawn: None while fewer than two weeks have a value.
        says: What is seen, in sentences.
        moments: Breaks and annotations that it marks.
        rows: Of its table, newest first.
        cuts: Days over which no line goes on.
    """

    reading: Reading | None
    series: KpiSeries
    drawn: DrawnChart | None
    says: tuple[str, ...]
    moments: tuple[Moment, ...]
    rows: tuple[WeekRow, ...]
    cuts: tuple[date, ...]

    @property
    def has_fan(self) -> bool:
        """Say whether a forecast is drawn."""
        forecast = self.reading.forecast if self.reading else None
        return bool(forecast and forecast.path)

    @property
    def has_break(self) -> bool:
        """Say whether a line is interrupted because something else was counted."""
        return any(one.begins for one in self.rows)


def charted_kpi(looked: LookedAt, reading: Reading) -> ChartedKpi:
    """Give a KPI's chart from the plan's first day to its due day."""
    series = series_of(looked, reading.path)
    moments = moments_of(looked, find_kpi(looked.adopted.plan, reading.path), days_of(series))
    return charted(series, reading, moments)


def charted_for_channel(told: ChannelSeries) -> ChartedKpi:
    """Give the chart of a channel's KPI, narrowed to the channel; it marks definition breaks."""
    return charted(told.series, told.found.reading, moments_of_breaks(told.breaks, told.period))


def charted(series: KpiSeries, reading: Reading | None, moments: tuple[Moment, ...]) -> ChartedKpi:
    """Put a chart together with all that stands around it."""
    cuts = all_cuts(series, moments)
    return ChartedKpi(
        reading=reading,
        series=series,
        drawn=draw(series, reading, marks_of(moments), cuts),
        says=tuple(_says(series, reading, cuts)),
        moments=moments,
        rows=week_rows(series, reading, cuts)[::-1],
        cuts=cuts,
    )


def days_of(series: KpiSeries) -> Period:
    """Give the days that a chart reaches over."""
    return Period.closed(series.points[0].day, (*series.points, *series.path_ahead)[-1].day)


def all_cuts(series: KpiSeries, moments: Sequence[Moment]) -> tuple[date, ...]:
    """Give the days over which no line goes on, by networks' breaks and by own definitions."""
    return tuple(sorted({*cuts_of(moments), *(day for day, _metric in series.changes)}))


def _says(series: KpiSeries, reading: Reading | None, cuts: Sequence[date]) -> Iterator[str]:
    unit, newest = series.measured_in, series.points[-1]
    actual, day = say_value(newest.actual, unit), say_day(newest.day)
    if newest.actual is not None and newest.expected is not None:
        expected = say_value(newest.expected, unit)
        yield _("On {0} it stands at {1}; the plan expects {2}.").format(day, actual, expected)
    elif newest.actual is not None:
        yield _("On {0} it stands at {1}.").format(day, actual)
    forecast = reading.forecast if reading else None
    if landing := forecast.landing if forecast else None:
        said = (say_value(one, unit) for one in (landing.value, landing.low, landing.high))
        yield _("By {0} the forecast lands at {1}; in 8 cases of 10 between {2} and {3}.").format(
            say_day(landing.day), *said
        )
    missing = sum(one.actual is None for one in series.points)
    if missing:
        words = ngettext(
            "{0} week has no value and stays empty.",
            "{0} weeks have no value and stay empty.",
            missing,
        )
        yield words.format(missing)
    if cuts:
        yield _("The line is interrupted where something else began to be counted.")
