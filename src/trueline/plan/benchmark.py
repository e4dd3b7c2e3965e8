"""Benchmark: what others, or we ourselves, once reached; it informs and never judges."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A value that somebody else stated, to look at beside a KPI.

    It is no target, and no status, pace or colour comes from it. Without a source it may not stand
    in a plan, since nobody could look it up.

    Attributes:
        id: Unique in its KPI.
        segment: Whom it is about, such as retailers with 10,000 to 50,000 followers.
        value: In the unit of the KPI's metric; for a range its lower end.
        source: Who says so, and where.
        day: Day it is of; of a period its last day.
        up_to: Upper end of a range; None for a single value.
        counted: What the source counts, where that is not what the KPI's metric counts.
        address: Of a page where it can be looked up; empty when there is none.
    """

    id: str
    segment: str
    value: Decimal
    source: str
    day: date
    up_to: Decimal | None = None
    counted: str = ""
    address: str = ""


def is_old(benchmark: Benchmark, on: date) -> bool:
    """Say whether a benchmark was more than a year old on a day."""
    is_leap_day = (on.month, on.day) == (2, 29)
    year_before = on.replace(year=on.year - 1, day=28 if is_leap_day else on.day)
    return benchmark.day < year_before
