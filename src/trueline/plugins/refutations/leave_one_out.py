"""Leave one out: whether the answer hangs on a single unit.

What it does: leaves out one treated unit, or one of the donors with the most weight, at a time and
asks the same method again.

What is noticed: a lift that changes its sign, or that leaves its own interval, without one unit. It
is told and costs nothing: an answer may rest on one large market and be right.

When not: where fewer than two units can be left out.

Source: jackknife, Quenouille (1956), Biometrika 43; for donors Abadie, Diamond and Hainmueller
(2015), American Journal of Political Science 59.
"""

from collections.abc import Iterator

import numpy as np

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import CannotEstimateError, LiftAlone
from trueline.evidence.panels import only_panel, with_units
from trueline.evidence.refuted import Criterion, Outcome, Refuted

MOST_UNITS = 12
LEAST_UNITS = 2


def _applies(case: Case) -> bool:
    return case.estimator.is_pooled and case.observations.panel is not None


def _refute(case: Case) -> Refuted:
    found = list(_tried(case))
    if len(found) < LEAST_UNITS:
        said = f"Needs {LEAST_UNITS} units that can be left out; there are {len(found)}."
        return Refuted(REFUTATION.name, Criterion.SPACE, Outcome.NOT_MADE, said)
    whole = case.estimate
    moved = [
        name
        for name, one in found
        if not whole.low <= one.lift <= whole.high or one.lift * whole.lift < 0
    ]
    low, high = min(one.lift for _, one in found), max(one.lift for _, one in found)
    said = f"Without one of {len(found)} units the lift runs from {low:.4g} to {high:.4g}"
    said += f"; it hangs on {', '.join(moved)}." if moved else "; it hangs on none of them."
    outcome = Outcome.WARNED if moved else Outcome.PASSED
    return Refuted(REFUTATION.name, Criterion.SPACE, outcome, said, float(len(moved)), 0.0)


def _tried(case: Case) -> Iterator[tuple[str, LiftAlone]]:
    panel = case.observations.panel
    assert panel is not None  # noqa: S101 - it applies
    for name in _named(case):
        kept = np.array([one != name for one in panel.units])
        without = only_panel(case.observations, with_units(panel, kept))
        try:
            yield name, case.estimator.lift_of(case.study, without)
        except CannotEstimateError:
            continue


def _named(case: Case) -> list[str]:
    """Treated units first, then donors in the order of their weights."""
    panel = case.observations.panel
    assert panel is not None  # noqa: S101 - it applies
    treated = [
        one for one, is_treated in zip(panel.units, panel.treated, strict=True) if is_treated
    ]
    donors = [one.name for one in case.estimate.shares if one.name in set(panel.units)]
    few = treated if len(treated) <= MOST_UNITS else []
    return (few + donors)[:MOST_UNITS]


REFUTATION = Refutation(
    name="leave-one-out", title="Leave one out", applies=_applies, refute=_refute
)
