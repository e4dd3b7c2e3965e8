"""Single numbers about a community: who is active, who contributes, what is left alone."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.community.health import Figure
from trueline.measure.community.people import MONTH_DAYS, WEEK_DAYS, ActiveWeek, Cohort
from trueline.measure.community.shares import FEWEST_CASES, CountedShare

FEWEST_REPLIES = 5
LONGEST_WAIT = 1000
"""Minutes to the first reply that a rule of thumb allows."""
RECENT_COHORTS = 12
_ACTIVE = (
    ("day-people", "Active a day (DAU)", "people"),
    ("week-people", "Active a week (WAU)", "people"),
    ("month-people", "Active a month (MAU)", "people"),
    ("stickiness", "Stickiness (DAU / MAU)", "share"),
)


def share_figure(
    name: tuple[str, str], counted: CountedShare, basis: str, period: Period | None = None
) -> Figure:
    """Give a counted share as a figure; with too few cases it says so.

    Args:
        name: Short name, and the name for people.
        counted: So many of so many.
        basis: How it was made, in a sentence.
        period: Days that it speaks of.
    """
    few = f"Too few for a share: {counted.part} of {counted.whole}; it needs {FEWEST_CASES}."
    return Figure(
        id=name[0],
        name=name[1],
        value=counted.share,
        measured_in="share",
        case_count=counted.whole,
        basis=basis,
        period=period,
        interval=counted.interval,
        why=few if counted.is_small else "",
        parts=f"{counted.part:,} of {counted.whole:,}",
    )


def active_figures(weeks: Sequence[ActiveWeek], did: str, *, why: str = "") -> tuple[Figure, ...]:
    """Give the people of the newest week, by day, week and month.

    Args:
        weeks: Oldest first.
        did: What who counts as active did, such as ``visited``.
        why: Why it cannot be said, else empty.
    """
    if why or not weeks:
        why = why or f"Needs {MONTH_DAYS} days on which it is known who {did}."
        return tuple(Figure(key, name, None, unit, 0, "", why=why) for key, name, unit in _ACTIVE)
    newest = weeks[-1]
    month, week = (_days_to(newest, count) for count in (MONTH_DAYS, WEEK_DAYS))
    told = (
        (newest.day_people, f"Mean over the days of the different people who {did}.", month),
        (Decimal(newest.week_people), f"Different people who {did}.", week),
        (Decimal(newest.month_people), f"Different people who {did}.", month),
        (newest.stickiness, "Mean people a day over different people in the days.", month),
    )
    return tuple(
        Figure(key, name, value, unit, newest.month_people, basis, period)
        for (key, name, unit), (value, basis, period) in zip(_ACTIVE, told, strict=True)
    )


def first_reply_figure(
    median_min: Decimal | None, answered: int, period: Period | None, *, why: str = ""
) -> Figure:
    """Give how long threads wait for their first reply.

    Args:
        median_min: Median minutes; None without a reply.
        answered: Threads that got one.
        period: Days on which the threads were opened.
        why: Why it cannot be said, else empty.
    """
    if not why and answered < FEWEST_REPLIES:
        why = f"Too few threads were answered: {answered}; it needs {FEWEST_REPLIES}."
    return Figure(
        id="first-reply",
        name="First reply",
        value=None if why else median_min,
        measured_in="minutes",
        case_count=answered,
        basis=(
            "Median from the post that opened a thread to the first by somebody else, over "
            f"threads that were answered. A rule of thumb allows {LONGEST_WAIT:,} minutes."
        ),
        period=period,
        why=why,
        parts=f"{answered:,} answered threads",
    )


def first_post_figure(cohorts: Sequence[Cohort], *, why: str = "") -> Figure:
    """Give how many new members wrote within 30 days; cohorts whose days are not over are left.

    Args:
        cohorts: Oldest first.
        why: Why it cannot be said, else empty.
    """
    if why:
        return Figure("first-post", "First post within 30 days", None, "share", 0, "", why=why)
    over = [one for one in cohorts if one.wrote is not None][-RECENT_COHORTS:]
    counts = [one.wrote for one in over if one.wrote is not None]
    counted = CountedShare(sum(one.part for one in counts), sum(one.whole for one in counts))
    basis = "New members who wrote within 30 days of joining, by months whose 30 days are over."
    period = Period(over[0].month, over[-1].until) if over else None
    return share_figure(("first-post", "First post within 30 days"), counted, basis, period)


def _days_to(week: ActiveWeek, count: int) -> Period:
    until = week.last_day + timedelta(days=1)
    return Period(until - timedelta(days=count), until)
