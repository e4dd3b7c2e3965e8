"""Sets what was with the tactic against what was without it, and nothing more.

With units that never got the tactic it compares their means after the start; without any it
compares after with before. This is the number that most reports show. It is there for the
contrast: whoever got the tactic differed from the others anyway, and much else happened since.

Trust it: never as an effect. It starts and stays at grade E, is drawn hatched, has no weight in
any answer and enters no return.

Source: Welch (1947), Biometrika 34, for the interval; Newey and West (1987), Econometrica 55, for
one series over time.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from trueline.contracts.estimator import Estimator
from trueline.evidence.comparing.means import (
    MeanDifference,
    change_over_time,
    difference_of_groups,
    difference_of_means,
)
from trueline.evidence.comparing.spans import (
    cube_unit_periods,
    post_groups,
    post_means,
    row_means,
    treated_unit_periods,
)
from trueline.evidence.cube.cube import MomentCube
from trueline.evidence.estimate import CannotEstimateError, Design, Estimate, Need
from trueline.evidence.observations import Members, Numbers, Observations, Panel
from trueline.evidence.study import Estimand, Study

NAME = "naive-comparison"
VERSION = "1"
FEWEST_OTHERS = 2
FEWEST_PERIODS = 4

AGAINST_OTHERS = (
    "Units with the tactic would have been like the others without it; nothing speaks for that.",
)
AGAINST_BEFORE = (
    "Without the tactic everything would have gone on as before; nothing speaks for that.",
)


def _needs(study: Study, observations: Observations) -> tuple[Need, ...]:
    del study
    if observations.panel is not None:
        return _needs_of_panel(observations.panel)
    if observations.cube is not None:
        return _needs_of_cube(observations.cube)
    members = observations.members
    if members is None:
        return (Need("units by periods, or one row a unit", "neither", is_met=False),)
    others = int((~members.treated).sum())
    treated = int(members.treated.sum())
    return (
        Need("a unit that got the tactic", str(treated), is_met=treated > 0),
        Need("2 units without it", str(others), is_met=others >= FEWEST_OTHERS),
    )


def _needs_of_cube(cube: MomentCube) -> tuple[Need, ...]:
    treated, others = (one.count if one else 0 for one in post_groups(cube))
    return (
        Need("a unit that got the tactic", str(treated), is_met=treated > 0),
        Need("2 units without it", str(others), is_met=others >= FEWEST_OTHERS),
    )


def _needs_of_panel(panel: Panel) -> tuple[Need, ...]:
    treated, others = post_means(panel)
    started = Need("a unit that got the tactic", str(len(treated)), is_met=len(treated) > 0)
    if len(others) >= FEWEST_OTHERS:
        return (started,)
    before, after = _before_and_after(panel)
    return (
        started,
        Need(
            "2 units without the tactic, or 4 periods before its start",
            f"{len(others)} and {len(before)}",
            is_met=len(before) >= FEWEST_PERIODS,
        ),
        Need("4 periods since the start", str(len(after)), is_met=len(after) >= FEWEST_PERIODS),
    )


def _estimate(study: Study, observations: Observations) -> Estimate:
    if observations.panel is not None:
        return _of_panel(study, observations.panel)
    if observations.cube is not None:
        return _of_cube(study, observations.cube)
    if observations.members is not None:
        return _of_members(study, observations.members)
    raise CannotEstimateError("Naive comparison: there is nothing to compare.")


def _of_panel(study: Study, panel: Panel) -> Estimate:
    treated, others = post_means(panel)
    known = {
        "unit_periods": treated_unit_periods(panel),
        "window": (panel.periods[0], panel.periods[-1]),
        "unit_count": len(panel.units),
    }
    if len(others) >= FEWEST_OTHERS:
        found = difference_of_means(treated, others, level=study.level)
        return _estimate_of(study, found, counterfactual=float(others.mean()), **known)
    before, after = _before_and_after(panel)
    found = change_over_time(before, after, level=study.level)
    middle = float(before.mean())
    return _estimate_of(study, found, counterfactual=middle, assumptions=AGAINST_BEFORE, **known)


def _of_members(study: Study, members: Members) -> Estimate:
    treated, others = members.outcome[members.treated], members.outcome[~members.treated]
    return _estimate_of(
        study,
        difference_of_means(treated, others, level=study.level),
        counterfactual=float(others.mean()),
        unit_periods=float(len(treated) * members.period_count),
        unit_count=len(members.outcome),
    )


def _of_cube(study: Study, cube: MomentCube) -> Estimate:
    treated, others = post_groups(cube)
    if treated is None or others is None:
        raise CannotEstimateError("Naive comparison: there is nobody to compare.")
    return _estimate_of(
        study,
        difference_of_groups(treated, others, level=study.level),
        counterfactual=others.mean,
        unit_periods=cube_unit_periods(cube),
        window=(cube.periods[0], cube.periods[-1]),
        unit_count=treated.count + others.count,
    )


def _estimate_of(
    study: Study,
    found: MeanDifference,
    *,
    counterfactual: float,
    **known: Any,  # noqa: ANN401 - fields
) -> Estimate:
    """Give the estimate of a comparison with others, unless other assumptions are named."""
    plain = Estimate(
        method=NAME,
        design=Design.RAW,
        estimand=Estimand.ATT,
        lift=found.difference,
        error=found.error,
        low=found.low,
        high=found.high,
        level=study.level,
        p_value=found.p_value,
        unit_periods=0.0,
        window=("", ""),
        unit_count=0,
        assumptions=AGAINST_OTHERS,
        counterfactual=counterfactual,
        version=VERSION,
    )
    return replace(plain, **known)


def _before_and_after(panel: Panel) -> tuple[Numbers, Numbers]:
    """Give the mean over treated units in each period with a value, before and since the start."""
    start = panel.first_start
    means = row_means(panel.outcome[panel.treated].T)
    before, after = means[:start], means[start:]
    return before[~np.isnan(before)], after[~np.isnan(after)]


ESTIMATOR = Estimator(
    name=NAME,
    title="Naive comparison",
    needs=_needs,
    estimate=_estimate,
    is_pooled=False,
    version=VERSION,
)
