"""Neither the level of a study nor an empty cell of its control buys a grade."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from tests.evidence_worlds import World
from trueline.contracts.refutation import Case
from trueline.evidence.asking.registration import Registration
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.refuted import Outcome, Refuted
from trueline.evidence.study import Assignment, Study, Treatment
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS
from trueline.usecases.studying.answered_study import Circumstances, answered_study


def trial(placebo: np.ndarray) -> World:
    """A hundred rows by chance, with a second number that must not have moved."""
    rng = np.random.default_rng(7)
    treated = rng.permutation(np.repeat([0, 1], 50))
    study = Study(
        "trial",
        "Did it?",
        Source("trial"),
        Columns(outcome="outcome", placebo_outcome="still"),
        Treatment("treated", assignment=Assignment.RANDOMISED),
        methods=("experiment",),
    )
    outcome = 10 + 2 * treated + rng.normal(0, 1, 100)
    # The first half of the numbers goes to the treated, whichever rows they are.
    still = np.empty(100)
    still[treated == 1], still[treated == 0] = placebo[:50], placebo[50:]
    return World(study, {"outcome": outcome, "treated": treated, "still": still}, 2.0)


def on_the_control(world: World) -> Refuted:
    seen, method = world.observed(), ESTIMATORS.get("experiment")
    case = Case(world.study, seen, method, method.answer(world.study, seen))
    attempt = REFUTATIONS.get("negative-control-outcome")
    assert attempt.applies(case)
    return attempt.refute(case)


def moved() -> np.ndarray:
    """Five higher among the treated: a control that says the comparison is faulty."""
    return np.random.default_rng(3).normal(0, 1, 100) + np.repeat([5.0, 0.0], 50)


def test_one_empty_cell_does_not_hide_that_the_control_moved() -> None:
    with_a_gap = moved()
    with_a_gap[4] = np.nan
    assert on_the_control(trial(moved())).outcome is Outcome.FAILED
    found = on_the_control(trial(with_a_gap))
    assert found.outcome is Outcome.FAILED
    assert "nan" not in found.says


def test_a_control_without_any_value_is_not_made_and_not_passed() -> None:
    assert on_the_control(trial(np.full(100, np.nan))).outcome is Outcome.NOT_MADE


@pytest.mark.parametrize("end", ["lift", "low", "high"])
def test_an_answer_that_is_no_number_is_refused_at_the_door(end: str) -> None:
    world = trial(moved())
    seen, method = world.observed(), ESTIMATORS.get("experiment")
    broken_end: dict[str, Any] = {end: float("nan")}
    found = replace(method.answer(world.study, seen), **broken_end)
    broken = replace(method, estimate=lambda _study, _seen: found)
    with pytest.raises(CannotEstimateError, match="no finite answer"):
        broken.answer(world.study, seen)


def registered(study: Study) -> Registration:
    return Registration(study, 1, "0" * 64, datetime(2026, 1, 1, tzinfo=UTC), "us")


@pytest.mark.parametrize("level", [0.5, 0.9999999])
def test_the_level_shown_changes_no_grade_and_no_attempt(level: float) -> None:
    world = trial(moved() / 10)
    graded = []
    for one in (world.study, replace(world.study, level=level)):
        results = answered_study(one, world.observed(), Circumstances(registered(one)))
        assert results.finding is not None
        [found] = results.finding.graded
        assert found.estimate.level == one.level
        graded.append(found)
    asked, bought = graded
    assert (bought.grade, bought.refuted) == (asked.grade, asked.refuted)
    assert asked.estimate.low != bought.estimate.low
    # Half a unit between fifties with a spread of one is 2.5 errors: 90 % leaves zero out.
    assert any(
        one.refutation == "negative-control-outcome" and one.outcome is Outcome.FAILED
        for one in asked.refuted
    )
