"""Staggered starts give the published answers.

County employment and minimum wages (Callaway and Sant'Anna 2021, mpdta): simple -0.0400 (0.012),
mean over event times -0.0772 (0.0200), as five implementations print it; tolerance is half of the
last digit for the lift, and 0.0005 for the error, since ours takes cohort sizes as given and
divides by n - 1. Castle doctrine (Cheng and Hoekstra 2013, state homicides in logs): no truth is
known; the numbers are those of diff-diff 3.13.0 without the two cohorts of one state, and hold to
1e-9. Plain regressions: tests/oracles/plain_regressions.json holds what pyfixest 0.60.0 gives on
the panel of ``bench/evidence/panels.py``; written by ``python -m bench.evidence.e2_equality
--write``; tolerance 1e-8 (goal E2). Bounds (Benzarti and Carloni, in the HonestDiD package): the
robust interval leaves out zero up to about 1.6; tolerance 0.1, as ours is in closed form.
"""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from bench.evidence.e2_equality import ORACLE, ours
from bench.evidence.panels import small_panel
from tests.oracles.evidence_data import rows_of
from trueline.evidence.cube.put_together import put_together
from trueline.evidence.observations import NEVER, Observations, Panel
from trueline.evidence.staggered.asked import cube_of
from trueline.evidence.staggered.bounds import Steps, bound_by
from trueline.evidence.staggered.contrasts import Controls
from trueline.evidence.staggered.effects import Effects, effects_of_cube
from trueline.evidence.study import Study
from trueline.evidence.study_source import Columns, Source
from trueline.plugins.estimators.difference_in_differences import ESTIMATOR


def _panel(rows: list[dict[str, str]], unit: str, period: str, outcome: str, start: str) -> Panel:
    units = tuple(sorted({one[unit] for one in rows}))
    periods = tuple(sorted({one[period] for one in rows}))
    values = np.full((len(units), len(periods)), np.nan)
    starts = np.full(len(units), NEVER)
    for one in rows:
        place = units.index(one[unit])
        values[place, periods.index(one[period])] = float(one[outcome])
        began = str(int(float(one[start])))
        starts[place] = periods.index(began) if began in periods else NEVER
    return Panel(units, periods, values, starts, np.zeros(len(units), int))


def _effects(panel: Panel, controls: Controls) -> Effects:
    found = effects_of_cube(cube_of(panel), controls)
    assert found is not None
    return found


def _error(effects: Effects, row: int) -> float:
    return math.sqrt(effects.covariance[row, row])


@pytest.fixture(scope="module")
def counties(corpus: Path) -> Panel:
    rows = rows_of(corpus.parent / "evidence" / "did" / "mpdta.csv")
    return _panel(rows, "countyreal", "year", "lemp", "first.treat")


@pytest.mark.corpus
def test_county_employment_falls_as_published(counties: Panel) -> None:
    found = _effects(counties, Controls.NEVER_TREATED)
    over_times = found.averages.over_times
    assert found.values[0] == pytest.approx(-0.0400, abs=5e-5)
    assert _error(found, 0) == pytest.approx(0.0120, abs=5e-4)
    assert found.values[over_times] == pytest.approx(-0.0772, abs=5e-5)
    assert _error(found, over_times) == pytest.approx(0.0200, abs=5e-4)


@pytest.mark.corpus
def test_the_answer_names_the_total_that_it_stands_for(counties: Panel) -> None:
    study = Study("wages", "?", Source(path="x"), Columns("countyreal", "year", "lemp"))
    found = ESTIMATOR.answer(study, Observations("", 2500, panel=counties))
    # 20 counties for 4 years, 40 for 2, 131 for 1.
    assert found.unit_periods == 20 * 4 + 40 * 2 + 131
    assert found.lift == pytest.approx(-0.0400, abs=5e-5)
    assert found.high < 0 < found.counterfactual


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("controls", "simple", "times"),
    [
        (
            Controls.NEVER_TREATED,
            0.005391250650599776,
            (0.015400769, -0.000248898, 0.019276375, -0.019152221),
        ),
        (
            Controls.NOT_YET_TREATED,
            0.00402803450004002,
            (0.007577615, 0.002695377, 0.019276375, -0.019152221),
        ),
    ],
)
def test_castle_doctrine_is_read_as_another_package_reads_it(
    corpus: Path, controls: Controls, simple: float, times: tuple[float, ...]
) -> None:
    rows = rows_of(corpus.parent / "evidence" / "causaldata" / "castle.csv")
    began: dict[str, int] = {}
    for one in rows:
        if one["post"] == "1":
            began[one["sid"]] = min(int(one["year"]), began.get(one["sid"], 9999))
    panel = _panel(
        [
            one | {"log": str(math.log(float(one["homicide"]))), "began": str(began.get(sid, 0))}
            for one in rows
            if began.get(sid := one["sid"]) not in (2006, 2010)
        ],
        "sid",
        "year",
        "log",
        "began",
    )
    found = _effects(panel, controls)
    path = found.values[found.averages.path][-len(times) :]
    assert found.values[0] == pytest.approx(simple, abs=1e-9)
    assert path == pytest.approx(times, abs=1e-9)


@pytest.mark.parametrize("missing", [False, True])
def test_plain_regressions_equal_those_of_the_analysts_package(*, missing: bool) -> None:
    expected = json.loads(ORACLE.read_text(encoding="utf-8"))["gappy" if missing else "whole"]
    found = ours(small_panel(missing=missing))
    assert found.keys() == expected.keys()
    for name, regression in found.items():
        assert regression.coefficients == pytest.approx(expected[name]["coefficients"], abs=1e-8)
        assert regression.errors == pytest.approx(expected[name]["errors"], abs=1e-8)


@pytest.mark.corpus
def test_the_bound_on_trends_breaks_down_near_the_published_size(corpus: Path) -> None:
    kept = np.load(corpus.parent / "evidence" / "did" / "BCdata.npz")
    path, covariance = kept["beta"], kept["sigma"]
    # Four coefficients before the start, then the base period at 0, then four after it.
    step = np.zeros((4, 8))
    step[np.arange(4), np.arange(4)] = -1
    step[np.arange(3), np.arange(1, 4)] = 1
    steps = Steps(
        sizes=step @ path,
        covariance=step @ covariance @ step.T,
        with_lift=step @ covariance[:, 4],
        lift=float(path[4]),
        error=math.sqrt(covariance[4, 4]),
        reach=1.0,
    )
    assert bound_by(steps, critical=1.96).breakdown == pytest.approx(1.6, abs=0.1)


def test_a_cube_of_whole_numbers_is_what_a_hand_would_add_up() -> None:
    cube = put_together(
        np.array([[1.0, 3.0], [3.0, 9.0], [5.0, 5.0]]),
        starts=np.array([1, 1, NEVER]),
        strata=np.zeros(3, int),
        periods=("a", "b"),
    )
    # Treated: means 2 and 6; deviations (-1, -3) and (1, 3).
    assert [(one.start, one.count) for one in cube.cells] == [(NEVER, 1), (1, 2)]
    assert cube.cells[1].mean.tolist() == [2.0, 6.0]
    assert cube.cells[1].scatter.tolist() == [[2.0, 6.0], [6.0, 18.0]]
