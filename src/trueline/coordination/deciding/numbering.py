"""Ids of decisions and action items: their day and their place on that day."""

from collections.abc import Iterable
from datetime import date


def next_id(day: date, taken: Iterable[str]) -> str:
    """Give the first id of a day that comes after every one that was given.

    Args:
        day: On which it is decided or agreed.
        taken: Every id that was ever given, those taken back included.

    Example:
        >>> next_id(date(2026, 11, 26), ["2026-11-26-1", "2026-11-26-10", "2026-11-25-12"])
        '2026-11-26-11'
    """
    start = f"{day.isoformat()}-"
    numbers = (one.removeprefix(start) for one in taken if one.startswith(start))
    return f"{start}{max((int(one) for one in numbers if one.isdecimal()), default=0) + 1}"


def place_of_id(name: str) -> tuple[str, int]:
    """Give what puts ids in the order in which they were given.

    Example:
        >>> sorted(["2026-11-26-10", "2026-11-26-9"], key=place_of_id)
        ['2026-11-26-9', '2026-11-26-10']
    """
    day, _, number = name.rpartition("-")
    return (day, int(number)) if number.isdecimal() else (name, 0)
