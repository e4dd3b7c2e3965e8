"""What became of rows that were looked at before: changed, vanished, or joined by others."""

from dataclasses import dataclass

import numpy as np

from trueline.evidence.cube.cube import MomentCube
from trueline.evidence.observations import Flags, Indices, Numbers
from trueline.evidence.observing.rows import NO_WORD, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Revised:
    """How rows differ from rows that were seen; periods that are new do not count.

    Attributes:
        changed: Places among the rows seen of those that say something else now.
        vanished: Places among the rows seen of those that are there no more.
        added: Places among the rows now of those that joined periods seen.
    """

    changed: Indices
    vanished: Indices
    added: Indices


def revised_rows(seen: Rows, now: Rows, *, unit: str, period: str) -> Revised:
    """Hold rows against rows that were seen, by the columns that both have, in whatever order.

    Args:
        seen: As they were.
        now: As they are.
        unit: Column that names the unit; empty for none.
        period: Column that names the period; empty for none, and then no row may be added.
    """
    words = sorted(seen.words.keys() & now.words.keys())
    numbers = sorted(seen.numbers.keys() & now.numbers.keys())
    rows = _coded(seen, now, words, numbers)
    keys = _coded(seen, now, [one for one in (unit, period) if one in words], [])
    keys = keys if unit in words or period in words else rows
    periods = _coded(seen, now, [period] if period in words else [], [])
    count = seen.count
    lost = _beyond(rows[:count], rows[count:])
    is_there = np.isin(keys[:count], keys[count:])
    is_new = _beyond(keys[count:], keys[:count])
    joins = np.isin(periods[count:], periods[:count])
    return Revised(
        np.flatnonzero(lost & is_there),
        np.flatnonzero(lost & ~is_there),
        np.flatnonzero(is_new & joins),
    )


def is_cube_revised(seen: MomentCube, now: MomentCube) -> bool:
    """Say whether a cube says something else of the periods that another had."""
    count = len(seen.periods)
    if now.periods[:count] != seen.periods:
        return True
    return not _are_alike(_parts(seen, count), _parts(now, count))


def _coded(seen: Rows, now: Rows, words: list[str], numbers: list[str]) -> Indices:
    """Give each row a number, equal where rows say the same: those seen first, then those now."""
    codes = np.zeros(seen.count + now.count, dtype=np.int64)
    for name in words:
        codes = _joined(codes, _words(seen, now, name))
    for name in numbers:
        # Adding zero makes one zero of two, and every missing number is the same.
        values = np.concatenate([seen.numbers[name], now.numbers[name]]).astype(np.float64) + 0.0
        codes = _joined(codes, np.unique(values, return_inverse=True)[1])
    return codes


def _joined(codes: Indices, others: Indices) -> Indices:
    both = codes * (int(others.max(initial=0)) + 1) + others
    joined: Indices = np.unique(both, return_inverse=True)[1]
    return joined


def _words(seen: Rows, now: Rows, name: str) -> Indices:
    levels = sorted({*seen.words[name].levels, *now.words[name].levels})
    places = {word: place + 1 for place, word in enumerate(levels)}
    parts = []
    for rows in (seen, now):
        column = rows.words[name]
        table = np.array([*(places[one] for one in column.levels), 0], dtype=np.int64)
        parts.append(table[np.where(column.codes == NO_WORD, len(column.levels), column.codes)])
    return np.concatenate(parts)


def _beyond(rows: Indices, others: Indices) -> Flags:
    """Say of each row whether there are more of its kind than among others."""
    size = int(max(rows.max(initial=0), others.max(initial=0))) + 1
    more = np.bincount(rows, minlength=size) > np.bincount(others, minlength=size)
    found: Flags = more[rows]
    return found


def _parts(cube: MomentCube, count: int) -> dict[tuple[int, str], tuple[int, Numbers]]:
    """Give members and totals by start and stratum; who began later had not begun by then."""
    found: dict[tuple[int, str], tuple[int, Numbers]] = {}
    for cell in cube.cells:
        start = cell.start if 0 <= cell.start < count else -1
        key = start, cube.strata[cell.stratum]
        members, total = found.get(key, (0, np.zeros(count)))
        found[key] = members + cell.count, total + cell.count * cell.mean[:count]
    return found


def _are_alike(
    seen: dict[tuple[int, str], tuple[int, Numbers]],
    now: dict[tuple[int, str], tuple[int, Numbers]],
) -> bool:
    if seen.keys() != now.keys():
        return False
    pairs = [(seen[key], now[key]) for key in seen]
    return all(one[0] == two[0] and np.allclose(one[1], two[1], rtol=1e-9) for one, two in pairs)
