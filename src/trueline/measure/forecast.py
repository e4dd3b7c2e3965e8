"""Forecast: where a KPI will land on its due day, with an interval."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """What a KPI's actual is thought to be at the end of a day.

    Attributes:
        day: After the day of the reading.
        value: As likely above as below, in the metric's unit.
        low: Nine chances in ten that it is above.
        high: Nine chances in ten that it is below.
    """

    day: date
    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a KPI will land on its due day, or the reason why that cannot be said.

    Attributes:
        due: The target's due day.
        landing: On that day; None when nothing can be said.
        path: Week by week from the reading to the due day, the landing last; empty likewise.
        chance: Of reaching the target by then, between 0 and 1; None likewise, and where too
            little is known of the year for one: a caveat says so.
        method: Name of the model.
        periods: Whole weeks of history that it stands on.
        periods_needed: Weeks that it takes to say anything.
        why: The reason when nothing can be said, else empty.
        caveats: What a reader must know, in sentences.
    """

    due: date
    landing: ForecastPoint | None
    path: tuple[ForecastPoint, ...]
    chance: Decimal | None
    method: str
    periods: int
    periods_needed: int
    why: str = ""
    caveats: tuple[str, ...] = ()
