"""A period's value from lifetime numbers: the difference of two snapshots, and flagged as such.

A lifetime number read as a period's is wrong by all that came before. Two snapshots, one at either
end, say what came between; what was published within began at 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.actual import NEARLY_ALL, Asked, refuse
from trueline.measure.gathered import ZERO
from trueline.measure.lifetimes.seen import LONGEST_OFF, OFF_SHARE, SeenPost, Sighting, moments_of
from trueline.measure.measured import Basis, Measured, Part
from trueline.metrics.adding_up import Gathering
from trueline.metrics.metric import Metric, Rule


@dataclass(frozen=True, slots=True)
class Grown:
    """What a post gathered within a period.

    Attributes:
        post: Which.
        value: Between its two snapshots; below 0 where its network took something back.
        begun: Snapshot at the first day; None for a post that was published within.
        ended: Sighting at the last day.
    """

    post: SeenPost
    value: Decimal
    begun: Sighting | None
    ended: Sighting


def may_be_differenced(metric: Metric) -> bool:
    """Say whether lifetime numbers of posts can be subtracted and added: numbers of people cannot.

    Args:
        metric: As its network reports it.
    """
    is_added = metric.over_time is Rule.SUM and metric.over_entities is Rule.SUM
    return metric.also_post and is_added and metric.rows is None


def differenced_value_of(asked: Asked, posts: Sequence[SeenPost]) -> Measured:
    """Give what posts gathered within a period, from their lifetime numbers.

    Args:
        asked: The question; nothing reports its metric day by day.
        posts: Of the accounts asked about, with every snapshot.

    Returns:
        A refusal where there were posts before, and none has snapshots near both ends.
    """
    alive = [one for one in posts if _is_alive(one, asked.period)]
    grown = grown_within(posts, asked.period)
    if asked.gathering not in (Gathering.OWN, Gathering.SUM):
        return refuse(asked, _no_days(asked))
    older = [one for one in alive if not _is_new(one, asked.period)]
    if not any(one.begun for one in grown) and (older or not grown):
        return refuse(asked, _too_few_snapshots(asked, posts))
    by_account: dict[str, Decimal] = {}
    for one in grown:
        by_account[one.post.account] = by_account.get(one.post.account, ZERO) + one.value
    coverage = Decimal(len(grown)) / len(alive)
    last = max(one.ended.at.date() for one in grown)
    unit = asked.metric.measured_in
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=sum(by_account.values(), ZERO),
        measured_in=unit,
        coverage=coverage,
        basis=f"difference of lifetime numbers · sum of {len(grown)} posts",
        parts=tuple(Part(account, value, unit) for account, value in sorted(by_account.items())),
        fact_count=sum(1 if one.begun is None else 2 for one in grown),
        last_day=min(last, asked.period.last),
        caveats=(_flag(grown), *_caveats(grown, alive, coverage)),
        taken=Basis.DIFFERENCED,
    )


def no_period(metric: Metric) -> RefusedQuestionError:
    """Say why lifetime numbers alone say nothing of a period."""
    return RefusedQuestionError(
        f"{metric.name} came in for single posts only; what a post has gathered since it was "
        "published says nothing of these days.",
        instead="Import the account's daily export, such as Insights or overview.",
    )


def grown_within(posts: Sequence[SeenPost], period: Period) -> tuple[Grown, ...]:
    """Give what each post gathered within a period; those that lack a snapshot are left out."""
    alive = (one for one in posts if _is_alive(one, period))
    return tuple(one for post in alive if (one := _grown(post, period)) is not None)


def _grown(post: SeenPost, period: Period) -> Grown | None:
    """Give what a post gathered within a period; None where a snapshot is lacking."""
    begins, ends = _midnight(period, at_end=False), _midnight(period, at_end=True)
    within = min(LONGEST_OFF, (ends - begins) / OFF_SHARE)
    ended = post.near(ends, within=within)
    if ended is None:
        return None
    if _is_new(post, period):
        return Grown(post, ended.value, None, ended)
    begun = post.near(begins, within=within)
    return Grown(post, ended.value - begun.value, begun, ended) if begun else None


def _is_alive(post: SeenPost, period: Period) -> bool:
    return post.published_on is None or post.published_on < period.until


def _is_new(post: SeenPost, period: Period) -> bool:
    return post.published_on is not None and post.published_on >= period.first


def _midnight(period: Period, *, at_end: bool) -> datetime:
    return datetime.combine(period.until if at_end else period.first, time())


def _flag(grown: Sequence[Grown]) -> str:
    """Name the snapshots that were subtracted from each other."""
    begun = [one.begun.at for one in grown if one.begun is not None]
    ended = [one.ended.at for one in grown]
    if not begun:
        return (
            f"Worked out from lifetime snapshots of {_days(ended)}; every post was published "
            "within, and began at 0."
        )
    return f"Differenced from lifetime snapshots of {_days(begun)} and {_days(ended)}."


def _caveats(
    grown: Sequence[Grown], alive: Sequence[SeenPost], coverage: Decimal
) -> tuple[str, ...]:
    caveats = ["Single posts only: what the account gathered elsewhere is not in it."]
    if coverage < NEARLY_ALL:
        lacking = len(alive) - len(grown)
        caveats.append(
            f"{lacking} of {len(alive)} posts lack a snapshot at one end and are left out."
        )
    if fallen := sum(one.value < 0 for one in grown):
        caveats.append(f"The network took something back from {fallen} posts.")
    return tuple(caveats)


def _days(moments: Sequence[datetime]) -> str:
    first, last = min(moments).date(), max(moments).date()
    return f"{first}" if first == last else f"{first} to {last}"


def _no_days(asked: Asked) -> RefusedQuestionError:
    return RefusedQuestionError(
        f"{asked.metric.name} came in for single posts only, whose days are not told apart.",
        instead="Ask by its own rule.",
    )


def _too_few_snapshots(asked: Asked, posts: Sequence[SeenPost]) -> RefusedQuestionError:
    days = sorted({f"{one.date()}" for one in moments_of(posts)})
    there = f"there are snapshots of {', '.join(days[:5])}" if days else "there is no snapshot"
    more = f" and {len(days) - 5} more days" if len(days) > 5 else ""  # noqa: PLR2004 - as above
    within = min(LONGEST_OFF, timedelta(days=asked.period.day_count) / OFF_SHARE)
    hours = int(within.total_seconds() // 3600)
    plain = no_period(asked.metric)
    return RefusedQuestionError(
        f"{plain.reason} The difference of two snapshots would, each taken within {hours} hours "
        f"of midnight before {asked.period.first} and before {asked.period.until}; {there}{more}.",
        instead=plain.instead,
    )
