"""Days without a year, as TikTok writes them, to dates: over New Year, back from the export."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from trueline.exports.cells.dates import NotADayError

DayOfYear = tuple[int, int]
"""Month and day."""

_LEAP_YEAR = 2000
_CYCLE = 366
_LARGEST_HOLE = 31


def resolve_years(days: Sequence[DayOfYear], *, until: date) -> tuple[date, ...]:
    """Give each day its year, so that the newest is the last of its name by ``until``.

    Args:
        days: In the order of the file; at most a year of them, none twice.
        until: Day on which the export was made; no day of it can be later.

    Raises:
        NotADayError: A day comes twice, or neither the order of the rows nor a gap in the year
            shows where the export begins.
    """
    if not days:
        return ()
    if len(set(days)) < len(days):
        raise NotADayError("A day comes twice, and without years it cannot be told which is which.")
    first, last = _ends(days)
    newest = _latest(last, until)
    return tuple(_dated(one, first, newest) for one in days)


def _ends(days: Sequence[DayOfYear]) -> tuple[DayOfYear, DayOfYear]:
    places = [date(_LEAP_YEAR, *one).timetuple().tm_yday for one in days]
    forward = [(later - earlier) % _CYCLE for earlier, later in pairwise(places)]
    backward = [_CYCLE - step for step in forward]
    runs = [one for one in (forward, backward) if sum(one) < _CYCLE]
    run = min(runs, key=sum, default=None)
    if run is not None and max(run, default=0) <= _LARGEST_HOLE:
        return (days[0], days[-1]) if run is forward else (days[-1], days[0])
    return _around_gap(sorted(zip(places, days, strict=True)))


def _around_gap(days: Sequence[tuple[int, DayOfYear]]) -> tuple[DayOfYear, DayOfYear]:
    following = [*days[1:], days[0]]
    gaps = [
        ((later[0] - earlier[0]) % _CYCLE, earlier[1], later[1])
        for earlier, later in zip(days, following, strict=True)
    ]
    widest, *others = sorted(gaps, reverse=True)
    if widest[0] <= _LARGEST_HOLE or others[0][0] > _LARGEST_HOLE:
        raise NotADayError("The rows are not in the order of their days and no gap shows the year.")
    return widest[2], widest[1]


def _latest(day: DayOfYear, until: date) -> date:
    for year in range(until.year, until.year - 9, -1):
        try:
            found = date(year, *day)
        except ValueError:
            continue
        if found <= until:
            return found
    raise NotADayError(f"There is no {day[1]}.{day[0]}. in the years before {until}.")


def _dated(day: DayOfYear, first: DayOfYear, newest: date) -> date:
    last = (newest.month, newest.day)
    year = newest.year if first <= last or day <= last else newest.year - 1
    try:
        return date(year, *day)
    except ValueError:
        raise NotADayError(
            f"29 February does not exist in {year}; the time of export must be wrong."
        ) from None
