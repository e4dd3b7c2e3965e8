"""Who comes and who stays: active people, cohorts of new members."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.community.shares import CountedShare
from trueline.measure.community.week_facts import to_places

MONTH_DAYS, WEEK_DAYS = 30, 7
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ActiveWeek:
    """People who were active up to the end of a week; each counted once.

    Attributes:
        last_day: The week's Sunday.
        week_people: Different people in its 7 days.
        month_people: Different people in the 30 days up to it.
        week_days: Days of being active in its 7 days, added up over people.
        month_days: The same over the 30 days.
    """

    last_day: date
    week_people: int
    month_people: int
    week_days: int
    month_days: int

    @property
    def day_people(self) -> Decimal:
        """Mean number of people a day in the 30 days."""
        return to_places(Decimal(self.month_days) / MONTH_DAYS, "0.1")

    @property
    def stickiness(self) -> Decimal | None:
        """Mean people a day over people in the 30 days, 0 to 1; None when nobody was active."""
        if not self.month_people:
            return None
        return to_places(Decimal(self.month_days) / MONTH_DAYS / self.month_people)


@dataclass(frozen=True, slots=True)
class Cohort:
    """Members who joined in one month.

    Attributes:
        month: Its first day.
        joined_count: How many.
        wrote: Those who wrote within 30 days of joining; None before those days are over.
        active: Those active in each 30 days after the day of joining; None where the days are not
            over for all of them, or not known of.
    """

    month: date
    joined_count: int
    wrote: CountedShare | None
    active: tuple[CountedShare | None, ...]

    @property
    def until(self) -> date:
        """First day of the next month."""
        return self.month.replace(day=monthrange(self.month.year, self.month.month)[1]) + _DAY


@dataclass(frozen=True, slots=True)
class Writers:
    """Members who wrote in a period.

    Attributes:
        people: How many of them by how many posts they wrote; from 1.
        again_count: Those who wrote on two days or more.
        listed_count: Those who are on the list of members.
    """

    people: Mapping[int, int]
    again_count: int
    listed_count: int

    @property
    def count(self) -> int:
        """How many wrote."""
        return sum(self.people.values())

    @property
    def unlisted_why(self) -> str:
        """Why posts and list cannot be put together: most writers are not on it; else empty."""
        if self.listed_count * 2 > self.count or not self.count:
            return ""
        return (
            f"Only {self.listed_count:,} of {self.count:,} people who wrote are on the list of "
            "members: it lacks some, or names people otherwise than the posts do."
        )


@dataclass(frozen=True, slots=True)
class JoinMonth:
    """What the ledger tells of the members of a month.

    Attributes:
        joined_count: How many joined.
        wrote_count: Those who wrote within 30 days of joining.
        active: Those who were active, by number of the 30 days after joining.
    """

    joined_count: int
    wrote_count: int
    active: Mapping[int, int]


def cohort_of(month: date, told: JoinMonth, *, active: Period, posts: Period, ages: int) -> Cohort:
    """Give what became of the members of a month.

    Args:
        month: Its first day.
        told: What is known of them.
        active: Days on which it is known who was active.
        posts: Days on which it is known who wrote.
        ages: How many 30 days after joining are asked about.
    """
    last_joined = month.replace(day=monthrange(month.year, month.month)[1])

    def is_over(age: int, known: Period) -> bool:
        begun = month + timedelta(days=MONTH_DAYS * age)
        return (
            known.first <= begun and last_joined + timedelta(days=MONTH_DAYS * (age + 1)) in known
        )

    return Cohort(
        month=month,
        joined_count=told.joined_count,
        wrote=CountedShare(told.wrote_count, told.joined_count) if is_over(0, posts) else None,
        active=tuple(
            CountedShare(told.active.get(age, 0), told.joined_count)
            if is_over(age, active)
            else None
            for age in range(ages)
        ),
    )
