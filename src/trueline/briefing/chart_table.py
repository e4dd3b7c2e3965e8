"""A chart as a table: the same values for those who do not see it, and for formats without one."""

from decimal import Decimal

from trueline.briefing.blocks import Table
from trueline.briefing.cells import Cell
from trueline.briefing.chart import Chart, Series
from trueline.briefing.wording import MISSING, number_in_words

MOST_DIGITS = 2
"""After the point, of what was worked out."""
LONG = 6
"""Digits after the point that nobody wrote."""


def table_of(chart: Chart) -> Table:
    """Give a chart's values, a row a place; cells keep the digits that their words leave out."""
    heads = [
        "Day" if chart.days else "Name",
        *(head for one in chart.series for head in _heads(one)),
    ]
    rows = [
        (Cell(name), *(cell for one in chart.series for cell in _cells(chart, one, at)))
        for at, name in enumerate(chart.places)
    ]
    return Table(tuple(heads), tuple(rows), numbers=tuple(range(1, len(heads))), title=chart.title)


def graded_names(chart: Chart) -> tuple[str, ...]:
    """Give the names of a chart's places with the grades of what stands there, like ``Shop [B]``.

    Programs that draw charts themselves write names and values, but no letter in a box.
    """
    graded = [one.grades for one in chart.series if one.grades]
    letters = [", ".join(one for one in each if one) for each in zip(*graded, strict=True)]
    pairs = zip(chart.places, letters or [""] * len(chart.places), strict=True)
    return tuple(f"{name} [{letter}]" if letter else name for name, letter in pairs)


def notes_of(chart: Chart) -> tuple[str, ...]:
    """Give what a chart points at, in words: its line across and its marks."""
    said = []
    if chart.target is not None:
        said.append(f"{chart.target_name}: {number_in_words(chart.target, chart.measured_in)}")
    return (*said, *(f"{one.label}  {one.text}" for one in chart.marks))


def _heads(series: Series) -> list[str]:
    ends = [f"{series.name}, low", f"{series.name}, high"] if series.low else []
    return [series.name, *ends]


def _cells(chart: Chart, series: Series, at: int) -> list[Cell]:
    trace = series.traces[at] if series.traces else ""
    grade = series.grades[at] if series.grades else None
    value = _cell(series.values[at], chart.measured_in)
    ends = [_cell(part[at], chart.measured_in) for part in (series.low, series.high) if part]
    return [Cell(value.text, value.value, value.measured_in, trace, grade=grade), *ends]


def _cell(value: Decimal | None, measured_in: str) -> Cell:
    if value is None:
        return Cell(MISSING)
    return Cell(number_in_words(_readable(value), measured_in), value, measured_in)


def _readable(value: Decimal) -> Decimal:
    """Give a value without the digits that only a division brought; the cell keeps them."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent <= LONG:
        return value
    return round(value, MOST_DIGITS + max(-value.adjusted(), 0))
