"""Scores of guesses against arithmetic by hand and a sum over the whole line."""

from statistics import NormalDist

import numpy as np
import pytest

from trueline.measure.calibrating.chances import GivenChance, Step, brier_parts
from trueline.measure.calibrating.scores import (
    GuessedRange,
    interval_score,
    pinball,
    split_normal_crps,
    weighted_interval_score,
)

GUESS = GuessedRange(10, 12, 20)


def test_the_interval_score_is_the_width_and_ten_times_the_miss() -> None:
    """20 - 10 = 10; 23 lies 3 above: 10 + 2 / 0.2 * 3 = 40; 7 lies 3 below: likewise 40."""
    assert interval_score(GUESS, 15) == pytest.approx(10)
    assert interval_score(GUESS, 23) == pytest.approx(40)
    assert interval_score(GUESS, 7) == pytest.approx(40)


def test_the_weighted_score_is_two_thirds_of_the_three_quantile_losses() -> None:
    """Bracher and others: WIS with K = 1 is 2 / 3 of the sum of the pinball losses.

    Of 23: 0.1 * 13 + 0.5 * 11 + 0.9 * 3 = 9.5, and 9.5 * 2 / 3 = 6.333.
    """
    losses = pinball(10, 0.1, 23) + pinball(12, 0.5, 23) + pinball(20, 0.9, 23)
    assert losses == pytest.approx(9.5)
    assert weighted_interval_score(GUESS, 23) == pytest.approx(losses * 2 / 3)


@pytest.mark.parametrize("came", [4.0, 11.0, 12.0, 15.0, 31.0])
def test_the_crps_is_the_squared_distance_of_the_distribution_summed(came: float) -> None:
    """The definition: the sum of (F(x) - [x >= came])^2 over the line, in steps of 0.01."""
    at_high = NormalDist().inv_cdf(0.9)
    halves = NormalDist(12, 2 / at_high), NormalDist(12, 8 / at_high)
    step = 0.01
    total = 0.0
    for one in range(-3000, 8000):
        x = (one + 0.5) * step
        reached = (halves[0] if x < 12 else halves[1]).cdf(x)
        total += (reached - (x >= came)) ** 2 * step
    assert split_normal_crps(GUESS, came) == pytest.approx(total, abs=0.001)


def test_the_crps_of_a_single_number_is_its_error() -> None:
    assert split_normal_crps(GuessedRange(5, 5, 5), 8) == pytest.approx(3)


def test_quantiles_that_fall_are_refused() -> None:
    with pytest.raises(ValueError, match="do not rise"):
        GuessedRange(3, 2, 4)


def test_the_brier_score_falls_into_its_three_parts() -> None:
    """Chances 0.1 no, 0.3 yes, 0.4 no, 0.8 yes.

    Score (0.01 + 0.49 + 0.16 + 0.04) / 4 = 0.175. Rising rates: 0; 0.3 and 0.4 pooled to 0.5; 1.
    Their own score is (0 + 0.25 + 0.25 + 0) / 4 = 0.125, so 0.05 is miscalibration. Half happened:
    uncertainty 0.25, discrimination 0.25 - 0.125 = 0.125.
    """
    given = ((0.1, False), (0.3, True), (0.4, False), (0.8, True))
    parts = brier_parts([GivenChance(*one) for one in given])
    assert parts.score == pytest.approx(0.175)
    assert parts.miscalibration == pytest.approx(0.05)
    assert parts.discrimination == pytest.approx(0.125)
    assert parts.uncertainty == pytest.approx(0.25)
    assert parts.steps == (Step(0.1, 0.1, 1, 0.0), Step(0.3, 0.4, 2, 0.5), Step(0.8, 0.8, 1, 1.0))


def test_no_chance_at_all_has_no_score() -> None:
    with pytest.raises(ValueError, match="at least one"):
        brier_parts([])


def test_the_scores_are_those_of_a_published_library() -> None:
    """200 normal guesses and 500 chances from a fixed seed, scored by scoringrules.

    It gives CRPS 5.7222, interval score 35.524 and Brier score 0.19991 (specification, evidence 5).
    """
    rng = np.random.default_rng(0)
    middles = rng.normal(100, 20, 200)
    came = middles + rng.normal(0, 10, 200)
    guesses = [GuessedRange(one - 12.816, one, one + 12.816) for one in middles.tolist()]
    pairs = list(zip(guesses, came.tolist(), strict=True))
    assert np.mean([split_normal_crps(*one) for one in pairs]) == pytest.approx(5.7222, abs=0.0001)
    assert np.mean([interval_score(*one) for one in pairs]) == pytest.approx(35.524, abs=0.001)
    chances = np.clip(rng.beta(2, 2, 500), 0.01, 0.99)
    happened = rng.random(500) < chances**1.5
    given = [GivenChance(*one) for one in zip(chances.tolist(), happened.tolist(), strict=True)]
    assert brier_parts(given).score == pytest.approx(0.19991, abs=0.00001)
