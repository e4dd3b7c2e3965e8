"""Line charts: gaps stay open, intervals are bands, days keep their distances."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from trueline.briefing.chart import Chart, Look, Series
from trueline.briefing.plotting.canvas import (
    COLOURS,
    DASHES,
    INK,
    LINE,
    MUTED,
    PAPER,
    SIZE,
    cut_to,
    element,
    line,
    width_of,
    words,
)
from trueline.briefing.plotting.scales import Scale, first_days, range_of, ticks, values_of
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import day_in_words

HEIGHT, TOP, BELOW, RIGHT = 210, 18, 24, 14
LABEL_ROOM = 78
"""Pixels that the label of a place takes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart's places and values lie.

    Attributes:
        across: From places to pixels.
        up: From values to pixels.
        right: Where the frame ends.
    """

    across: Scale
    up: Scale
    right: float

    def runs_of(self, *parts: Sequence[object]) -> Iterator[list[int]]:
        """Yield places that follow each other and have all of some values."""
        has_all = [all(one is not None for one in each) for each in zip(*parts, strict=True)]
        for is_there, run in groupby(range(len(has_all)), key=has_all.__getitem__):
            if is_there:
                yield list(run)


def lines_of(chart: Chart, width: int) -> tuple[str, int]:
    """Give a line chart's elements and its height."""
    frame, axis = _frame(chart, width)
    parts = [*axis, *_target(chart, frame), *_marks(chart, frame)]
    parts += [part for one in chart.series for part in _band(chart, one, frame)]
    parts += [part for one in chart.series for part in _line(chart, one, frame)]
    return "".join(parts), HEIGHT


def across_of(chart: Chart, at: int) -> float:
    """Give how far along a place lies: its day, or its number."""
    return float(chart.days[at].toordinal()) if chart.days else float(at)


def value_axis(chart: Chart, up: Scale, left: float, right: float) -> Iterator[str]:
    """Yield the lines and labels of an axis of values."""
    for value in ticks(up.low, up.high):
        y = up.place(value)
        yield line((left, y), (right, y), class_="rule", stroke=LINE)
        yield words(number_in_short(value, chart.measured_in), (left - 8, y + 4), anchor="end")


def room_for_values(chart: Chart, low: float, high: float) -> float:
    """Give how many pixels the labels of an axis of values need."""
    said = (number_in_short(one, chart.measured_in) for one in ticks(low, high))
    return max(map(width_of, said), default=0) + 14


def _frame(chart: Chart, width: int) -> tuple[Frame, list[str]]:
    low, high = range_of(values_of(chart), holds_zero=False)
    left, right = room_for_values(chart, low, high), width - RIGHT
    first, last = across_of(chart, 0), across_of(chart, len(chart.places) - 1)
    if first == last:
        first, last = first - 1, last + 1
    up = Scale(low, high, HEIGHT - BELOW, TOP)
    frame = Frame(Scale(first, last, left, right), up, right)
    return frame, [*value_axis(chart, up, left, right), *_places(chart, frame)]


def _places(chart: Chart, frame: Frame) -> Iterator[str]:
    most = max(2, int((frame.right - frame.across.begins) / LABEL_ROOM))
    if chart.days:
        shown = first_days(chart.days, most)
        said = [(float(day.toordinal()), day_in_words(day)) for day in shown]
    else:
        every = max(1, -(-len(chart.names) // most))
        said = [(float(at), name) for at, name in enumerate(chart.names) if at % every == 0]
    for value, text in said:
        x = frame.across.place(value)
        near = min(max(x, frame.across.begins + 26), frame.right - 26)
        yield words(cut_to(text, LABEL_ROOM), (near, HEIGHT - 6), anchor="middle")


def _target(chart: Chart, frame: Frame) -> Iterator[str]:
    if chart.target is None:
        return
    y = frame.up.place(chart.target)
    yield line(
        (frame.across.begins, y),
        (frame.right, y),
        class_="s-ink",
        stroke=INK,
        stroke_dasharray="2 3",
    )
    said = f"{chart.target_name} {number_in_short(chart.target, chart.measured_in)}"
    yield words(said, (frame.right, y - 5), anchor="end", colour=INK)


def _marks(chart: Chart, frame: Frame) -> Iterator[str]:
    for one in chart.marks:
        x = frame.across.place(across_of(chart, one.at))
        yield line(
            (x, TOP), (x, HEIGHT - BELOW), class_="s-muted", stroke=MUTED, stroke_dasharray="2 2"
        )
        yield element("circle", cx=x, cy=SIZE - 2.0, r=8.0, class_="f-muted", fill=MUTED)
        yield words(one.label, (x, SIZE + 2.0), anchor="middle", is_strong=True, colour=PAPER)


def _band(chart: Chart, series: Series, frame: Frame) -> Iterator[str]:
    for run in frame.runs_of(series.low, series.high) if series.low else ():
        ends = [(at, series.high[at]) for at in run] + [(at, series.low[at]) for at in run[::-1]]
        points = " ".join(
            f"{frame.across.place(across_of(chart, at)):.1f},{frame.up.place(value):.1f}"
            for at, value in ends
            if value is not None
        )
        yield element(
            "polygon",
            points=points,
            class_=f"f-{series.look}",
            fill=COLOURS[series.look],
            fill_opacity="0.15",
        )


def _line(chart: Chart, series: Series, frame: Frame) -> Iterator[str]:
    colour = COLOURS[series.look]
    for run in frame.runs_of(series.values):
        places = [
            (frame.across.place(across_of(chart, at)), frame.up.place(value))
            for at in run
            if (value := series.values[at]) is not None
        ]
        if len(places) == 1:
            x, y = places[0]
            yield element("circle", cx=x, cy=y, r=2.6, class_=f"f-{series.look}", fill=colour)
            continue
        yield element(
            "polyline",
            points=" ".join(f"{x:.1f},{y:.1f}" for x, y in places),
            class_=f"s-{series.look}",
            fill="none",
            stroke=colour,
            stroke_width="2" if series.look is Look.ACTUAL else "1.6",
            stroke_dasharray=DASHES.get(series.look, ""),
            stroke_linejoin="round",
            stroke_linecap="round",
        )
