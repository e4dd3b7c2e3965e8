"""Read the six factors of a community."""

from collections.abc import Mapping
from datetime import date, datetime

from trueline.core.period import Period
from trueline.measure.community.factors import Factor, FactorKind, refused
from trueline.measure.community.reading_factors import (
    content,
    interaction,
    liveliness,
    members,
    responsiveness,
    traffic,
)
from trueline.measure.community.weeks import whole_weeks
from trueline.usecases.community.ground import Ground, keyed_of, untold


def read_factors(
    ground: Ground, joins: Mapping[date, int], looked_at: Mapping[int, datetime]
) -> tuple[Factor, ...]:
    """Give the six factors in their order.

    Args:
        ground: What they stand on.
        joins: How many joined in each week.
        looked_at: When each import's file was made, by revision; views settle with time.
    """
    forum, until = ground.forum, ground.forum.until
    weeks = whole_weeks(ground.spans.posts, until)
    boards = forum.boards(looked_at)
    alike = untold(keyed_of(forum, Period(weeks[0], until))) if weeks else ""
    waits_why = alike or zones_differ(ground)
    return (
        members(joins, whole_weeks(ground.spans.joins, until)),
        content(boards, weeks),
        traffic(boards, weeks),
        refused(FactorKind.RESPONSIVENESS, waits_why)
        if waits_why
        else responsiveness(forum.replies(), weeks),
        refused(FactorKind.INTERACTION, alike) if alike else interaction(forum.exchanges(), weeks),
        liveliness(boards, weeks),
    )


def zones_differ(ground: Ground) -> str:
    """Say why waits cannot be told, where times are of several zones; empty where they can."""
    zones = [one or "not stated" for one in ground.spans.zones]
    if len(zones) < 2:  # noqa: PLR2004 - one is the same for all
        return ""
    return f"Times are written in several zones ({', '.join(zones)}), so waits cannot be told."
