"""Signs that response to an account's posts was made and not earned; signs, never a proof."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np

from trueline.measure.voices.post_parts import PostNumbers

POSTS_NEEDED = 10
SAME_TEXT_FROM = Decimal("0.3")
SAME_COUNTS_FROM = Decimal("0.3")
FAR_OUT_FROM = Decimal("0.2")
FEW_POSTS_FROM = Decimal("0.8")
TOP_SHARE = Decimal("0.1")
ONE_HOUR_FROM = Decimal("0.9")
FAR_OUT = 3.0
"""Lengths of the middle half above which a value is far out (Tukey 1977)."""
SEEN = ("views", "impressions", "reach")
ANSWERED = ("comments", "replies")
RESPONSES = ("comments", "replies", "shares", "reposts", "reactions", "likes", "saves")
LEAST_COUNTS = 2


class Sign(StrEnum):
    """What looks made."""

    SAME_TEXT = "the same text again and again"
    SAME_COUNTS = "the same counts again and again"
    FAR_OUT = "far more replies per view than the others"
    FEW_POSTS = "nearly all response on few posts"
    ONE_HOUR = "nearly all posts in one hour of the day"


@dataclass(frozen=True, slots=True)
class GamingSign:
    """Something about an account that a person should look at.

    Attributes:
        sign: What it is.
        share: How much of the account's posts or response it is about, 0 to 1.
        posts: Posts that were looked at.
    """

    sign: Sign
    share: Decimal
    posts: int


def gaming_signs(posts: Sequence[PostNumbers]) -> dict[str, tuple[GamingSign, ...]]:
    """Give the signs of each account that has at least ``POSTS_NEEDED`` posts.

    Args:
        posts: Of all compared accounts on one network.
    """
    by_account: dict[str, list[PostNumbers]] = defaultdict(list)
    for one in posts:
        by_account[one.account].append(one)
    return {
        account: tuple(_signs(own, [one for one in posts if one.account != account]))
        for account, own in by_account.items()
        if len(own) >= POSTS_NEEDED
    }


def _signs(own: Sequence[PostNumbers], others: Sequence[PostNumbers]) -> list[GamingSign]:
    tried = (
        (Sign.SAME_TEXT, SAME_TEXT_FROM, _same([_text(one) for one in own])),
        (Sign.SAME_COUNTS, SAME_COUNTS_FROM, _same([_counts(one) for one in own])),
        (Sign.FAR_OUT, FAR_OUT_FROM, _far_out(own, others)),
        (Sign.FEW_POSTS, FEW_POSTS_FROM, _on_few(own)),
        (Sign.ONE_HOUR, ONE_HOUR_FROM, _in_one_hour(own)),
    )
    return [
        GamingSign(sign, round(share, 4), count)
        for sign, least, (share, count) in tried
        if count >= POSTS_NEEDED and share >= least
    ]


def _text(post: PostNumbers) -> str:
    return " ".join(post.words.casefold().split())


def _counts(post: PostNumbers) -> tuple[tuple[str, Decimal], ...]:
    """Responses that are not 0; a few small numbers are alike by chance, so it takes several."""
    found = _responses(post.numbers)
    known = tuple((name, value) for name, value in found.items() if value)
    return known if len(known) >= LEAST_COUNTS else ()


def _same(kinds: Sequence[str] | Sequence[tuple[object, ...]]) -> tuple[Decimal, int]:
    """Share of posts beyond the first of their kind; those that say nothing are left out."""
    told = [one for one in kinds if one]
    if not told:
        return Decimal(0), 0
    again = sum(n - 1 for n in Counter(told).values())
    return Decimal(again) / len(told), len(told)


def _far_out(own: Sequence[PostNumbers], others: Sequence[PostNumbers]) -> tuple[Decimal, int]:
    """Share of posts whose replies per view lie far out of the others' posts."""
    usual = [rate for one in others if (rate := _reply_rate(one)) is not None]
    rates = [rate for one in own if (rate := _reply_rate(one)) is not None]
    if len(usual) < POSTS_NEEDED or not rates:
        return Decimal(0), 0
    low, high = np.quantile(usual, (0.25, 0.75))
    fence = float(high + FAR_OUT * (high - low))
    return Decimal(sum(one > fence for one in rates)) / len(rates), len(rates)


def _reply_rate(post: PostNumbers) -> float | None:
    seen = next((post.numbers[one] for one in SEEN if post.numbers.get(one)), None)
    replies = [post.numbers[one] for one in ANSWERED if one in post.numbers]
    return float(sum(replies) / seen) if seen and replies else None


def _on_few(own: Sequence[PostNumbers]) -> tuple[Decimal, int]:
    """Share of all response that the best tenth of the posts holds."""
    sums = sorted((sum(_responses(one.numbers).values(), Decimal(0)) for one in own), reverse=True)
    total = sum(sums, Decimal(0))
    top = max(int(len(sums) * TOP_SHARE), 1)
    return (sum(sums[:top], Decimal(0)) / total if total else Decimal(0)), len(sums)


def _in_one_hour(own: Sequence[PostNumbers]) -> tuple[Decimal, int]:
    """Share of posts in their commonest hour; all at midnight means that no hour is known."""
    told = [one.published for one in own if (one.published.hour, one.published.minute) != (0, 0)]
    if not told:
        return Decimal(0), 0
    return Decimal(max(Counter(one.hour for one in told).values())) / len(told), len(told)


def _responses(numbers: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {one: numbers[one] for one in RESPONSES if one in numbers}
