"""What the accounts see, day by day: the truth behind the export files."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Final

import numpy as np

from trueline.demo.days import Counts, counts_around, offset_of, path_through, shares_of
from trueline.demo.story import random_for

AccountDays = Mapping[str, Counts]
"""Counts by name, one value for each day of the story."""

CRAWLER_DAYS: Final = (date(2026, 3, 9), date(2026, 3, 15))
"""A crawler visited the shop's site; the web analyst filtered it out three weeks later."""

CRAWLER_FACTOR: Final = 2.6
"""How many times the true visitors the first export showed on those days."""

TAG_OUTAGE: Final = (date(2026, 11, 7), date(2026, 11, 9))
"""A new consent banner broke the web tag over a weekend: these days are in no web export."""


@cache
def network_days(network: str) -> AccountDays:
    """Give what happened on a network's account, or on the web site, for each day.

    Args:
        network: ``instagram``, ``facebook``, ``x``, ``linkedin``, ``youtube``, ``tiktok``, ``web``.
    """
    return _NETWORKS[network](random_for(network))


def with_crawler(days: AccountDays) -> AccountDays:
    """Give the web counts as they looked before the crawler was filtered out."""
    hit = slice(offset_of(CRAWLER_DAYS[0]), offset_of(CRAWLER_DAYS[1]) + 1)
    seen = {name: counts.copy() for name, counts in days.items()}
    for counts in seen.values():
        counts[hit] = np.round(counts[hit] * CRAWLER_FACTOR)
    return seen


def _instagram(random: np.random.Generator) -> AccountDays:
    levels = (5200, 5500, 6300, 7000, 7900, 8700, 9600)
    views = counts_around(random, levels, kind="leisure", spread=0.2)
    return {
        "views": views,
        "reach": shares_of(random, views, 0.58),
        "interactions": shares_of(random, views, 0.036),
        "visits": shares_of(random, views, 0.012),
        "follows": shares_of(random, views, 0.0021),
    }


def _facebook(random: np.random.Generator) -> AccountDays:
    levels = (2900, 2700, 2600, 2350, 2150, 2050, 2100)
    views = counts_around(random, levels, kind="leisure", spread=0.18)
    return {
        "views": views,
        "reach": shares_of(random, views, 0.52),
        "interactions": shares_of(random, views, 0.021),
        "visits": shares_of(random, views, 0.026),
        "follows": shares_of(random, views, 0.0009),
    }


def _x(random: np.random.Generator) -> AccountDays:
    levels = (1400, 1500, 1650, 1600, 1700, 1750, 1850)
    seen = counts_around(random, levels, kind="office", spread=0.3)
    parts = {
        "likes": 0.011, "bookmarks": 0.0016, "shares": 0.0008, "new_follows": 0.0013,
        "unfollows": 0.0004, "replies": 0.0031, "reposts": 0.0022, "profile_visits": 0.0085,
        "video_views": 0.14,
    }  # fmt: skip
    days = {name: shares_of(random, seen, share) for name, share in parts.items()}
    clicks = shares_of(random, seen, 0.012)
    engagements = days["likes"] + days["replies"] + days["reposts"] + days["profile_visits"]
    return {**days, "impressions": seen, "engagements": engagements + clicks}


def _linkedin(random: np.random.Generator) -> AccountDays:
    levels = (260, 300, 350, 500, 690, 820, 930)
    seen = counts_around(random, levels, kind="office", spread=0.22)
    parts = {
        "clicks": 0.023, "comments": 0.0045, "reposts": 0.0036,
        "unique": 0.68, "follows": 0.0165, "invited": 0.0015,
    }  # fmt: skip
    days = {name: shares_of(random, seen, share) for name, share in parts.items()}
    liking = path_through((0.026, 0.028, 0.031, 0.034, 0.037, 0.040, 0.043))
    return {**days, "reactions": shares_of(random, seen, liking), "impressions": seen}


def _youtube(random: np.random.Generator) -> AccountDays:
    views = counts_around(random, (640, 700, 790, 820, 850, 870, 900), kind="leisure", spread=0.15)
    return {
        "views": views,
        "seconds": shares_of(random, views, 246, spread=0.06),
        "likes": shares_of(random, views, 0.031),
        "subscribers": shares_of(random, views, 0.0062) - shares_of(random, views, 0.0011),
        "thumbnails": shares_of(random, views, 11.5),
    }


def _tiktok(random: np.random.Generator) -> AccountDays:
    levels = (4200, 5000, 6900, 7800, 7600, 4300, 2300)
    views = counts_around(random, levels, kind="leisure", spread=0.35)
    removed = random.binomial(1, 0.05, len(views)) * random.poisson(24, len(views))
    return {
        "views": views,
        "profile_views": shares_of(random, views, 0.0042),
        "likes": shares_of(random, views, 0.041),
        "comments": shares_of(random, views, 0.0024) - removed,
        "shares": shares_of(random, views, 0.0038),
    }


def _web(random: np.random.Generator) -> AccountDays:
    levels = (320, 340, 390, 405, 430, 455, 520)
    new_users = counts_around(random, levels, kind="leisure", spread=0.1)
    users = new_users + shares_of(random, new_users, 0.24)
    sessions = users + shares_of(random, users, 0.19)
    return {
        "new_users": new_users,
        "users": users,
        "returning": users - new_users + shares_of(random, new_users, 0.03),
        "sessions": sessions,
        "pageviews": shares_of(random, sessions, 3.1, spread=0.05),
        "events": shares_of(random, sessions, 7.4, spread=0.05),
        "seconds": shares_of(random, sessions, 71, spread=0.08),
    }


_NETWORKS: Final[Mapping[str, Callable[[np.random.Generator], AccountDays]]] = {
    "instagram": _instagram,
    "facebook": _facebook,
    "x": _x,
    "linkedin": _linkedin,
    "youtube": _youtube,
    "tiktok": _tiktok,
    "web": _web,
}
