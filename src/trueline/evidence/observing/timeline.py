"""Timeline: periods as data write them, put in order, with those that nobody reported."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from trueline.core.period import Period
from trueline.evidence.observing.rows import refused

MOST_FILLED = 0.2
"""Share of periods without any row up to which the gaps are shown as missing periods."""

WORKING_DAYS = 5
REMEDY = "Write days as 2026-03-31, weeks as 2026-W14, months as 2026-03, or plain numbers."


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    key: Callable[[str], int]
    name: Callable[[int], str]


def _of_week(text: str) -> int:
    year, week = text.upper().replace("W", "").split("-")
    return date.fromisocalendar(int(year), int(week), 1).toordinal() // 7


def _week_name(key: int) -> str:
    year, week, _ = (date.fromordinal(key * 7 + 1)).isocalendar()
    return f"{year}-W{week:02}"


def _month_name(key: int) -> str:
    return f"{key // 12:04}-{key % 12 + 1:02}"


def _of_month(text: str) -> int:
    return date.fromisoformat(f"{text}-01").year * 12 + int(text[5:]) - 1


def _of_day(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()


def _day_name(key: int) -> str:
    return date.fromordinal(key).isoformat()


FORMS = {
    "day": _Form(re.compile(r"\d{4}-\d\d-\d\d([T ]00:00(:00(\.0+)?)?)?"), _of_day, _day_name),
    "compact day": _Form(
        re.compile(r"(19|20|21)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"), _of_day, _day_name
    ),
    "week": _Form(re.compile(r"\d{4}-[Ww]\d\d"), _of_week, _week_name),
    "month": _Form(re.compile(r"\d{4}-\d\d"), _of_month, _month_name),
    "quarter": _Form(
        re.compile(r"\d{4}-?[Qq][1-4]"),
        lambda text: int(text[:4]) * 4 + int(text[-1]) - 1,
        lambda key: f"{key // 4}-Q{key % 4 + 1}",
    ),
    "number": _Form(re.compile(r"[-+]?\d{1,9}(\.0+)?"), lambda text: int(float(text)), str),
}
"""How periods may be written; the first form that fits every one of them counts."""


FIRST_DAYS: Mapping[str, Callable[[int], date]] = {
    "day": date.fromordinal,
    "compact day": date.fromordinal,
    "week": lambda key: date.fromordinal(key * 7 + 1),
    "month": lambda key: date(key // 12, key % 12 + 1, 1),
    "quarter": lambda key: date(key // 4, key % 4 * 3 + 1, 1),
}
"""The first day of a period, by how periods are written."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods in order.

    Attributes:
        kind: How they are written: a key of ``FORMS``.
        keys: Numbers in the order of time.
        names: Of the same periods.
        filled: Names of periods between the others that have no row at all.
        notes: What a reader must know of their order.
        closed: Numbers of days, weeks, months or quarters between the others that have no row and
            are too many to be shown: those before and after are taken one after the other.
    """

    kind: str
    keys: tuple[int, ...]
    names: tuple[str, ...]
    filled: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    closed: tuple[int, ...] = ()

    def place(self, text: str) -> int | None:
        """Give where a period stands, or would stand; None when it is written otherwise."""
        key = _key(self.kind, text.strip())
        return None if key is None else bisect_left(self.keys, key)

    def holds(self, text: str) -> bool:
        """Say whether a period is one of these."""
        return _key(self.kind, text.strip()) in self.keys

    def within(self, first: int, until: int) -> "Timeline":
        """Give the periods from one place up to, not including, another."""
        names = self.names[first:until]
        filled = tuple(one for one in self.filled if one in set(names))
        keys = self.keys[first:until]
        closed = tuple(one for one in self.closed if keys and keys[0] < one < keys[-1])
        return Timeline(self.kind, keys, names, filled, self.notes, closed)

    def place_of(self, day: date) -> int | None:
        """Give the period that holds a day; None outside, or where periods are plain numbers."""
        if self.kind not in FIRST_DAYS:
            return None
        first = [FIRST_DAYS[self.kind](one) for one in self.keys]
        place = bisect_right(first, day) - 1
        length = min((later - sooner for sooner, later in pairwise(first)), default=DAY)
        is_last = place == len(first) - 1
        return None if place < 0 or (is_last and day >= first[-1] + length) else place


def order_periods(written: Sequence[str], *, where: str) -> Timeline:
    """Put periods in order, and name those between them that have no row.

    Args:
        written: Each as the data write it; at least one.
        where: What the source is called, for messages.

    Raises:
        FaultyInputError: They are written in different ways, or in none that is known.
    """
    for kind in FORMS:
        keys = {one: _key(kind, one) for one in written}
        if None not in keys.values():
            return _ordered(kind, sorted({one for one in keys.values() if one is not None}))
    odd = next((one for one in written if all(_key(kind, one) is None for kind in FORMS)), "")
    what = f"“{odd}” is no period." if odd else "Periods are written in more than one way."
    raise refused(where, what, REMEDY)


def days_spanned(written: Sequence[str], *, where: str) -> Period | None:
    """Give the days from the first to the last period; None where periods are plain numbers.

    Raises:
        FaultyInputError: They are written in different ways, or in none that is known.
    """
    timeline = order_periods(written, where=where)
    if timeline.kind not in FIRST_DAYS:
        return None
    first = [FIRST_DAYS[timeline.kind](one) for one in timeline.keys]
    length = min((later - sooner for sooner, later in pairwise(first)), default=DAY)
    return Period(first[0], first[-1] + length)


def _key(kind: str, text: str) -> int | None:
    form = FORMS[kind]
    if not form.pattern.fullmatch(text):
        return None
    try:
        return form.key(text)
    except ValueError:  # the 31st of February
        return None


def _ordered(kind: str, keys: list[int]) -> Timeline:
    name = FORMS[kind].name
    between, step = _between(kind, keys)
    if not between:
        return Timeline(kind, tuple(keys), tuple(map(name, keys)), notes=_uneven(keys, step))
    if len(between) > MOST_FILLED * (len(keys) + len(between)):
        note = (
            f"Between {name(keys[0])} and {name(keys[-1])} periods without a row: {len(between)}. "
            "Those that have one are taken one after the other."
        )
        closed = tuple(between) if kind in FIRST_DAYS else ()
        names = tuple(map(name, keys))
        return Timeline(kind, tuple(keys), names, notes=(note,), closed=closed)
    filled = tuple(map(name, between))
    every = sorted([*keys, *between])
    shown = ", ".join(filled[:3]) + (" and more" if len(filled) > 3 else "")  # noqa: PLR2004
    note = f"Periods in which no unit has a row, shown as missing: {len(filled)} ({shown})."
    return Timeline(kind, tuple(every), tuple(map(name, every)), filled, (note,))


def _between(kind: str, keys: list[int]) -> tuple[list[int], int]:
    """Give the keys that are left out in steps of the shortest distance, and that distance."""
    steps = [later - sooner for sooner, later in pairwise(keys)]
    step = min(steps, default=1)
    if _are_first_days(kind, keys):
        return [], step
    if any(one % step for one in steps):
        return [], 0
    missing = sorted(set(range(keys[0], keys[-1] + 1, step)) - set(keys))
    if kind.endswith("day") and step == 1 and all(_is_working(one) for one in keys):
        missing = [one for one in missing if _is_working(one)]
    return missing, step


def _uneven(keys: list[int], step: int) -> tuple[str, ...]:
    if step or len(keys) < 3:  # noqa: PLR2004 - two periods are evenly spaced
        return ()
    return ("Periods are not evenly spaced; they are taken one after the other.",)


def _are_first_days(kind: str, keys: list[int]) -> bool:
    """Say whether days stand for months: each the first of one, and no month is left out."""
    if not kind.endswith("day"):
        return False
    days = [date.fromordinal(one) for one in keys]
    months = [one.year * 12 + one.month for one in days]
    return len(days) > 1 and all(one.day == 1 for one in days) and _is_even(months)


def _is_even(months: list[int]) -> bool:
    return len({later - sooner for sooner, later in pairwise(months)}) == 1


def _is_working(key: int) -> bool:
    return date.fromordinal(key).weekday() < WORKING_DAYS
