"""Bars, lying or standing, and points between the ends of their intervals."""

from collections.abc import Iterator
from decimal import Decimal

from trueline.briefing.chart import Chart, ChartKind, Series
from trueline.briefing.plotting.canvas import (
    COLOURS,
    INK,
    LINE,
    MUTED,
    PALER,
    cut_to,
    element,
    line,
    width_of,
    words,
)
from trueline.briefing.plotting.lines import room_for_values, value_axis
from trueline.briefing.plotting.scales import Scale, range_of, values_of
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING

ROW, BAR, GAP, TOP = 26, 12, 3, 8
NAMES = 0.34
"""Largest share of the width that names may take."""
COLUMNS_HEIGHT, BELOW, MOST_WIDE = 200, 24, 46
GRADE = 22


def rows_of(chart: Chart, width: int) -> tuple[str, int]:
    """Give a chart of lying bars or of intervals, a row a name, and its height."""
    is_interval = chart.kind is ChartKind.INTERVAL
    deep = ROW if is_interval else max(ROW, len(chart.series) * (BAR + GAP) + 2 * GAP + 2)
    foot = 16 if chart.target is not None else 0
    height = TOP + deep * len(chart.places) + foot
    names = min(max(map(width_of, chart.places)) + 14, width * NAMES)
    said = max(width_of(text) for one in chart.series for text in _said(chart, one))
    has_grades = any(one.grades for one in chart.series)
    right = width - said - 12 - (GRADE if has_grades else 0)
    low, high = range_of(values_of(chart), holds_zero=not is_interval)
    along = Scale(low, high, names, max(right, names + 40))
    parts = [*_backs(chart, along, deep, height - foot), *_target(chart, along, height - foot)]
    draw = _interval if is_interval else _bars
    for at, name in enumerate(chart.places):
        middle = TOP + deep * (at + 0.5)
        parts.append(words(cut_to(name, names - 12), (0, middle + 4), colour=INK))
        parts += draw(chart, at, along, middle)
    parts += _values(chart, width, deep)
    return "".join(parts), int(height)


def columns_of(chart: Chart, width: int) -> tuple[str, int]:
    """Give a chart of standing bars and its height."""
    low, high = range_of(values_of(chart), holds_zero=True)
    left = room_for_values(chart, low, high)
    up = Scale(low, high, COLUMNS_HEIGHT - BELOW, TOP + 10)
    deep = (width - left) / len(chart.places)
    each = min(MOST_WIDE, deep * 0.72 / len(chart.series))
    parts = list(value_axis(chart, up, left, width))
    for at, name in enumerate(chart.places):
        middle = left + deep * (at + 0.5)
        begins = middle - each * len(chart.series) / 2
        for place, one in enumerate(chart.series):
            parts += _column(chart, one, at, up, (begins + each * place, each, PALER[place % 4]))
        parts.append(words(cut_to(name, deep - 4), (middle, COLUMNS_HEIGHT - 6), anchor="middle"))
    if chart.target is not None:
        y = up.place(chart.target)
        parts.append(
            line((left, y), (width, y), class_="s-ink", stroke=INK, stroke_dasharray="2 3")
        )
        parts.append(words(_target_words(chart), (width, y - 5), anchor="end", colour=INK))
    return "".join(parts), COLUMNS_HEIGHT


def _column(
    chart: Chart, series: Series, at: int, up: Scale, place: tuple[float, float, str]
) -> Iterator[str]:
    value, (x, wide, paler) = series.values[at], place
    if value is None:
        yield words(MISSING, (x + wide / 2, up.place(0) - 4), anchor="middle")
        return
    ends = sorted((up.place(0), up.place(value)))
    colour = COLOURS[series.look]
    yield element(
        "rect", x=x + 1, y=ends[0], width=wide - 2, height=ends[1] - ends[0], rx="2",
        class_=f"f-{series.look}", fill=colour, fill_opacity=paler,
    )  # fmt: skip
    said = number_in_short(value, chart.measured_in)
    if width_of(said) <= wide + 8:
        yield words(said, (x + wide / 2, ends[0] - 4), anchor="middle", colour=INK)


def _backs(chart: Chart, along: Scale, deep: float, height: float) -> Iterator[str]:
    for at in range(1, len(chart.places)):
        y = TOP + deep * at
        yield line((0, y), (along.ends, y), class_="rule", stroke=LINE)
    if along.low <= 0 <= along.high:
        x = along.place(0)
        yield line((x, TOP), (x, height), class_="s-muted", stroke=MUTED, stroke_width="0.8")


def _target(chart: Chart, along: Scale, height: float) -> Iterator[str]:
    if chart.target is None:
        return
    x = along.place(chart.target)
    yield line((x, TOP), (x, height), class_="s-ink", stroke=INK, stroke_dasharray="2 3")
    said = _target_words(chart)
    half = width_of(said) / 2
    near = min(max(x, along.begins + half), along.ends - half)
    yield words(said, (near, height + 13), anchor="middle", colour=INK)


def _target_words(chart: Chart) -> str:
    value = Decimal(0) if chart.target is None else chart.target
    return f"{chart.target_name} {number_in_short(value, chart.measured_in)}"


def _bars(chart: Chart, at: int, along: Scale, middle: float) -> Iterator[str]:
    top = middle - len(chart.series) * (BAR + GAP) / 2
    for place, one in enumerate(chart.series):
        value = one.values[at]
        if value is None:
            continue
        ends = sorted((along.place(0), along.place(value)))
        yield element(
            "rect", x=ends[0], y=top + place * (BAR + GAP), width=max(ends[1] - ends[0], 0.8),
            height=float(BAR), rx="2", class_=f"f-{one.look}", fill=COLOURS[one.look],
            fill_opacity=PALER[place % 4],
        )  # fmt: skip


def _interval(chart: Chart, at: int, along: Scale, middle: float) -> Iterator[str]:
    one = chart.series[0]
    low, high = (part[at] if part else None for part in (one.low, one.high))
    colour = COLOURS[one.look]
    if low is not None and high is not None:
        ends = along.place(low), along.place(high)
        yield line(
            (ends[0], middle), (ends[1], middle), class_=f"s-{one.look}", stroke=colour,
            stroke_width="1.6",
        )  # fmt: skip
        for x in ends:
            yield line((x, middle - 4), (x, middle + 4), class_=f"s-{one.look}", stroke=colour)
    value = one.values[at]
    if value is not None:
        x = along.place(value)
        yield element("circle", cx=x, cy=middle, r=4.2, class_=f"f-{one.look}", fill=colour)


def _values(chart: Chart, width: int, deep: float) -> Iterator[str]:
    """Yield the values at the right edge, each with its grade where it has one."""
    for place, one in enumerate(chart.series):
        step = BAR + GAP if chart.kind is ChartKind.BAR else 0
        for at, text in enumerate(_said(chart, one)):
            middle = TOP + deep * (at + 0.5) + (place - (len(chart.series) - 1) / 2) * step
            end = width - (GRADE if one.grades else 0)
            yield words(text, (end, middle + 4), anchor="end", is_strong=True, colour=INK)
            if one.grades and (grade := one.grades[at]):
                yield element(
                    "rect", x=width - 16.0, y=middle - 8, width=16.0, height=16.0, rx="4",
                    class_="s-muted", fill="none", stroke=MUTED,
                )  # fmt: skip
                yield words(grade, (width - 8.0, middle + 4), anchor="middle", colour=INK)


def _said(chart: Chart, series: Series) -> list[str]:
    ends = (
        zip(series.low, series.high, strict=True)
        if series.low
        else ((None, None),) * len(series.values)
    )
    return [
        _in_words(chart, value, low, high)
        for value, (low, high) in zip(series.values, ends, strict=True)
    ]


def _in_words(chart: Chart, *numbers: Decimal | None) -> str:
    value, low, high = (number_in_short(one, chart.measured_in) for one in numbers)
    return value if numbers[1] is None or numbers[2] is None else f"{value} · {low} to {high}"
