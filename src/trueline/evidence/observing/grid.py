"""Grid: rows laid out as units by periods, each row in one cell and no cell with two rows."""

from dataclasses import dataclass

import numpy as np

from trueline.evidence.observations import Indices, Numbers
from trueline.evidence.observing.rows import NO_WORD, Rows, Words, refused
from trueline.evidence.observing.timeline import Timeline, order_periods
from trueline.evidence.study import Windows
from trueline.evidence.study_source import Columns


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Where each row of a panel stands.

    Attributes:
        units: Names, by the alphabet; one empty name where the rows are one series.
        timeline: Periods in order.
        unit: Shape (rows,); index of each row's unit.
        period: Shape (rows,); index of each row's period.
        kept: Shape (kept rows,); rows that lie in the study's windows.
    """

    units: tuple[str, ...]
    timeline: Timeline
    unit: Indices
    period: Indices
    kept: Indices

    def spread(self, numbers: Numbers) -> Numbers:
        """Lay a column out: shape (units, periods), NaN where there is no row."""
        found = np.full((len(self.units), len(self.timeline.names)), np.nan)
        found[self.unit, self.period] = numbers[self.kept]
        return found

    def of_units(self, words: Words) -> tuple[Indices, Indices]:
        """Give the word of each unit, and the rows whose word differs from their unit's.

        Returns:
            Shape (units,), codes; shape (differing rows,), places of rows.
        """
        codes = words.codes[self.kept]
        own = np.full(len(self.units), NO_WORD, dtype=np.int64)
        own[self.unit[::-1]] = codes[::-1]
        return own, self.kept[codes != own[self.unit]]


def lay_out(rows: Rows, columns: Columns, windows: Windows) -> Grid:
    """Lay rows out as units by periods, within the windows.

    Raises:
        FaultyInputError: A row names no unit or no period, two rows are of one unit and period, or
            no row lies within the windows.
    """
    periods = rows.words[columns.period]
    _refuse_unnamed(rows, periods, columns.period)
    timeline = order_periods(periods.levels, where=f"{rows.where}, column {columns.period}")
    first, until = _cut(timeline, windows)
    places = np.array([timeline.place(one) for one in periods.levels], dtype=np.int64)
    period = places[periods.codes]
    kept = np.flatnonzero((period >= first) & (period < until))
    if not len(kept):
        what = (
            f"No row lies between {windows.first or 'the start'} and {windows.last or 'the end'}."
        )
        raise refused(rows.where, what, "Mend the windows of the study.")
    timeline = timeline.within(first, until)
    unit, names = _units(rows, columns.unit, kept)
    grid = Grid(names, timeline, unit, period[kept] - first, kept)
    _refuse_twice(rows, grid)
    return grid


def _units(rows: Rows, column: str, kept: Indices) -> tuple[Indices, tuple[str, ...]]:
    if not column:
        return np.zeros(len(kept), dtype=np.int64), ("",)
    words = rows.words[column]
    _refuse_unnamed(rows, words, column)
    present, codes = np.unique(words.codes[kept], return_inverse=True)
    return codes.astype(np.int64), tuple(words.levels[one] for one in present)


def _cut(timeline: Timeline, windows: Windows) -> tuple[int, int]:
    """Give the first place within the windows, and the first behind them."""
    ends = []
    for name, text in (("first", windows.first), ("last", windows.last)):
        place = timeline.place(text) if text else None
        if text and place is None:
            what = f"“{text}” is not written as the data write periods ({timeline.names[0]})."
            raise refused(f"study, windows/{name}", what, "Write it as the data do.")
        ends.append(place)
    first, last = ends
    if last is None:
        return first or 0, len(timeline.names)
    return first or 0, last + timeline.holds(windows.last)


def _refuse_unnamed(rows: Rows, words: Words, column: str) -> None:
    bare = np.flatnonzero(words.codes == NO_WORD)
    if len(bare):
        what = f"The column “{column}” says nothing here."
        raise refused(rows.at(bare), what, "Fill it in, or take the rows out.")


def _refuse_twice(rows: Rows, grid: Grid) -> None:
    cells = grid.unit * len(grid.timeline.names) + grid.period
    order = np.argsort(cells, kind="stable")
    same = np.flatnonzero(cells[order][1:] == cells[order][:-1])
    if not len(same):
        return
    one, other = order[same[0]], order[same[0] + 1]
    whose = grid.units[grid.unit[one]]
    of_unit = f"{whose} in " if whose else ""
    what = f"Two rows are of {of_unit}{grid.timeline.names[grid.period[one]]}."
    if len(same) > 1:
        what += f" So are {len(same) - 1} more pairs."
    remedy = "Put them together, or name the column that tells them apart as the unit."
    if not whose:
        remedy = "Name the column of the unit, or put the rows of a period together."
    raise refused(rows.at([int(grid.kept[one]), int(grid.kept[other])]), what, remedy)
