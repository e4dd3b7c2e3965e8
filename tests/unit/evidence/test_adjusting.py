"""Adjusted comparisons undo what was measured, in rows and in cells alike."""

import numpy as np
import pytest

from trueline.evidence.adjusting.cells import adjust_cells, put_in_cells
from trueline.evidence.adjusting.cross_fitted import adjust
from trueline.evidence.adjusting.learners import Linear
from trueline.evidence.doubting.unmeasured import e_value, robustness_value, strongest_covariate
from trueline.evidence.observations import Members, Observations
from trueline.evidence.study import Estimand, Study
from trueline.evidence.study_source import Columns, Source
from trueline.evidence.trials.comparing import difference_of_means
from trueline.usecases.catalogues import ESTIMATORS


def confounded(seed: int, count: int = 4000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Units that choose the tactic for what also lifts their outcome; the lift is 2."""
    rng = np.random.default_rng(seed)
    known = rng.integers(0, 4, (count, 3)).astype(float)
    chance = 1 / (1 + np.exp(-(known @ [0.6, -0.4, 0.5] - 1)))
    treated = rng.random(count) < chance
    outcome = known @ [3.0, -2.0, 2.0] + rng.normal(0, 2, count) + 2.0 * treated
    return known, treated, outcome


def test_the_bias_left_is_less_than_a_tenth_of_the_raw_one() -> None:
    left, raw = [], []
    for seed in range(20):
        known, treated, outcome = confounded(900 + seed)
        found = adjust(known, treated, outcome, Linear(), estimand=Estimand.ATT, seed=1)
        left.append(found.lift - 2)
        raw.append(difference_of_means(outcome, treated).lift - 2)
    assert abs(np.mean(left)) < 0.1 * abs(np.mean(raw))


@pytest.mark.parametrize("estimand", list(Estimand))
def test_intervals_cover_the_truth(estimand: Estimand) -> None:
    held = []
    for seed in range(200):
        known, treated, outcome = confounded(2000 + seed, 600)
        found = adjust(known, treated, outcome, Linear(), estimand=estimand, seed=1)
        held.append(abs(found.lift - 2) < 1.6449 * found.error)
    # 200 runs: two standard errors around 90 % are 86 to 94.
    assert 0.85 <= np.mean(held) <= 0.95


@pytest.mark.parametrize("estimand", list(Estimand))
def test_cells_say_what_their_rows_say(estimand: Estimand) -> None:
    known, treated, outcome = confounded(7, 20_000)
    cells = adjust_cells(put_in_cells(known, treated, outcome), estimand=estimand)
    spread = np.column_stack([np.eye(4)[known[:, one].astype(int)][:, 1:] for one in range(3)])
    rows = adjust(spread, treated, outcome, Linear(), estimand=estimand, seed=1)
    assert cells.lift == pytest.approx(rows.lift, abs=0.1 * rows.error)
    assert cells.error == pytest.approx(rows.error, rel=0.01)
    assert cells.effective_share == pytest.approx(rows.effective_share, rel=0.02)


def test_the_error_of_cells_is_that_of_the_influence_of_each_row() -> None:
    known, treated, outcome = confounded(8, 500)
    cells = put_in_cells(known, treated, outcome)
    assert cells.count.sum() == 500
    assert cells.total.sum() == pytest.approx(outcome.sum())
    assert cells.squares.sum() == pytest.approx((outcome**2).sum())


def test_the_order_of_rows_changes_not_a_digit() -> None:
    known, treated, outcome = confounded(9, 400)
    mixed = np.random.default_rng(3).permutation(400)
    there = adjust(known, treated, outcome, Linear(), estimand=Estimand.ATT, seed=1)
    again = adjust(
        known[mixed], treated[mixed], outcome[mixed], Linear(), estimand=Estimand.ATT, seed=1
    )
    assert (there.lift, there.error) == (again.lift, again.error)
    assert (there.chances[mixed] == again.chances).all()


def test_robustness_values_are_those_of_darfur() -> None:
    # Cinelli and Hazlett (2020): 13.9 % and, at the edge of the 95 % interval, 7.6 %.
    assert robustness_value(4.18, 783) == pytest.approx(0.139, abs=5e-4)
    assert robustness_value(4.18, 783, level=0.95) == pytest.approx(0.076, abs=5e-4)


def test_the_e_value_is_the_published_one() -> None:
    assert e_value(3.9) == pytest.approx(7.26, abs=0.005)
    assert e_value(1 / 3.9) == pytest.approx(e_value(3.9))
    assert e_value(1.0) == 1


def test_a_confounder_like_the_strongest_covariate_is_named() -> None:
    known, treated, outcome = confounded(10)
    mark = strongest_covariate(outcome, treated, known, ("first", "second", "third"))
    assert mark.name == "first"
    # Leaving it out of the regression moves the lift, so it counts for more than nothing.
    assert mark.strength > robustness_value(mark.t_value, mark.freedom, level=0.9) * 0.2


def test_few_units_with_many_earlier_periods_are_not_learnt_by_heart() -> None:
    off, raw = [], []
    for seed in range(25):
        rng = np.random.default_rng([40, seed])
        level = rng.normal(0, 5, 80)
        series = 100 + level[:, None] + rng.normal(0, 3, (80, 30))
        treated = rng.random(80) < 1 / (1 + np.exp(-level / 4))
        outcome = 100 + level + rng.normal(0, 1, 80) + 2.0 * treated
        members = Members(
            outcome, treated, np.zeros((80, 0)), (), series, np.arange(80), np.zeros(80, int)
        )
        study = Study("few", "Did it?", Source("x.csv"), Columns(), seed=1)
        found = ESTIMATORS.get("adjusted-comparison").answer(
            study, Observations("x", 80, members=members)
        )
        off.append(found.lift - 2)
        raw.append(difference_of_means(outcome, treated).lift - 2)
    # A column for each of 30 periods is off by tens here; the raw comparison by about 4.
    assert np.sqrt(np.mean(np.square(off))) < 0.5 * np.sqrt(np.mean(np.square(raw)))
