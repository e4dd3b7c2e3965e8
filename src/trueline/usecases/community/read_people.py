"""Read who comes to a community, who stays and who writes."""

from datetime import timedelta

from trueline.core.period import Period
from trueline.measure.community.concentration import Concentration, concentration_of
from trueline.measure.community.figures import share_figure
from trueline.measure.community.health import Figure
from trueline.measure.community.people import MONTH_DAYS, ActiveWeek, Cohort, cohort_of
from trueline.measure.community.shares import CountedShare
from trueline.usecases.community.ground import TWO_MONTHS, Ground

ACTIVE_WEEKS = 78
COHORT_AGES = 7
COHORTS_SHOWN = 18


def read_active(ground: Ground) -> tuple[ActiveWeek, ...]:
    """Give active people week by week, oldest first."""
    found = ground.forum.active(_before(ground, ground.active), by_visits=ground.is_by_visits)
    return found[-ACTIVE_WEEKS:]


def read_cohorts(ground: Ground) -> tuple[Cohort, ...]:
    """Give what became of each month's new members, oldest first."""
    if not ground.spans.joins:
        return ()
    active, posts = _before(ground, ground.active), _before(ground, ground.spans.posts[-1])
    found = ground.forum.join_months(by_visits=ground.is_by_visits)
    months = sorted(month for month in found if month >= ground.known.first.replace(day=1))
    return tuple(
        cohort_of(month, found[month], active=active, posts=posts, ages=COHORT_AGES)
        for month in months[-COHORTS_SHOWN:]
    )


def read_churn(ground: Ground) -> Figure:
    """Give the share of active people who stayed away for the last 30 days."""
    known = _before(ground, ground.active)
    name, did = "Churn", ground.did
    if known.day_count < TWO_MONTHS:
        why = f"Needs {TWO_MONTHS} days on which it is known who {did}; {known.day_count} are."
        return Figure("churn", name, None, "share", 0, "", why=why)
    basis = f"Of those who {did} in the 30 days before, the ones who did not in these 30."
    counted = ground.forum.stayed(known.until, by_visits=ground.is_by_visits)
    days = Period(known.until - timedelta(days=MONTH_DAYS), known.until)
    return share_figure(("churn", name), counted, basis, days)


def read_writers(
    ground: Ground, member_count: int | None
) -> tuple[Concentration, tuple[Figure, ...]]:
    """Give how posts spread over people, who took part and who came back to write again.

    Args:
        ground: What it stands on.
        member_count: Members by the end of the period; None without a list of them.
    """
    people, again = ground.forum.contributions(ground.period)
    writers = sum(people.values())
    wrote_again = share_figure(
        ("again", "Wrote again"),
        CountedShare(again, writers),
        "Of those who wrote, the ones who did on two days or more.",
        ground.period,
    )
    took_part = _took_part(writers, member_count, ground.period)
    return concentration_of(people, member_count), (took_part, wrote_again)


def _took_part(writers: int, member_count: int | None, period: Period) -> Figure:
    name = "Took part"
    if member_count is None:
        why = "Needs the list of members, with the day on which each joined."
        return Figure("participation", name, None, "share", 0, "", why=why)
    if writers > member_count:
        why = f"{writers:,} people wrote and the list has {member_count:,} members: some lack."
        return Figure("participation", name, None, "share", member_count, "", why=why)
    basis = "Members who wrote, of all who had joined by the end."
    counted = CountedShare(writers, member_count)
    return share_figure(("participation", name), counted, basis, period)


def _before(ground: Ground, known: Period) -> Period:
    """Give known days up to the end of the period that is asked about."""
    until = min(known.until, ground.period.until)
    return Period(min(known.first, until - timedelta(days=1)), until)
