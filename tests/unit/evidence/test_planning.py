"""Tests are planned on the past: what was put in is found as often as is said."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from tests.evidence_worlds import WORLDS
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import NEVER, Members, Observations, Panel
from trueline.evidence.one_thread import one_thread
from trueline.evidence.planning.history import history_of
from trueline.evidence.planning.markets import begins, choose_markets, market_tries
from trueline.evidence.planning.power import ENOUGH, Ask, find_power
from trueline.evidence.planning.trial import (
    Trial,
    least_lift,
    power_of,
    trial_on,
    trial_tries,
    units_needed,
)
from trueline.evidence.study import Assignment, Study, Treatment
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.catalogues import ESTIMATORS

STUDY = Study(
    "planned",
    "Would it?",
    Source(path="planned"),
    Columns(outcome="outcome"),
    Treatment(column="treated", assignment=Assignment.RANDOMISED),
)
NOTHING = Observations("0" * 64, 0)


def asking(name: str, study: Study = STUDY) -> Ask:
    method = next(one for one in ESTIMATORS.all() if one.name == name)
    return partial(method.answer, study)


def members(seed: int, count: int = 3000) -> Members:
    rng = np.random.default_rng(seed)
    before = rng.normal(10, 2, (count, 1))
    outcome = 10 + 0.5 * before[:, 0] + rng.normal(0, 1.5, count)
    zeros = np.zeros(count, dtype=np.int64)
    none = np.zeros((count, 0))
    return Members(outcome, zeros > 0, none, (), before, np.arange(count), zeros)


def markets(seed: int, level: float = 100.0) -> Observations:
    rng = np.random.default_rng(seed)
    shared = np.cumsum(rng.normal(0, 0.8, 60))
    sales = level + rng.normal(0, 8, 20)[:, None] + shared + rng.normal(0, 2, (20, 60))
    units = tuple(f"m{one:02}" for one in range(20))
    periods = tuple(f"{one:02}" for one in range(60))
    none = np.full(20, NEVER)
    return replace(NOTHING, panel=Panel(units, periods, sales, none, np.zeros(20, dtype=np.int64)))


def test_power_by_formula_is_what_trials_that_never_took_place_find() -> None:
    # Spread left 1.5, 600 units half and half: error 1.5 x sqrt(4 / 600) = 0.1225 to 2 digits.
    known = members(81)
    trial = trial_on(known, 600, 0.5, 0.9)
    assert trial.error == pytest.approx(1.5 * np.sqrt(4 / 600), rel=0.05)
    tries = trial_tries(known, trial, 200, NOTHING, seed=82)
    with one_thread():
        found = find_power(asking("experiment"), tries, (0.0, 0.015, 0.02, 0.03))
    for one in found.at[1:]:
        chance = power_of(trial, one.lift)
        assert one.power == pytest.approx(chance, abs=3 * np.sqrt(chance * (1 - chance) / 200))
        assert one.covered == pytest.approx(0.9, abs=3 * np.sqrt(0.09 / 200))
    assert found.least_share * found.level == pytest.approx(least_lift(trial), rel=0.1)


def test_units_needed_find_the_lift_that_they_are_needed_for() -> None:
    # Cohen's table: an effect of half a spread, two-sided .05, power .8 takes 64 on either side.
    wanted = Trial(0, 0.5, 1.0, level=0.95)
    assert units_needed(wanted, 0.5) == 128
    assert power_of(replace(wanted, count=128), 0.5) >= ENOUGH
    assert power_of(replace(wanted, count=126), 0.5) < ENOUGH


def test_a_test_in_markets_finds_large_lifts_and_cries_wolf_no_more_than_promised() -> None:
    observations = markets(83)
    history = history_of(observations)
    tries = market_tries(history, np.array([3, 7]), 8, 12, observations)
    with one_thread():
        found = find_power(asking("synthetic-control"), tries, (0.0, 0.03, 0.1))
    powers = [one.power for one in found.at]
    assert powers[0] <= 0.25
    assert powers[1] <= powers[2] == 1.0
    before = [history.outcome[[3, 7], :one].mean() for one in begins(history, 8, 12)]
    assert found.level == pytest.approx(np.mean(before))
    # At the smallest lift that is said to be found, it is found in so many of the same tries.
    with one_thread():
        again = find_power(asking("synthetic-control"), tries, (0.0, found.least_share * 1.0001))
    assert again.at[1].power >= ENOUGH


def test_a_plan_is_the_same_twice() -> None:
    observations = markets(84)
    history = history_of(observations)
    chosen = [choose_markets(history, 3, 8, seed=5) for _ in range(2)]
    assert chosen[0] == chosen[1]
    assert chosen[0][0].error_share <= chosen[0][-1].error_share


def test_only_the_time_before_the_start_is_tried() -> None:
    world = WORLDS["one market"](np.random.default_rng(85), 30.0)
    observations = world.observed()
    history = history_of(observations)
    panel = observations.panel
    assert panel is not None
    assert len(history.periods) == panel.first_start == 45
    assert not history.treated.any()
    assert begins(history, 5, 100).max() + 5 == 45


def test_a_short_past_is_refused_with_what_there_is() -> None:
    observations = markets(86)
    history = history_of(observations, 14)
    with pytest.raises(CannotEstimateError, match="there are 14"):
        choose_markets(history, 2, 8, seed=1)
    tries = market_tries(history, np.array([1]), 4, 40, observations)
    with pytest.raises(CannotEstimateError, match="holds 3 such tests; 8 are needed"):
        find_power(asking("synthetic-control"), tries)


def test_a_level_below_zero_has_no_shares_to_put_in() -> None:
    observations = markets(87, level=-50.0)
    with pytest.raises(CannotEstimateError, match="is not above zero"):
        market_tries(history_of(observations), np.array([1]), 4, 40, observations)


def test_a_method_that_refuses_most_tests_refuses_the_plan() -> None:
    observations = markets(88)
    tries = market_tries(history_of(observations), np.array([1]), 4, 10, observations)
    with pytest.raises(CannotEstimateError, match="would not answer 10 of 10"):
        find_power(asking("media-mix"), tries)
