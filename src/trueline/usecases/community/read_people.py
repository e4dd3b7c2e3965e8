"""Read who comes to a community, who stays and who writes."""

from dataclasses import replace
from datetime import timedelta

from trueline.core.period import Period
from trueline.measure.community.concentration import Concentration, concentration_of
from trueline.measure.community.figures import share_figure
from trueline.measure.community.health import Figure
from trueline.measure.community.people import (
    MONTH_DAYS,
    ActiveWeek,
    Cohort,
    Writers,
    cohort_of,
)
from trueline.measure.community.shares import CountedShare
from trueline.usecases.community.ground import TWO_MONTHS, Ground

ACTIVE_WEEKS = 78
COHORT_AGES = 7
COHORTS_SHOWN = 18
_TOOK_PART, _AGAIN = "Took part", "Wrote again"


def read_active(ground: Ground) -> tuple[ActiveWeek, ...]:
    """Give active people week by week, oldest first; none where they cannot be told apart."""
    if ground.active_why:
        return ()
    found = ground.forum.active(_before(ground, ground.active), by_visits=ground.is_by_visits)
    return found[-ACTIVE_WEEKS:]


def read_cohorts(ground: Ground, *, is_matched: bool) -> tuple[Cohort, ...]:
    """Give what became of each month's new members, oldest first.

    Args:
        ground: What it stands on.
        is_matched: Whether those who wrote can be found on the list of members.
    """
    if not ground.spans.joins or not (is_matched or ground.is_by_visits):
        return ()
    active, posts = _before(ground, ground.active), _before(ground, ground.spans.posts[-1])
    found = ground.forum.join_months(by_visits=ground.is_by_visits)
    months = sorted(month for month in found if month >= ground.known.first.replace(day=1))
    told = tuple(
        cohort_of(month, found[month], active=active, posts=posts, ages=COHORT_AGES)
        for month in months[-COHORTS_SHOWN:]
    )
    return told if is_matched else tuple(replace(one, wrote=None) for one in told)


def read_churn(ground: Ground) -> Figure:
    """Give the share of active people who stayed away for the last 30 days."""
    known = _before(ground, ground.active)
    name, did = "Churn", ground.did
    if ground.active_why:
        return _untold("churn", name, ground.active_why)
    if known.day_count < TWO_MONTHS:
        why = f"Needs {TWO_MONTHS} days on which it is known who {did}; {known.day_count} are."
        return _untold("churn", name, why)
    basis = f"Of those who {did} in the 30 days before, the ones who did not in these 30."
    counted = ground.forum.stayed(known.until, by_visits=ground.is_by_visits)
    days = Period(known.until - timedelta(days=MONTH_DAYS), known.until)
    return share_figure(("churn", name), counted, basis, days)


def read_writers(
    ground: Ground, writers: Writers, member_count: int | None
) -> tuple[Concentration, tuple[Figure, ...]]:
    """Give how posts spread over people, who took part and who came back to write again.

    Args:
        ground: What it stands on.
        writers: Who wrote in its period.
        member_count: Members by the end of the period; None without a list of them.
    """
    if why := ground.authors_why:
        figures = (_untold("participation", _TOOK_PART, why), _untold("again", _AGAIN, why))
        return Concentration(0, 0, ground.keyed.whole, has_members=False, why=why), figures
    wrote_again = share_figure(
        ("again", _AGAIN),
        CountedShare(writers.again_count, writers.count),
        "Of those who wrote, the ones who did on two days or more.",
        ground.period,
    )
    took_part = _took_part(writers, member_count, ground.period)
    everybody = None
    if member_count is not None and not writers.unlisted_why:
        everybody = member_count + writers.count - writers.listed_count
    return concentration_of(writers.people, everybody), (took_part, wrote_again)


def _took_part(writers: Writers, member_count: int | None, period: Period) -> Figure:
    if member_count is None:
        why = "Needs the list of members, with the day on which each joined."
        return _untold("participation", _TOOK_PART, why)
    if writers.unlisted_why:
        return _untold("participation", _TOOK_PART, writers.unlisted_why)
    basis = "Members who wrote, of all who had joined by the end."
    if others := writers.count - writers.listed_count:
        basis += f" Not in it are people who wrote and are not on the list of members: {others:,}."
    counted = CountedShare(writers.listed_count, member_count)
    return share_figure(("participation", _TOOK_PART), counted, basis, period)


def _untold(key: str, name: str, why: str) -> Figure:
    return Figure(key, name, None, "share", 0, "", why=why)


def _before(ground: Ground, known: Period) -> Period:
    """Give known days up to the end of the period that is asked about."""
    until = min(known.until, ground.period.until)
    return Period(min(known.first, until - timedelta(days=1)), until)
