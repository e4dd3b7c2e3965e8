"""Attempts to refute find what is wrong, and let be what is right."""

from typing import Any

import numpy as np
import pytest

from trueline.contracts.refutation import Case
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import NEVER, Observations, Panel
from trueline.evidence.panels import begun_earlier, cut
from trueline.evidence.refuted import Criterion, Outcome
from trueline.evidence.study import Study
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS

STUDY = Study("test", "Did it?", Source("x.csv"), Columns("unit", "week", "sales"), seed=3)


def markets(*, lift: float, trend: float = 0.0, units: int = 24, periods: int = 40) -> Panel:
    """Markets around a common wave; the first is treated from period 30 on."""
    rng = np.random.default_rng(20_264)
    wave = np.cumsum(rng.normal(0, 1, periods))
    outcome = 100 + 2 * rng.normal(0, 1, (units, 1)) + wave + rng.normal(0, 1, (units, periods))
    outcome[0] += trend * np.arange(periods)
    outcome[0, 30:] += lift
    starts = np.full(units, NEVER)
    starts[0] = 30
    return Panel(
        tuple(f"m{one:02}" for one in range(units)),
        tuple(f"{one:03}" for one in range(periods)),
        outcome,
        starts,
        np.zeros(units, dtype=np.int64),
    )


def case_of(panel: Panel, method: str, **changes: Any) -> Case:
    seen = Observations("digest", panel.outcome.size, panel=panel, **changes)
    estimator = ESTIMATORS.get(method)
    return Case(STUDY, seen, estimator, estimator.answer(STUDY, seen))


def tried(name: str, case: Case) -> Any:
    refutation = REFUTATIONS.get(name)
    assert refutation.applies(case)
    return refutation.refute(case)


def test_a_market_test_without_faults_passes_in_time_and_space() -> None:
    case = case_of(markets(lift=6.0), "synthetic-control")
    assert case.estimate.low < 6 < case.estimate.high
    assert case.estimate.excludes_zero
    found = tried("placebo-in-time", case)
    assert (found.outcome, found.criterion) == (Outcome.PASSED, Criterion.TIME)
    assert len(found.placebos) == len(found.placebo_errors) == 8
    in_space = tried("placebo-in-space", case)
    assert in_space.outcome is Outcome.PASSED
    # The true unit beats all 23 others: (1 + 0) / (1 + 23).
    assert in_space.measured == pytest.approx(1 / 24)


def test_a_market_that_grew_apart_before_the_start_fails_in_time() -> None:
    case = case_of(markets(lift=0.0, trend=0.7), "synthetic-control")
    found = tried("placebo-in-time", case)
    assert found.outcome is Outcome.FAILED
    assert found.measured > 0.2


def test_a_null_result_is_not_failed_for_being_null() -> None:
    case = case_of(markets(lift=0.0), "synthetic-control")
    assert not case.estimate.excludes_zero
    assert tried("placebo-in-space", case).outcome is Outcome.PASSED


def test_too_few_untreated_units_cannot_be_one_in_ten() -> None:
    case = case_of(markets(lift=8.0, units=8), "synthetic-control")
    found = tried("placebo-in-space", case)
    assert found.outcome is Outcome.NOT_MADE
    assert "Needs 9" in found.says


def test_an_answer_that_hangs_on_one_unit_is_told_and_costs_nothing() -> None:
    panel = markets(lift=0.0)
    panel.starts[:4] = 30
    panel.outcome[1, 30:] += 60
    case = case_of(panel, "synthetic-control")
    found = tried("leave-one-out", case)
    assert found.outcome is Outcome.WARNED
    assert "m01" in found.says


def test_a_number_that_cannot_have_moved_is_held_to_zero() -> None:
    panel = markets(lift=6.0)
    still = markets(lift=0.0).outcome
    moved = markets(lift=9.0).outcome
    study = Study(
        "test", "Did it?", Source("x.csv"), Columns("unit", "week", "sales", placebo_outcome="rain")
    )
    for placebo, outcome in ((still, Outcome.PASSED), (moved, Outcome.FAILED)):
        seen = Observations("digest", 1, panel=Panel(**_fields(panel) | {"placebo": placebo}))
        estimator = ESTIMATORS.get("synthetic-control")
        case = Case(study, seen, estimator, estimator.answer(study, seen))
        assert tried("negative-control-outcome", case).outcome is outcome


def _fields(panel: Panel) -> dict[str, Any]:
    return {name: getattr(panel, name) for name in Panel.__dataclass_fields__}


def test_an_earlier_start_sees_nothing_from_the_true_start_on() -> None:
    panel = markets(lift=6.0)
    panel.starts[1] = 36
    early = begun_earlier(panel, 20)
    assert len(early.periods) == 30
    assert early.first_start == 20
    assert early.starts[1] == 26
    assert early.outcome.shape == (24, 30)


def test_a_cut_panel_forgets_later_starts() -> None:
    assert not cut(markets(lift=6.0), 25).treated.any()


@pytest.mark.parametrize("method", ["synthetic-control", "interrupted-time-series"])
def test_a_short_past_is_refused_with_what_there_is(method: str) -> None:
    panel = markets(lift=6.0)
    panel.starts[0] = 4
    seen = Observations("digest", 1, panel=panel)
    with pytest.raises(CannotEstimateError, match="there is 4"):
        ESTIMATORS.get(method).answer(STUDY, seen)


def test_a_series_without_controls_is_a_comparison_of_before_and_after() -> None:
    panel = markets(lift=6.0, units=1)
    found = case_of(panel, "interrupted-time-series").estimate
    assert found.design.value == "raw correlation"
    assert "no control series" in found.caveats[0]
    beside = case_of(markets(lift=6.0), "interrupted-time-series").estimate
    assert beside.design.value == "before and after with controls"
    assert beside.low < 6 < beside.high
    assert beside.high - beside.low < found.high - found.low
    assert (beside.p_value < 0.1) == beside.excludes_zero
