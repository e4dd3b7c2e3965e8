"""The lifetime of posts: all that posts published in some days have gathered ever since."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.actual import Asked
from trueline.measure.gathered import ZERO
from trueline.measure.lifetimes.seen import SeenPost
from trueline.measure.measured import Basis, Measured, Part
from trueline.metrics.metric import Kind, Metric

GROWS = "It goes on growing after these days: it is not what was gathered in them."


def published_within(posts: Sequence[SeenPost], period: Period) -> tuple[SeenPost, ...]:
    """Give the posts that were published in a period."""
    return tuple(one for one in posts if one.published_on and one.published_on in period)


def no_lifetime(metric: Metric) -> RefusedQuestionError:
    """Say why a metric's lifetime numbers of posts cannot be brought together."""
    if metric.also_post and metric.kind is Kind.UNIQUE:
        reason = f"{metric.name} counts different people, and the same may have seen several posts."
    else:
        reason = f"Networks give no lifetime number of {metric.name} for posts that adds up."
    return RefusedQuestionError(reason, instead="Ask for its reporting period.")


def lifetime_value_of(asked: Asked, posts: Sequence[SeenPost]) -> Measured:
    """Give what the posts published in a period had gathered when they were last seen.

    It goes on growing after the period, and older posts had longer: it is never the period's own.

    Args:
        asked: The question; its period holds the days of publication.
        posts: Of the accounts asked about, with every snapshot.
    """
    inside = published_within(posts, asked.period)
    undated = sum(one.published_on is None for one in posts)
    by_account: dict[str, Decimal] = {}
    for one in inside:
        by_account[one.account] = by_account.get(one.account, ZERO) + one.newest.value
    seen = sorted({one.newest.at.date() for one in inside})
    unit = asked.metric.measured_in
    caveats = [GROWS]
    if undated:
        caveats.append(f"{undated} posts without a day of publication are left out.")
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=sum(by_account.values(), ZERO) if inside else None,
        measured_in=unit,
        coverage=Decimal(bool(inside)),
        basis=f"sum of {len(inside)} posts published in these days" if inside else "",
        parts=tuple(Part(account, value, unit) for account, value in sorted(by_account.items())),
        why="" if inside else f"No file tells the {asked.metric.name} of a post of these days.",
        fact_count=len(inside),
        last_day=seen[-1] if seen else None,
        caveats=(_last_seen(seen), *caveats) if seen else (),
        taken=Basis.LIFETIME,
    )


def _last_seen(days: Sequence[date]) -> str:
    when = f"{days[0]}" if len(days) == 1 else f"days from {days[0]} to {days[-1]}"
    return f"As last seen on {when}."
