"""Reach-and-response index: by hand on three accounts, its stability, and what it refuses."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from trueline.core.period import Period
from trueline.measure.voices.gaming import Sign, gaming_signs
from trueline.measure.voices.index import index_of_accounts
from trueline.measure.voices.index_report import IndexReport
from trueline.measure.voices.post_parts import PostNumbers
from trueline.measure.voices.stability import rank_agreement
from trueline.plan.organisation.listening import IndexPart, ResponseIndex

DAYS = Period(date(2026, 1, 1), date(2026, 7, 1))
PARTS = (
    IndexPart("shares", "Amplification", Decimal("0.75"), ("shares@1",), "views@1"),
    IndexPart("replies", "Reply depth", Decimal("0.25"), ("comments@1",), "views@1"),
)
INDEX = ResponseIndex("menders", "Menders", "instagram", "Mending", parts=PARTS)


def posts(account: str, count: int = 10, **numbers: int) -> list[PostNumbers]:
    """Posts over the first months; each number but views is a little larger now and then."""
    start = datetime.fromisoformat("2026-01-05T09:30")
    return [
        PostNumbers(
            f"{account}-{at}",
            f"instagram/{account}",
            start + timedelta(days=at * 160 // count, hours=at % 9),
            f"Post {at} of {account}",
            {
                name: Decimal(value if name == "views" else value + at % 3)
                for name, value in numbers.items()
            },
        )
        for at in range(count)
    ]


def ranked(found: Sequence[PostNumbers], declared: ResponseIndex = INDEX) -> IndexReport:
    return index_of_accounts(declared, DAYS, found, random=np.random.default_rng(3))


def flat(account: str, **numbers: int) -> list[PostNumbers]:
    """Ten posts that are all alike."""
    known = {name: Decimal(value) for name, value in numbers.items()}
    return [replace(one, numbers=known) for one in posts(account, **numbers)]


def test_the_index_of_three_accounts_is_that_of_a_hand_calculation() -> None:
    # Shares per view 0.03, 0.02, 0.01: mean 0.02, deviation sqrt(2/3) * 0.01, so z = 1.224745, 0,
    # -1.224745. Comments per view 0.01, 0.01, 0.04: mean 0.02, deviation sqrt(2) * 0.01, so
    # z = -0.707107, -0.707107, 1.414214. Index: 0.75 * 1.224745 - 0.25 * 0.707107 = 0.741782;
    # -0.176777; -0.918559 + 0.353553 = -0.565005.
    found = ranked(
        [
            *flat("a", views=1000, shares=30, comments=10),
            *flat("b", views=2000, shares=40, comments=20),
            *flat("c", views=500, shares=5, comments=20),
        ]
    )
    assert [(one.account, one.rank) for one in found.accounts] == [
        ("instagram/a", 1),
        ("instagram/b", 2),
        ("instagram/c", 3),
    ]
    index = [float(one.index) for one in found.accounts]
    assert index == pytest.approx([0.741782, -0.176777, -0.565005], abs=2e-6)
    assert [one.percentile for one in found.accounts] == [1, Decimal("0.5"), 0]
    assert [one.value for one in found.accounts[0].parts] == [Decimal("0.03"), Decimal("0.01")]
    assert found.reliability.value is None
    assert "halves can be compared from 5" in found.reliability.why


def test_changing_the_weights_by_a_fifth_shows_whether_ranks_hold() -> None:
    # Equal weights of two parts that disagree: a leads by a hair, so a fifth turns it round.
    even = tuple(replace(one, weight=Decimal("0.5")) for one in PARTS)
    found = ranked(
        [
            *flat("a", views=1000, shares=30, comments=10),
            *flat("b", views=1000, shares=10, comments=30),
            *flat("c", views=1000, shares=11, comments=11),
        ],
        replace(INDEX, parts=even),
    )
    by_account = {one.account: one for one in found.accounts}
    top = by_account["instagram/a"]
    assert (top.by_steps.best, top.by_steps.worst) == (1, 2)
    last = by_account["instagram/c"]
    assert (last.by_steps.best, last.by_steps.worst) == (3, 3)
    assert (last.by_any_weights.best, last.by_any_weights.worst) == (2, 3)


def test_an_account_of_noise_has_wide_ranks_and_halves_that_disagree() -> None:
    random = np.random.default_rng(5)
    noise, steady = [], []
    for name in "abcdefgh":
        own = posts(name, 14, views=1000, shares=1, comments=1)
        noise += [
            replace(
                one,
                numbers={
                    "views": Decimal(1000),
                    "shares": Decimal(int(random.poisson(4))),
                    "comments": Decimal(int(random.poisson(4))),
                },
            )
            for one in own
        ]
        level = "abcdefgh".index(name) * 10 + 10
        steady += posts(name, 14, views=1000, shares=level, comments=level)
    shaky, firm = ranked(noise), ranked(steady)
    assert shaky.reliability.value is not None
    assert firm.reliability.value is not None
    assert shaky.reliability.value < Decimal("0.7") < Decimal("0.99") < firm.reliability.value
    assert any("unsteady" in one for one in shaky.caveats)
    widths = [one.by_posts.worst - one.by_posts.best for one in shaky.accounts if one.by_posts]
    assert max(widths) >= 3
    assert all(one.by_posts and one.by_posts.best == one.by_posts.worst for one in firm.accounts)


def test_too_few_posts_and_accounts_are_refused_with_their_numbers() -> None:
    two = [*flat("a", views=10, shares=1, comments=1), *flat("b", views=10, shares=2, comments=1)]
    found = ranked([*two, *flat("c", views=10, shares=2, comments=1)[:9]])
    assert found.accounts == ()
    assert found.why.startswith("2 accounts have at least 10 posts")
    assert [one.why for one in found.left_out] == ["9 posts on the topic; it takes 10."]


def test_a_part_that_nobody_measures_is_left_out_and_said() -> None:
    extra = IndexPart("clicks", "Clicks", Decimal("0.5"), ("link_clicks@1",), "views@1")
    declared = replace(INDEX, parts=(*PARTS, extra))
    three = [one for name in "abc" for one in flat(name, views=100, shares=ord(name), comments=9)]
    found = ranked(three, declared)
    assert [one.weight for one in found.parts] == [Decimal("0.75"), Decimal("0.25")]
    assert [one.name for one in found.left_out] == ["Clicks"]
    assert any("weights of the others were raised" in one for one in found.caveats)
    heavy = replace(INDEX, parts=(*PARTS, replace(extra, weight=Decimal(3))))
    assert "only 2 can be measured on instagram" in ranked(three, heavy).why


def test_an_account_that_lacks_a_part_that_others_have_is_not_ranked() -> None:
    three = [one for name in "abc" for one in flat(name, views=100, shares=ord(name), comments=9)]
    found = ranked([*three, *flat("d", views=100, shares=50)])
    assert [one.account for one in found.accounts][::-1] == [f"instagram/{one}" for one in "abc"]
    assert found.left_out[0].name == "instagram/d"
    assert "lack the numbers for: Reply depth" in found.left_out[0].why


def test_the_same_posts_give_the_same_answer() -> None:
    some = [
        one for name in "abcdef" for one in posts(name, views=100, shares=ord(name), comments=3)
    ]
    assert ranked(some) == ranked(some)
    assert ranked(some[::-1]).accounts[0].index == ranked(some).accounts[0].index


def test_the_index_is_set_against_what_came_after() -> None:
    declared = replace(INDEX, outcome=("saves@1",), outcome_per="views@1")
    eight = [
        one
        for at, name in enumerate("abcdefgh")
        for one in posts(name, 30, views=1000, shares=10 * at + 5, comments=4, saves=3 * at)
    ]
    found = ranked(eight, declared)
    assert found.outcome.value is not None
    assert found.outcome.value > Decimal("0.99")
    few = ranked([one for one in eight if one.account < "instagram/f"], declared)
    assert few.outcome.why == "5 accounts have both; it takes 8."


def test_rank_agreement_is_spearmans() -> None:
    # Ranks 1..8 against 1..8 with two neighbours exchanged: 1 - 6 * 2 / (8 * 63) = 0.976190.
    found = rank_agreement([1, 2, 3, 4, 5, 6, 7, 8], [10, 20, 40, 30, 50, 60, 70, 80])
    assert float(found.value or 0) == pytest.approx(0.976190, abs=1e-6)
    assert found.interval is not None
    assert found.interval.high < 1
    assert "same for every account" in rank_agreement([1] * 9, list(range(9))).why


def test_repeated_texts_and_bought_replies_are_signs() -> None:
    usual = [one for name in "abc" for one in _varied(posts(name, 12, views=1000, comments=5))]
    bought = [
        replace(
            one,
            words="You need this, link in bio",
            numbers={**one.numbers, "comments": Decimal(90)},
        )
        for one in _varied(posts("loop", 12, views=1000, comments=5))
    ]
    found = gaming_signs([*usual, *bought])
    assert {one.sign for one in found["instagram/loop"]} == {Sign.SAME_TEXT, Sign.FAR_OUT}
    assert found["instagram/a"] == ()


def test_counts_that_come_again_and_again_are_a_sign() -> None:
    usual = [one for name in "abc" for one in _varied(posts(name, 12, views=1000, comments=5))]
    found = gaming_signs([*usual, *flat("bot", views=900, likes=50, comments=5)])
    assert [one.sign for one in found["instagram/bot"]] == [Sign.SAME_COUNTS]


def _varied(own: list[PostNumbers]) -> list[PostNumbers]:
    """The same posts, no two with as many likes."""
    return [
        replace(one, numbers={**one.numbers, "likes": Decimal(40 + at)})
        for at, one in enumerate(own)
    ]


def test_response_on_one_post_and_posts_in_one_hour_are_signs() -> None:
    own = posts("once", 20, views=1000, likes=1, comments=0)
    hit = replace(own[0], numbers={"views": Decimal(9000), "likes": Decimal(4000)})
    nightly = [
        replace(one, published=one.published.replace(hour=3))
        for one in posts("night", 20, views=900, likes=30)
    ]
    found = gaming_signs([hit, *own[1:], *nightly])
    assert Sign.FEW_POSTS in {one.sign for one in found["instagram/once"]}
    assert Sign.ONE_HOUR in {one.sign for one in found["instagram/night"]}
    assert gaming_signs(own[:9]) == {}


def test_an_index_of_which_nothing_is_measured_is_refused() -> None:
    bare = [replace(one, numbers={}) for name in "abc" for one in posts(name)]
    found = ranked(bare)
    assert found.accounts == ()
    assert "only 0 can be measured" in found.why
