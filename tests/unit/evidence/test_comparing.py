"""Plain comparisons of means, held against arithmetic by hand and published tables."""

import numpy as np
import pytest

from tests.evidence_worlds import rolled_out
from trueline.evidence.comparing.means import (
    change_over_time,
    difference_of_means,
    mean_over_time,
)
from trueline.evidence.cube.put_together import put_together
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Observations
from trueline.usecases.catalogues import ESTIMATORS


def test_welchs_test_by_hand() -> None:
    """Means 5 and 2, variances 4 and 1, three values each: error √(4/3 + 1/3) = 1.2910.

    Degrees of freedom: (5/3)² / ((4/3)²/2 + (1/3)²/2) = 2.7778 / 0.9444 = 2.941.
    """
    found = difference_of_means(np.array([3.0, 5, 7]), np.array([1.0, 2, 3]), level=0.9)
    assert found.difference == 3
    assert found.error == pytest.approx(1.2910, abs=1e-4)
    assert found.freedom == pytest.approx(2.941, abs=1e-3)


def test_the_interval_is_students() -> None:
    """With equal variances of two and two values the freedom is 2: t at 95 % is 2.920 (tables)."""
    found = difference_of_means(np.array([4.0, 6]), np.array([1.0, 3]), level=0.9)
    assert found.freedom == pytest.approx(2)
    assert (found.high - found.difference) / found.error == pytest.approx(2.920, abs=1e-3)


def test_one_treated_unit_is_held_against_the_spread_of_the_others() -> None:
    """Others 1, 2, 3: variance 1; a further one varies by √(1 + 1/3) around their mean."""
    found = difference_of_means(np.array([5.0]), np.array([1.0, 2, 3]), level=0.9)
    assert found.error == pytest.approx((4 / 3) ** 0.5)
    assert found.freedom == 2


def test_neighbours_that_are_alike_make_the_error_of_a_mean_larger() -> None:
    rng = np.random.default_rng(4)
    shocks = rng.normal(size=300)
    alike = np.convolve(shocks, np.ones(5) / 5, mode="valid")
    apart = rng.permutation(alike)
    assert mean_over_time(alike, level=0.9).error > 1.5 * mean_over_time(apart, level=0.9).error


def test_newey_and_west_by_hand() -> None:
    """Values 1, 2, 3, 4, one lag of 1, weight 1/2 (4 · (4/100)^(2/9) = 1.96, so one lag).

    Squares 5, neighbours' products 1.25: (5 + 2 · 0.5 · 1.25) / 3 / 4 = 0.5208.
    """
    found = mean_over_time(np.array([1.0, 2, 3, 4]), level=0.9)
    assert found.error**2 == pytest.approx(0.5208, abs=1e-4)


def test_a_change_of_what_does_not_vary_is_refused() -> None:
    with pytest.raises(CannotEstimateError, match="do not vary"):
        change_over_time(np.ones(5), np.full(5, 2.0), level=0.9)


def test_a_cube_gives_the_same_raw_comparison_as_its_panel() -> None:
    world = rolled_out(np.random.default_rng(9), 3.0)
    seen = world.observed()
    panel = seen.panel
    assert panel is not None
    cube = put_together(
        panel.outcome, starts=panel.starts, strata=panel.strata, periods=list(panel.periods)
    )
    naive = ESTIMATORS.get("naive-comparison")
    laid_out = naive.answer(world.study, seen)
    together = naive.answer(world.study, Observations("0" * 64, 1, cube=cube))
    for name in ("lift", "low", "high", "counterfactual", "unit_periods"):
        assert getattr(together, name) == pytest.approx(getattr(laid_out, name), rel=1e-9)
    assert together.window == laid_out.window
