"""Staggered starts, by hand and by what must not matter."""

import math
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import t

from trueline.evidence.estimate import CannotEstimateError, Estimate
from trueline.evidence.observations import NEVER, Numbers, Observations, Panel
from trueline.evidence.staggered.asked import cube_of, effects_of
from trueline.evidence.staggered.contrasts import Controls
from trueline.evidence.staggered.effects import effects_of_cube, effects_of_panel
from trueline.evidence.staggered.trends import pre_trend_of
from trueline.evidence.study import Estimand, Study
from trueline.evidence.study_source import Columns, Source
from trueline.plugins.estimators.difference_in_differences import ESTIMATOR

ON_SO_MANY_CORES = """
import numpy as np
from tests.unit.evidence.test_staggered import STUDY, answers
rng = np.random.default_rng(5)
print([repr(one) for one in answers(rng, 3000, 60)])
"""

STUDY = Study("s", "Did it?", Source(path="x.csv"), Columns("unit", "week", "sales"))


def _panel(values: object, starts: object, strata: object = None) -> Panel:
    outcome = np.array(values, float)
    return Panel(
        units=tuple(f"u{one}" for one in range(len(outcome))),
        periods=tuple(f"p{one}" for one in range(outcome.shape[1])),
        outcome=outcome,
        starts=np.array(starts, int),
        strata=np.zeros(len(outcome), int) if strata is None else np.array(strata, int),
    )


def _simulated(rng: np.random.Generator, *, lift: float = 1.0, drift: float = 0.0) -> Panel:
    starts = np.repeat([NEVER, 4, 7], [30, 15, 15])
    periods = np.arange(10)
    treated = (starts[:, None] >= 0) & (periods >= starts[:, None])
    level = rng.normal(size=(60, 1)) * 3
    going = drift * periods * (starts[:, None] >= 0)
    noise = rng.normal(size=(60, 10))
    return _panel(20 + level + going + noise + lift * treated, starts, np.arange(60) % 2)


def answers(rng: np.random.Generator, units: int, periods: int) -> list[Estimate]:
    """Give answers to a whole and a gappy panel that is large enough to be shared out."""
    starts = rng.choice([NEVER, periods // 3, periods // 2], units)
    whole = _panel(rng.normal(size=(units, periods)), starts)
    return [_answer(whole), _answer(_with_gaps(whole, rng))]


def _answer(panel: Panel, study: Study = STUDY) -> Estimate:
    return ESTIMATOR.answer(study, Observations("", panel.outcome.size, panel=panel))


def test_two_groups_and_two_periods_are_welchs_test_on_the_changes() -> None:
    # Changes 4 and 6 against 1, 3 and 2: 5 - 2 = 3; error² = 2/2 + 1/3 = 4/3;
    # freedom (4/3)² / (1²/1 + (1/3)²/2) = 32/19; the treated ended at 16 on average.
    found = _answer(
        _panel([[10, 14], [12, 18], [9, 10], [11, 14], [10, 12]], [1, 1, NEVER, NEVER, NEVER])
    )
    freedom = {one.name: one.value for one in found.diagnostics}["degrees-of-freedom"]
    assert found.lift == pytest.approx(3)
    assert found.error == pytest.approx(math.sqrt(4 / 3))
    assert freedom == pytest.approx(32 / 19)
    assert found.counterfactual == pytest.approx(13)
    assert found.unit_periods == 2
    assert found.p_value == pytest.approx(2 * t.sf(3 / math.sqrt(4 / 3), 32 / 19))


def test_who_starts_later_is_a_control_only_where_nobody_never_started() -> None:
    # Cohort b (from p2) stands in for a's controls in p1 only: a rose by 5, b by 1.
    values = [[0, 5, 9], [2, 7, 9], [0, 1, 4], [4, 5, 6]]
    found = effects_of_cube(cube_of(_panel(values, [1, 1, 2, 2])), Controls.NOT_YET_TREATED)
    assert found is not None
    assert found.values[0] == pytest.approx(4)
    assert found.unit_periods == 2
    assert effects_of_cube(cube_of(_panel(values, [1, 1, 2, 2]))) is None


def test_strata_compare_like_with_like() -> None:
    # In stratum 1 everybody rises by 10 anyway; three of four treated are there.
    values = [[0, 11], [1, 12], [2, 13], [0, 1], [1, 2], [0, 10], [5, 15], [0, 0], [3, 3]]
    starts = [1, 1, 1, 1, 1, NEVER, NEVER, NEVER, NEVER]
    strata = [1, 1, 1, 0, 0, 1, 1, 0, 0]
    panel = _panel(np.array(values) + np.array([[0, 0.1], [0, -0.1]] * 4 + [[0, 0.1]]), starts)
    mixed = effects_of(Observations("", 18, panel=panel))
    apart = effects_of(Observations("", 18, panel=replace(panel, strata=np.array(strata))))
    assert apart.values[0] == pytest.approx(1, abs=0.15)
    assert mixed.values[0] == pytest.approx(2, abs=0.15)


def test_gaps_change_nothing_where_there_are_none(rng: np.random.Generator) -> None:
    panel = _simulated(rng)
    whole, gappy = effects_of_cube(cube_of(panel)), effects_of_panel(panel)
    assert whole is not None
    assert gappy is not None
    assert gappy.values == pytest.approx(whole.values, abs=1e-12)
    assert gappy.covariance == pytest.approx(whole.covariance, abs=1e-13)
    assert gappy.freedom == pytest.approx(whole.freedom, rel=1e-9)


def test_a_change_counts_for_those_who_have_both_its_ends() -> None:
    # The third treated unit has no value after the start: 4 and 6 stay, its own is not made up.
    gap = float("nan")
    found = _answer(_panel([[10, 14], [12, 18], [9, gap], [1, 3], [5, 7.5]], [1, 1, 1, -1, -1]))
    assert found.lift == pytest.approx(5 - 2.25)
    assert any("missing" in one for one in found.caveats)


def test_the_same_units_in_another_order_give_the_same_bytes(rng: np.random.Generator) -> None:
    for panel in (_simulated(rng), _with_gaps(_simulated(rng), rng)):
        order = rng.permutation(len(panel.units))
        turned = replace(
            panel,
            units=tuple(panel.units[one] for one in order),
            outcome=panel.outcome[order],
            starts=panel.starts[order],
            strata=panel.strata[order],
        )
        assert repr(_answer(panel)) == repr(_answer(turned))


def _with_gaps(panel: Panel, rng: np.random.Generator) -> Panel:
    outcome: Numbers = np.where(rng.random(panel.outcome.shape) < 0.1, np.nan, panel.outcome)
    return replace(panel, outcome=outcome)


def test_another_unit_and_another_zero_of_the_outcome_move_the_answer_alike(
    rng: np.random.Generator,
) -> None:
    panel = _simulated(rng)
    first, other = _answer(panel), _answer(replace(panel, outcome=panel.outcome * 100 - 7))
    assert other.lift == pytest.approx(first.lift * 100)
    assert other.low == pytest.approx(first.low * 100)
    assert other.p_value == pytest.approx(first.p_value)


def test_the_cube_alone_gives_what_the_panel_gives(rng: np.random.Generator) -> None:
    panel = _simulated(rng)
    by_cube = ESTIMATOR.answer(STUDY, Observations("", 600, cube=cube_of(panel)))
    assert by_cube == _answer(panel)


def test_a_drift_before_the_start_is_found(rng: np.random.Generator) -> None:
    drifting = pre_trend_of(effects_of(Observations("", 0, panel=_simulated(rng, drift=0.4))))
    steady = pre_trend_of(effects_of(Observations("", 0, panel=_simulated(rng))))
    assert drifting.p_value < 0.05 < steady.p_value
    assert drifting.slope == pytest.approx(0.4, abs=0.2)


@pytest.mark.parametrize(
    ("panel", "study", "said"),
    [
        (_panel([[1, 2], [2, 4], [1, 1]], [1, 1, NEVER]), STUDY, "2 units that never began"),
        (_panel([[1, 2], [2, 4], [1, 1]], [1, NEVER, NEVER]), STUDY, "2 units that began"),
        (_panel([[1, 2], [2, 4], [1, 1], [3, 1]], [0, 0, NEVER, NEVER]), STUDY, "there is 0"),
        (
            _panel([[1, 2], [2, 4], [1, 1], [3, 1]], [1, 1, NEVER, NEVER], [0, 0, 1, 1]),
            STUDY,
            "0 of 2",
        ),
        (
            _panel([[1, 2], [2, 4], [1, 1], [3, 1]], [1, 1, NEVER, NEVER]),
            replace(STUDY, estimand=Estimand.ATE),
            "there is ate",
        ),
        (
            _panel([[1, 2], [2, 3], [1, 1], [3, 3]], [1, 1, NEVER, NEVER]),
            STUDY,
            "changed alike",
        ),
    ],
)
def test_what_cannot_be_estimated_is_refused_with_the_reason(
    panel: Panel, study: Study, said: str
) -> None:
    with pytest.raises(CannotEstimateError, match=said):
        _answer(panel, study)


def test_one_row_a_unit_is_refused() -> None:
    with pytest.raises(CannotEstimateError, match="several periods"):
        ESTIMATOR.answer(STUDY, Observations("", 5))


def test_the_number_of_cores_changes_no_digit() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", ON_SO_MANY_CORES],
            env=os.environ
            | {"OPENBLAS_NUM_THREADS": cores, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for cores in ("1", "2")
    }
    assert len(told) == 1
