"""Screening: correlations by hand and by SciPy, tries counted, chance rarely flagged."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control, spearmanr

from trueline.evidence.screening.screen import (
    WeeklySeries,
    adjusted_for_tries,
    screen_series,
)
from trueline.evidence.screening.together import Correlation, moves_with


def test_it_is_the_rank_correlation_of_changes() -> None:
    rng = np.random.default_rng(1)
    one, other = np.cumsum(rng.normal(0, 1, (2, 90)), axis=1)
    other += 0.6 * np.concatenate(([0, 0], one[:-2]))
    found = moves_with(other, one, 2)
    assert isinstance(found, Correlation)
    expected = spearmanr(np.diff(other)[2:], np.diff(one)[:-2])
    assert found.value == pytest.approx(expected.statistic)
    assert found.weeks == 87
    assert (found.low > 0) == (found.p_value < 0.1)


def test_ties_share_their_rank_and_gaps_take_both_changes_away() -> None:
    rng = np.random.default_rng(2)
    one, other = rng.integers(0, 4, (2, 60)).astype(float)
    one[10] = np.nan
    kept = np.isfinite(np.diff(one))
    found = moves_with(one, other, 0)
    assert isinstance(found, Correlation)
    assert found.weeks == kept.sum() == 57
    expected = spearmanr(np.diff(one)[kept], np.diff(other)[kept]).statistic
    assert found.value == pytest.approx(expected)


def test_too_few_weeks_and_series_that_stand_still_say_so() -> None:
    walk = np.cumsum(np.random.default_rng(3).normal(0, 1, 60))
    assert "26" in str(moves_with(walk[:26], walk[:26], 0))
    assert moves_with(walk, np.full(60, 3.0), 0) == "One of them does not change."


def test_tries_are_counted_as_by_scipy() -> None:
    p_values = np.random.default_rng(4).uniform(0, 1, 40) ** 3
    expected = false_discovery_control(p_values, method="by")
    assert adjusted_for_tries(p_values) == pytest.approx(expected)
    assert len(adjusted_for_tries(np.zeros(0))) == 0


def test_a_planted_lag_is_found_and_named() -> None:
    rng = np.random.default_rng(5)
    posts = [np.cumsum(rng.normal(0, 1, 100)) for _ in range(3)]
    sales = np.cumsum(rng.normal(0, 0.5, 100))
    sales[2:] += posts[1][:-2]
    movers = [WeeklySeries(f"posts {one}", each) for one, each in enumerate(posts)]
    found = screen_series([WeeklySeries("sales", sales)], movers)
    assert [(one.mover, one.lag) for one in found.flagged] == [("posts 1", 2)]
    assert len(found.tried) == 15


def test_what_is_counted_in_the_other_is_not_tried() -> None:
    walk = np.cumsum(np.random.default_rng(6).normal(0, 1, 60))
    found = screen_series(
        [WeeklySeries("sales", walk)],
        [WeeklySeries("orders", walk)],
        why_not=lambda _outcome, _mover: "Orders are counted in sales.",
    )
    assert not found.tried
    assert found.untried[0].why == "Orders are counted in sales."
