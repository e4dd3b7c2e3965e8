"""History: what a KPI was, week by week, and what of its due day's answer is known already."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trueline.core.period import Period
from trueline.measure.forecasting.planned_season import PlannedSeason
from trueline.measure.forecasting.scales import Bounds

WEEK = timedelta(days=7)
WEEKS_NEEDED = 8
"""Whole weeks that it takes to say anything."""


class Course(StrEnum):
    """How a KPI's weeks make its actual."""

    SUM = "sum"
    """They are added."""
    MEAN = "mean"
    """What is above the line is added, and what is below it."""
    LEVEL = "level"
    """The last one stands; it comes back to where it was, as a share does."""
    STOCK = "stock"
    """The last one stands; what is gained stays, as followers do."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a KPI.

    Attributes:
        above: The sum, the level, or what stands above the line; None when nothing is known.
        below: What stands below the line, or how much a week of a mean weighs; else 1.
        is_whole: Whether nothing of it is missing; else it is a gap and not forecast from.
    """

    above: float | None
    below: float = 1.0
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class History:
    """A KPI's weeks up to the last day that is known of all its accounts.

    Attributes:
        course: How they make its actual.
        bounds: Between what a week stays.
        last_day: Last day of the last week.
        weeks: Oldest first.
        caveats: What a reader of a forecast from them must know, in sentences.
    """

    course: Course
    bounds: Bounds
    last_day: date
    weeks: tuple[Week, ...]
    caveats: tuple[str, ...] = ()

    @property
    def whole_count(self) -> int:
        """Weeks that can be forecast from."""
        return sum(one.is_whole for one in self.weeks)

    def within(self, period: Period) -> tuple[float, float]:
        """Give the sums above and below the line of the known days of a period.

        A week that lies in it only partly counts by its share of days.
        """
        above = below = 0.0
        until = self.last_day + timedelta(days=1)
        for week in reversed(self.weeks):
            first = until - WEEK
            days = (min(until, period.until) - max(first, period.first)).days
            if days > 0 and week.above is not None:
                above += week.above * days / 7
                below += week.below * days / 7
            until = first
            if until <= period.first:
                break
        return above, below


@dataclass(frozen=True, slots=True)
class Aim:
    """Between what a value must lie for the target to be reached.

    Attributes:
        least: None for no lower end.
        most: None for no upper end.
    """

    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is asked about a KPI's future.

    Attributes:
        history: Of the KPI.
        due: The target's due day, after the day of the reading.
        on: Day of the reading.
        aim: What the target means; None where no chance is to be told.
        first: First day of the days that the actual covers; None for a trailing window.
        trailing_days: Length of that window; 0 when ``first`` says where the days begin.
        done: What there is of a sum or of both sides of a mean, from its first day up to the
            history's last; None where the history itself says it.
        least: What it cannot fall below any more, such as a count that is done; else None.
        seed: Of its random numbers.
        season: Of a sum, what the plan's months say of each week, where the history is too short
            to show a season; else None.
        caveats: What a reader must know beside the history's, in sentences.
    """

    history: History
    due: date
    on: date
    aim: Aim | None
    first: date | None
    trailing_days: int
    done: tuple[float, float] | None
    least: float | None
    seed: tuple[int, ...]
    season: PlannedSeason | None = None
    caveats: tuple[str, ...] = ()

    @property
    def weeks_ahead(self) -> int:
        """Weeks from the history's last day to the due day; a part counts whole."""
        return -(-(self.due - self.history.last_day).days // 7)

    def known_by(self, covered: Period) -> tuple[float, float]:
        """Give the sums above and below the line of what is known of some days."""
        return self.history.within(covered) if self.done is None else self.done

    def days_by(self, day: date) -> Period:
        """Give the days that the actual covers on a day."""
        until = day + timedelta(days=1)
        return Period(self.first or until - timedelta(days=self.trailing_days), until)
