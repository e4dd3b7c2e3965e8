"""Single numbers about a community: who is active, who contributes, what is left alone."""

from collections.abc import Sequence
from decimal import Decimal

from trueline.measure.community.health import Figure
from trueline.measure.community.people import ActiveWeek, Cohort
from trueline.measure.community.shares import FEWEST_CASES, CountedShare

FEWEST_REPLIES = 5
LONGEST_WAIT = 1000
"""Minutes to the first reply that a rule of thumb allows."""
RECENT_COHORTS = 12


def share_figure(key: str, name: str, counted: CountedShare, basis: str) -> Figure:
    """Give a counted share as a figure; with too few cases it says so."""
    few = f"Too few for a share: {counted.part} of {counted.whole}; it needs {FEWEST_CASES}."
    return Figure(
        id=key,
        name=name,
        value=counted.share,
        measured_in="share",
        case_count=counted.whole,
        basis=basis,
        interval=counted.interval,
        why=few if counted.is_small else "",
        parts=f"{counted.part:,} of {counted.whole:,}",
    )


def active_figures(weeks: Sequence[ActiveWeek], who: str) -> tuple[Figure, ...]:
    """Give the people of the newest week, by day, week and month.

    Args:
        weeks: Oldest first.
        who: Who counts as active, such as ``visited``.
    """
    if not weeks:
        why = f"Needs 30 days on which it is known who {who}."
        return tuple(Figure(key, name, None, unit, 0, "", why=why) for key, name, unit in _ACTIVE)
    newest = weeks[-1]
    day = newest.last_day
    values = (newest.day_people, newest.week_people, newest.month_people, newest.stickiness)
    basis = (
        f"Mean over the 30 days to {day} of the different people who {who} on a day.",
        f"Different people who {who} in the 7 days to {day}.",
        f"Different people who {who} in the 30 days to {day}.",
        f"Mean people a day over people in the 30 days to {day}.",
    )
    return tuple(
        Figure(
            key, name, None if value is None else Decimal(value), unit, newest.month_people, words
        )
        for (key, name, unit), value, words in zip(_ACTIVE, values, basis, strict=True)
    )


_ACTIVE = (
    ("day-people", "Active a day (DAU)", "people"),
    ("week-people", "Active a week (WAU)", "people"),
    ("month-people", "Active a month (MAU)", "people"),
    ("stickiness", "Stickiness (DAU / MAU)", "share"),
)


def first_reply_figure(median_min: Decimal | None, answered: int, *, why: str = "") -> Figure:
    """Give how long threads wait for their first reply.

    Args:
        median_min: Median minutes; None without a reply.
        answered: Threads that got one.
        why: Why it cannot be said, else empty.
    """
    if not why and answered < FEWEST_REPLIES:
        why = f"Too few threads were answered: {answered}; it needs {FEWEST_REPLIES}."
    basis = (
        "Median from the post that opened a thread to the first by somebody else, over threads "
        f"that were answered. A rule of thumb allows {LONGEST_WAIT:,} minutes."
    )
    value = None if why else median_min
    return Figure(
        "first-reply", "First reply", value, "minutes", answered, basis, why=why,
        parts=f"{answered:,} answered threads",
    )  # fmt: skip


def first_post_figure(cohorts: Sequence[Cohort]) -> Figure:
    """Give how many new members wrote within 30 days; cohorts whose days are not over are left."""
    over = [one.wrote for one in cohorts if one.wrote is not None][-RECENT_COHORTS:]
    counted = CountedShare(sum(one.part for one in over), sum(one.whole for one in over))
    basis = (
        "New members who wrote within 30 days of joining, over the last "
        f"{len(over)} months of joining whose 30 days are over."
    )
    return share_figure("first-post", "First post within 30 days", counted, basis)
