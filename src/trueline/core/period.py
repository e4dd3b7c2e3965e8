"""Half-open ranges of days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days that people may name lie in these years; beyond them it is a slip."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``first`` up to, not including, ``until``.

    Attributes:
        first: First day inside.
        until: First day after it; later than ``first``.
    """

    first: date
    until: date

    def __post_init__(self) -> None:
        """Refuse a period without days.

        Raises:
            ValueError: ``until`` is not after ``first``.
        """
        if self.until <= self.first:
            raise ValueError(f"A period must end after it begins: {self.first} to {self.until}.")

    @classmethod
    def closed(cls, first: date, last: date) -> "Period":
        """Build the period whose last day is ``last``, as people say it."""
        return cls(first, last + timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.until - timedelta(days=1)

    @property
    def day_count(self) -> int:
        """Number of days inside; at least 1."""
        return (self.until - self.first).days

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies inside."""
        return self.first <= day < self.until

    def days(self) -> Iterator[date]:
        """Yield each day inside, in order."""
        return (self.first + timedelta(days=offset) for offset in range(self.day_count))


def joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Give the same days as periods that lie apart, in order.

    Example:
        >>> week, next_week = Period(date(2026, 1, 1), date(2026, 1, 8)), Period(
        ...     date(2026, 1, 8), date(2026, 1, 15)
        ... )
        >>> joined([next_week, week])[0].day_count
        14
    """
    apart: list[Period] = []
    for one in sorted(periods):
        if apart and one.first <= apart[-1].until:
            apart[-1] = Period(apart[-1].first, max(apart[-1].until, one.until))
        else:
            apart.append(one)
    return tuple(apart)
