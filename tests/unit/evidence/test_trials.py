"""Trials: differences, what is taken out, clusters, looks while they run."""

import math

import numpy as np
import pytest

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.trials.comparing import (
    Difference,
    adjusted_difference,
    difference_of_means,
)
from trueline.evidence.trials.intervals import interval_at_any_look, interval_of
from trueline.evidence.trials.sample_ratio import sample_ratio_p_value

RUNS = 400


def test_a_difference_by_hand() -> None:
    outcome = np.array([4.0, 6.0, 8.0, 1.0, 3.0])
    found = difference_of_means(outcome, np.array([True, True, True, False, False]))
    # Means 6 and 2; variances 4 and 2; error sqrt(4/3 + 2/2).
    assert found.lift == pytest.approx(4)
    assert found.error == pytest.approx(math.sqrt(7 / 3))
    # Welch: (7/3)^2 / ((4/3)^2 / 2 + 1^2 / 1).
    assert found.freedom == pytest.approx((49 / 9) / (16 / 18 + 1))
    assert found.control_mean == pytest.approx(2)


def test_what_was_known_before_narrows_the_interval_and_it_still_covers() -> None:
    rng = np.random.default_rng(20_261)
    covered, ratios = [], []
    for _ in range(RUNS):
        base = rng.gamma(2, 10, 200)
        before, treated = base + rng.normal(0, 5, 200), rng.random(200) < 0.5
        outcome = base + rng.normal(0, 5, 200) + treated * (2 + rng.normal(0, 2, 200))
        plain = difference_of_means(outcome, treated)
        found = adjusted_difference(outcome, treated, before[:, None])
        tested = interval_of(found.lift, found.error, found.freedom, level=0.9)
        covered.append(tested.low <= 2 <= tested.high)
        ratios.append((found.error / plain.error) ** 2)
    # 400 runs: two standard errors around 90 % are 87 to 93.
    assert 0.87 <= np.mean(covered) <= 0.93
    # Shared variance 200, noise 25 (29 where treated): adjusting leaves about a quarter.
    assert 0.18 < np.mean(ratios) < 0.30


def test_clusters_treated_together_are_not_taken_for_single_units() -> None:
    rng = np.random.default_rng(20_262)
    held = {True: [], False: []}
    cluster = np.repeat(np.arange(40), 25)
    for _ in range(RUNS):
        treated = (rng.permutation(40) < 20)[cluster]
        outcome = rng.normal(0, 1, 40)[cluster] + rng.normal(0, 1, 1000)
        for is_clustered, said in held.items():
            found = adjusted_difference(
                outcome, treated, np.zeros((1000, 0)), cluster=cluster if is_clustered else None
            )
            tested = interval_of(found.lift, found.error, found.freedom, level=0.9)
            said.append(tested.low <= 0 <= tested.high)
    assert np.mean(held[True]) >= 0.86
    assert np.mean(held[False]) < 0.5


def test_looking_again_and_again_is_paid_for_once() -> None:
    rng = np.random.default_rng(20_263)
    wrong_plain = wrong_any = 0
    for _ in range(RUNS):
        outcome, treated = rng.normal(0, 1, 400), rng.random(400) < 0.5
        looks = [difference_of_means(outcome[:n], treated[:n]) for n in range(40, 401, 20)]
        wrong_plain += any(
            interval_of(one.lift, one.error, one.freedom, level=0.9).p_value < 0.1 for one in looks
        )
        wrong_any += any(
            interval_at_any_look(one, expected=0.3, level=0.9).p_value < 0.1 for one in looks
        )
    assert wrong_plain / RUNS > 0.25
    assert wrong_any / RUNS <= 0.1


@pytest.mark.parametrize("lift", [-3.0, -0.5, 0.0, 0.4, 2.5])
def test_interval_and_p_value_never_contradict(lift: float) -> None:
    found = Difference(lift, 1.0, 30.0, 10.0)
    for tested in (
        interval_of(lift, 1.0, 30.0, level=0.9),
        interval_at_any_look(found, expected=0.7, level=0.9),
    ):
        assert (tested.low > 0 or tested.high < 0) == (tested.p_value < 0.1)


def test_too_few_clusters_are_refused() -> None:
    cluster = np.array([0, 0, 1, 1])
    with pytest.raises(CannotEstimateError, match="needs more of them"):
        adjusted_difference(np.arange(4.0), cluster == 0, np.zeros((4, 0)), cluster=cluster)


def test_a_split_far_from_the_plan_is_seen() -> None:
    # (5210 - 5000)^2 / 5000 * 2 = 17.64; beyond that chi-squared has 2.7e-5.
    assert sample_ratio_p_value(5210, 4790, planned_share=0.5) == pytest.approx(2.67e-5, rel=0.01)
    assert sample_ratio_p_value(5000, 5000, planned_share=0.5) == 1
