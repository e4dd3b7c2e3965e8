"""Placebo in time: the same method at earlier starts, where nothing happened.

What it does: takes the periods before the true start alone, lets the tactic begin at up to eight
earlier periods, and asks the same method each time. What it finds there is its own error; when that
is larger than its intervals say, the pooled number is made wider by as much.

What fails: more than a fifth of these starts with an interval that leaves out zero.

When not: with fewer than three earlier starts that the method can answer; for trials, where chance
decided; for raw comparisons, which stand for nothing.

Source: Bertrand, Duflo and Mullainathan (2004), Quarterly Journal of Economics 119; limit of the
specification of evidence, 4.
"""

import math
from collections.abc import Iterator

import numpy as np

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import CannotEstimateError, Design, Estimate
from trueline.evidence.panels import begun_earlier, only_panel
from trueline.evidence.refuted import Criterion, Outcome, Refuted

MOST_STARTS = 8
LEAST_STARTS = 3
LEAST_PAST_SHARE = 0.5
"""Of the periods before the start, kept before the first placebo."""

MOST_OFF_ZERO = 0.2


def _applies(case: Case) -> bool:
    if not case.estimator.is_pooled or case.estimate.design is Design.RANDOMISED:
        return False
    panel = case.observations.panel
    return panel is not None and bool(panel.treated.any())


def _refute(case: Case) -> Refuted:
    found = list(_tried(case))
    if len(found) < LEAST_STARTS:
        said = (
            f"Needs {LEAST_STARTS} earlier starts that the method can answer; there are "
            f"{len(found)}."
        )
        return Refuted(REFUTATION.name, Criterion.TIME, Outcome.NOT_MADE, said)
    off = sum(one.excludes_zero for one in found)
    share = off / len(found)
    outcome = Outcome.FAILED if share > MOST_OFF_ZERO else Outcome.PASSED
    said = (
        f"At {len(found)} earlier starts, where nothing happened, {off} intervals leave out zero "
        f"(at most {MOST_OFF_ZERO:.0%} of them may)."
    )
    return Refuted(
        REFUTATION.name,
        Criterion.TIME,
        outcome,
        said,
        share,
        MOST_OFF_ZERO,
        tuple(one.lift for one in found),
        tuple(one.error or 0.0 for one in found),
    )


def _tried(case: Case) -> Iterator[Estimate]:
    panel = case.observations.panel
    assert panel is not None  # noqa: S101 - it applies
    start = panel.first_start
    first = max(int(start * LEAST_PAST_SHARE), 2)
    for one in np.unique(np.linspace(first, start - 1, MOST_STARTS).astype(int)):
        earlier = only_panel(case.observations, begun_earlier(panel, int(one)))
        try:
            found = case.estimator.answer(case.study, earlier)
        except CannotEstimateError:
            continue
        if all(map(math.isfinite, (found.lift, found.low, found.high))):
            yield found


REFUTATION = Refutation(
    name="placebo-in-time", title="Placebo in time", applies=_applies, refute=_refute
)
