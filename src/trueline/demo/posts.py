"""Posts that Larkmoor Mending published, and what they had gathered by any moment."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

import numpy as np

from trueline.demo.days import story_days
from trueline.demo.networks import network_days
from trueline.demo.story import HANDLE, Window, random_for
from trueline.demo.texts import draw_text, text_in_turn, texts_of

DAYS_OF_ATTENTION: Final = 9.0
"""Days after which a post has gathered 63 % of all that it ever will."""

ID_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, slots=True)
class Habit:
    """How a network is used.

    Attributes:
        posts_a_week: Mean number of posts.
        kinds: Kind of post to its share.
        seen: Name of the account's count that posts share in.
        part: Share of the account's count that its posts make up.
        rates: Each further count as a share of the times seen.
    """

    posts_a_week: float
    kinds: Mapping[str, float]
    seen: str
    part: float
    rates: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Post:
    """One post.

    Attributes:
        number: From 0, in order of publishing.
        native_id: The network's id, as text.
        published: Local time of the shop, minutes exact.
        kind: As the network calls it.
        text: What it says; may hold line breaks.
        duration_s: Length of a film; 0 for anything else.
        final: Count by name that it will have in the end.
    """

    number: int
    native_id: str
    published: datetime
    kind: str
    text: str
    duration_s: int
    final: Mapping[str, int]

    def gathered_by(self, moment: datetime) -> Mapping[str, int]:
        """Give what it has by a moment; more with time, never less."""
        age_days = (moment.replace(tzinfo=None) - self.published) / timedelta(days=1)
        share = 1 - math.exp(-max(age_days, 0.0) / DAYS_OF_ATTENTION)
        return {name: math.floor(count * share) for name, count in self.final.items()}


HABITS: Final = {
    "instagram": Habit(
        3.2, {"IG reel": 0.5, "IG image": 0.2, "IG carousel": 0.3}, "views", 0.8,
        {"reach": 0.63, "likes": 0.041, "shares": 0.0052, "comments": 0.0031, "saves": 0.0078,
         "follows": 0.0009},
    ),
    "facebook": Habit(
        2.2, {"Photos": 0.55, "Reels": 0.2, "Links": 0.15, "Videos": 0.1}, "views", 0.7,
        {"impressions": 0.86, "reach": 0.55, "reactions": 0.016, "comments": 0.0024,
         "shares": 0.0017, "photo_clicks": 0.012, "link_clicks": 0.009, "other_clicks": 0.007},
    ),
    "x": Habit(
        4.5, {"post": 0.6, "reply": 0.4}, "impressions", 0.75,
        {"likes": 0.013, "bookmarks": 0.0017, "shares": 0.0009, "follows": 0.0004,
         "replies": 0.0034, "reposts": 0.0026, "profile_visits": 0.004, "details": 0.009,
         "link_clicks": 0.005, "hashtag_clicks": 0.0004, "permalink_clicks": 0.0006},
    ),
    "linkedin": Habit(
        1.3, {"": 0.7, "Video": 0.3}, "impressions", 0.9,
        {"clicks": 0.024, "reactions": 0.034, "comments": 0.0047, "reposts": 0.0037},
    ),
    "youtube": Habit(
        0.55, {"film": 1.0}, "views", 1.3,
        {"likes": 0.03, "shares": 0.004, "comments": 0.0035, "subscribers": 0.0055},
    ),
}  # fmt: skip


@cache
def posts_of(network: str) -> tuple[Post, ...]:
    """Give every post on a network, oldest first.

    Args:
        network: A key of ``HABITS``; TikTok is known by its account's days only.
    """
    habit, random = HABITS[network], random_for(f"{network} posts")
    seen = network_days(network)[habit.seen]
    posts: list[Post] = []
    for offset, day in enumerate(story_days()):
        for _ in range(random.poisson(habit.posts_a_week / 7)):
            mean_seen = float(seen[max(offset - 14, 0) : offset + 14].mean())
            lifetime = mean_seen * 7 / habit.posts_a_week * habit.part
            posts.append(_write_post(network, len(posts), day, lifetime, random))
    return tuple(posts)


def posts_within(network: str, window: Window) -> tuple[Post, ...]:
    """Give the posts that were published inside a window and before the export was made."""
    return tuple(
        post for post in posts_of(network) if window.first <= post.published.date() <= window.last
    )


def _write_post(
    network: str, number: int, day: date, lifetime: float, random: np.random.Generator
) -> Post:
    habit = HABITS[network]
    kind = str(random.choice(list(habit.kinds), p=list(habit.kinds.values())))
    seen = int(lifetime * random.lognormal(-0.25, 0.7))
    final = {name: int(random.poisson(seen * rate)) for name, rate in habit.rates.items()}
    is_film = kind in {"IG reel", "Reels", "Videos", "Video", "film"}
    return Post(
        number=number,
        native_id=_native_id(network, random),
        published=datetime.combine(
            day, time(int(random.integers(7, 21)), int(random.integers(60)))
        ),
        kind=kind,
        text=_text(network, number, kind, random),
        duration_s=int(random.integers(18, 75)) * (8 if kind == "film" else 1) if is_film else 0,
        final={habit.seen: seen, **final},
    )


def _native_id(network: str, random: np.random.Generator) -> str:
    if network == "youtube":
        return "".join(random.choice(list(ID_LETTERS), 11))
    lead = {"instagram": 17, "facebook": 12, "x": 19, "linkedin": 73}[network]
    return f"{lead}{int(random.integers(10**15, 10**16))}{int(random.integers(10)):01d}"


def _text(network: str, number: int, kind: str, random: np.random.Generator) -> str:
    match network:
        case "youtube":
            titles = texts_of("lesson_titles")
            series = number // len(titles)
            return titles[number % len(titles)] + (f" | Series {series + 1}" if series else "")
        case "linkedin":
            return f"{text_in_turn(number, 'workplace_notes')}\n\n#{HANDLE} #repair"
        case "x" if kind == "reply":
            return f"@{draw_text(random, 'reply_names')} {draw_text(random, 'replies')}"
        case "x":
            return text_in_turn(number, "short_notes")
    parts = [draw_text(random, pool) for pool in ("openings", "lessons", "closings", "tags")]
    return "\n\n".join(part for part in parts if part)
