"""Scores, hits and chances come to what was published, and to what is worked out by hand."""

from decimal import Decimal
from statistics import NormalDist, fmean

import numpy as np
import pytest

from trueline.measure.calibrating.chances import GivenChance, brier_parts
from trueline.measure.calibrating.hits import Hits, Judgement, at_most
from trueline.measure.calibrating.scores import (
    AT_HIGH,
    GuessedRange,
    interval_score,
    pinball,
    split_normal_crps,
    weighted_interval_score,
)


@pytest.fixture(scope="module")
def known_world() -> tuple[list[float], list[float], list[GivenChance]]:
    """Give the world of the reference: 200 middles with what came, then 500 chances."""
    numbers = np.random.default_rng(0)
    middles = numbers.normal(100, 20, 200)
    came = middles + numbers.normal(0, 10, 200)
    chances = np.clip(numbers.beta(2, 2, 500), 0.01, 0.99)
    happened = numbers.random(500) < chances**1.5
    given = [GivenChance(float(p), bool(y)) for p, y in zip(chances, happened, strict=True)]
    return middles.tolist(), came.tolist(), given


World = tuple[list[float], list[float], list[GivenChance]]


@pytest.mark.parametrize(("spread", "score"), [(10, 35.524), (4, 49.718), (30, 76.896)])
def test_the_interval_score_is_the_published_one(
    known_world: World, spread: int, score: float
) -> None:
    middles, came, _ = known_world
    half = 1.2816 * spread
    found = fmean(
        interval_score(GuessedRange(m - half, m, m + half), x)
        for m, x in zip(middles, came, strict=True)
    )
    assert found == pytest.approx(score, abs=5e-4)


def test_the_crps_is_the_published_one_where_both_halves_are_alike(known_world: World) -> None:
    middles, came, _ = known_world
    half = AT_HIGH * 10
    found = fmean(
        split_normal_crps(GuessedRange(m - half, m, m + half), x)
        for m, x in zip(middles, came, strict=True)
    )
    assert found == pytest.approx(5.7222, abs=5e-5)


@pytest.mark.parametrize("came", [-4.0, 9.0, 12.0, 15.5, 40.0])
def test_the_crps_of_two_halves_is_twice_the_mean_pinball_of_all_quantiles(came: float) -> None:
    guess, normal, steps = GuessedRange(10, 12, 20), NormalDist(), 20_000
    total = 0.0
    for step in range(steps):
        level = (step + 0.5) / steps
        z = normal.inv_cdf(level) / AT_HIGH
        total += pinball(12 + z * (2 if z < 0 else 8), level, came)
    assert split_normal_crps(guess, came) == pytest.approx(2 * total / steps, rel=1e-3)


def test_the_crps_of_a_single_number_is_its_error() -> None:
    assert split_normal_crps(GuessedRange(5, 5, 5), 8) == 3


def test_the_weighted_interval_score_is_the_mean_of_doubled_pinballs() -> None:
    # 2 x (0.1 x 13 + 0.5 x 11 + 0.9 x 3) / 3 = 2 x 9.5 / 3
    assert weighted_interval_score(GuessedRange(10, 12, 20), 23) == pytest.approx(19 / 3)


def test_the_brier_score_is_the_published_one_and_its_parts_add_up(known_world: World) -> None:
    parts = brier_parts(known_world[2])
    assert parts.score == pytest.approx(0.19991, abs=5e-6)
    assert parts.score == pytest.approx(
        parts.miscalibration - parts.discrimination + parts.uncertainty
    )
    assert [one.rate for one in parts.steps] == sorted(one.rate for one in parts.steps)


def said(tenths: int, outcome: str) -> GivenChance:
    return GivenChance(tenths / 10, happened=outcome == "yes")


def test_neighbours_out_of_order_are_pooled() -> None:
    # 0.2 happened, 0.4 did not: together one in two. 0.9 happened.
    # Score (0.64 + 0.16 + 0.01) / 3 = 0.27; after pooling (0.25 + 0.25 + 0) / 3 = 1/6; 2/9 at all.
    parts = brier_parts([said(2, "yes"), said(4, "no"), said(9, "yes")])
    assert [(one.low, one.high, one.rate) for one in parts.steps] == [
        (0.2, 0.4, 0.5),
        (0.9, 0.9, 1),
    ]
    assert parts.miscalibration == pytest.approx(0.27 - 1 / 6)
    assert parts.discrimination == pytest.approx(2 / 9 - 1 / 6)


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 10, "0", "0.3085"), (10, 10, "0.6915", "1"), (14, 18, "0.5236", "0.9359")],
)
def test_the_interval_of_hits_is_clopper_and_pearsons(
    hits: int, count: int, low: str, high: str
) -> None:
    # None of 10: 1 - 0.025 ** (1 / 10) = 0.3085.
    assert Hits(hits, count).interval == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(("count", "power"), [(20, 0.75), (30, 0.86)])
def test_twenty_guesses_find_ranges_that_hold_too_seldom(count: int, power: float) -> None:
    narrow = [
        hits for hits in range(count + 1) if Hits(hits, count).judged() is Judgement.TOO_NARROW
    ]
    assert at_most(max(narrow), count, 0.55) == pytest.approx(power, abs=0.005)


def test_fewer_than_twenty_are_not_judged() -> None:
    assert Hits(0, 19).judged() is Judgement.TOO_FEW
    assert Hits(13, 20).judged() is Judgement.NOT_CONTRADICTED
    assert Hits(20, 20).judged() is Judgement.TOO_WIDE  # 0.8 ** 20 = 0.0115
