"""Questions about new members of a forum: when they joined, and what became of them."""

from datetime import date
from typing import TYPE_CHECKING

import ibis

from trueline.facts.community.people import (
    DAYS_A_MONTH,
    active_days,
    joined_by,
    posts_by_members,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir


def weekly_joins(account: str, until: date) -> "ir.Table":
    """Ask how many members joined in each week: columns week, joined_count."""
    joined = joined_by(account, until)
    weeks = joined.mutate(week=joined.day.cast("timestamp").truncate("W").cast("date"))
    return weeks.group_by("week").agg(joined_count=weeks.count())


def cohorts(account: str, until: date) -> "ir.Table":
    """Ask how many joined in each month, and how many of them wrote within 30 days of it.

    Returns:
        Columns month (its first day), joined_count, wrote_count.
    """
    joined = joined_by(account, until)
    posts = posts_by_members(account, until)
    first = posts.group_by(writer=posts.person_key).agg(wrote=posts.day.min())
    both = joined.left_join(first, joined.person_key == first.writer)
    soon = both.day + ibis.interval(days=DAYS_A_MONTH)
    cohort = both.mutate(month=_month(both.day), is_soon=both.wrote.notnull() & (both.wrote < soon))
    return cohort.group_by("month").agg(
        joined_count=cohort.count(), wrote_count=cohort.count(where=cohort.is_soon)
    )


def returns(account: str, until: date, *, by_visits: bool) -> "ir.Table":
    """Ask how many of each month's new members were active in each 30 days after joining.

    Returns:
        Columns month (its first day), age (0 for the 30 days after the day of joining, 1 for the
        next 30 ...), active_count.
    """
    joined = joined_by(account, until).rename(joined="day")
    days = active_days(account, until, by_visits=by_visits)
    both = joined.join(days, "person_key")
    later = both.day.delta(both.joined, unit="day")
    aged = both.mutate(month=_month(both.joined), later=later)
    aged = aged.filter(aged.later > 0)
    aged = aged.mutate(age=((aged.later - 1) / DAYS_A_MONTH).floor().cast("int32"))
    return aged.group_by("month", "age").agg(active_count=aged.person_key.nunique())


def _month(day: "ir.DateValue") -> "ir.DateValue":
    return day.cast("timestamp").truncate("M").cast("date")
