"""Creators on Instagram who mend things of their own: invented people and what they post."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from trueline.demo.story import LAST, random_for

POSTING_SINCE: Final = date(2026, 1, 5)
SPONSORED_TEXT: Final = "So in love with this repair, you need it, link in bio"
BOUGHT_REPLIES: Final = 0.05


@dataclass(frozen=True, slots=True)
class Creator:
    """Somebody who posts about mending.

    Attributes:
        handle: On Instagram.
        followers: In November.
        posts: How many in the year.
        seen: Share of the followers that a post reaches, on average.
        shared: Shares for each person reached.
        answered: Comments likewise.
        saved: Saves likewise.
        clicked: Link clicks likewise; None where the account tells none.
        buys: Whether replies are bought and texts repeated.
    """

    handle: str
    followers: int
    posts: int
    seen: float
    shared: float
    answered: float
    saved: float
    clicked: float | None
    buys: bool = False


CREATORS: Final = (
    Creator("anouk.mends", 18_400, 34, 0.34, 0.0115, 0.0090, 0.021, 0.0125),
    Creator("the.slow.stitch", 41_200, 41, 0.22, 0.0098, 0.0052, 0.018, 0.0094),
    Creator("keepsake_tom", 7_900, 28, 0.41, 0.0072, 0.0121, 0.014, 0.0071),
    Creator("lampandlinen", 63_500, 38, 0.15, 0.0061, 0.0033, 0.012, 0.0052),
    Creator("darn.with.ida", 12_700, 46, 0.29, 0.0132, 0.0078, 0.024, 0.0088),
    Creator("secondhand.sorcha", 28_900, 30, 0.19, 0.0049, 0.0046, 0.009, 0.0066),
    Creator("glueandpatience", 5_300, 22, 0.38, 0.0066, 0.0109, 0.013, 0.0059),
    Creator("mended.by.marek", 22_100, 26, 0.24, 0.0083, 0.0061, 0.016, 0.0077),
    Creator("bright.fix.daily", 118_000, 52, 0.06, 0.0021, 0.0006, 0.003, 0.0018, buys=True),
    Creator("oldcoatclub", 9_600, 24, 0.27, 0.0077, 0.0066, 0.011, None),
    Creator("wool.and.weather", 15_200, 7, 0.25, 0.0089, 0.0072, 0.017, 0.0080),
)

STARTS: Final = (
    "Mending the elbow of", "A slow repair for", "Darning", "How I patch", "New life for",
    "One hour of mending:", "Before and after repair:", "Sunday with", "A walk with", "I mend",
)  # fmt: skip
THINGS: Final = (
    "my grandfather's jumper", "a pair of wool socks", "the kitchen chair", "a linen shirt",
    "the blue bowl", "a lamp from the flea market", "my old coat", "a raincoat",
    "the reading chair", "school trousers", "a cracked jug", "the dog's blanket", "a felt hat",
    "walking boots",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CreatorPost:
    """One post.

    Attributes:
        creator: Whose.
        number: From 0, in order of time.
        at: Local time.
        text: What it says.
        reach: People reached.
        shares: Of the post.
        comments: Under it.
        saves: Of it.
        reactions: To it.
        clicks: On its link; None where the account tells none.
    """

    creator: Creator
    number: int
    at: datetime
    text: str
    reach: int
    shares: int
    comments: int
    saves: int
    reactions: int
    clicks: int | None


@cache
def posts_by(creator: Creator) -> tuple[CreatorPost, ...]:
    """Give a creator's posts of the year, oldest first."""
    random = random_for(f"creator {creator.handle}")
    days = sorted(
        int(one) for one in random.integers(0, (LAST - POSTING_SINCE).days, creator.posts)
    )
    posts = []
    for number, offset in enumerate(days):
        day = POSTING_SINCE + timedelta(days=offset)
        at = datetime.combine(day, time(int(random.integers(7, 22)), int(random.integers(60))))
        reach = int(creator.followers * creator.seen * random.lognormal(-0.12, 0.5)) + 20
        bought = creator.buys and random.random() < BOUGHT_REPLIES * 10
        rates = (creator.shared, creator.answered, creator.saved, 0.05)
        shares, comments, saves, reactions = (int(random.poisson(reach * one)) for one in rates)
        clicks = None if creator.clicked is None else int(random.poisson(reach * creator.clicked))
        text = f"{random.choice(STARTS)} {random.choice(THINGS)}"
        posts.append(
            CreatorPost(
                creator, number, at, SPONSORED_TEXT if bought else text, reach, shares,
                comments + (int(reach * BOUGHT_REPLIES) if bought else 0), saves, reactions, clicks,
            )
        )  # fmt: skip
    return tuple(posts)
