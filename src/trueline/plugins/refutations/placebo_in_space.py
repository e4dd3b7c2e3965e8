"""Placebo in space: the same method on units that were left alone.

What it does: puts each untreated unit in the treated ones' place and asks the same method with the
other untreated units. How much larger the gap is after the start than before is compared between
the true and the pretended units.

What fails: a lift whose interval leaves out zero although more than one in ten pretended units
show a gap as large; and, for any lift, a fit before the start that is off by more than a tenth of
the level.

When not: with fewer than nine untreated units, of which none can be one in ten.

Source: Abadie, Diamond and Hainmueller (2010), Journal of the American Statistical Association 105;
limits of the specification of evidence, 4.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import CannotEstimateError, Design, LiftAlone
from trueline.evidence.observations import NEVER, Panel
from trueline.evidence.panels import only_panel, with_units
from trueline.evidence.refuted import Criterion, Outcome, Refuted

LEAST_UNITS = 9
MOST_UNITS = 60
MOST_P_VALUE = 0.1
MOST_OFF = 0.1


def _applies(case: Case) -> bool:
    if case.estimate.design is not Design.COMPARISON or LiftAlone.of(case.estimate).fit is None:
        return False
    panel = case.observations.panel
    return panel is not None and len({int(one) for one in panel.starts[panel.treated]}) == 1


def _refute(case: Case) -> Refuted:
    whole = LiftAlone.of(case.estimate)
    fit = whole.fit or 0.0
    if fit > MOST_OFF:
        said = (
            f"Before the start the fit is off by {fit:.1%} of the level (at most {MOST_OFF:.0%})."
        )
        return Refuted(REFUTATION.name, Criterion.SPACE, Outcome.FAILED, said, fit, MOST_OFF)
    if not case.estimate.excludes_zero:
        said = (
            f"Before the start the fit is off by {fit:.1%} of the level; the interval holds zero, "
            "so that no gap is claimed."
        )
        return Refuted(REFUTATION.name, Criterion.SPACE, Outcome.PASSED, said, fit, MOST_OFF)
    ratios = [_ratio(one) for one in _tried(case)]
    if len(ratios) < LEAST_UNITS:
        said = (
            f"Needs {LEAST_UNITS} untreated units that can be pretended; there are {len(ratios)}."
        )
        return Refuted(REFUTATION.name, Criterion.SPACE, Outcome.NOT_MADE, said)
    own = _ratio(whole)
    larger = sum(one >= own for one in ratios)
    p_value = (1 + larger) / (1 + len(ratios))
    outcome = Outcome.FAILED if p_value > MOST_P_VALUE else Outcome.PASSED
    said = (
        f"Of {len(ratios)} untreated units in the treated ones' place {larger} show a gap after "
        f"the start that is as many times that before it (p {p_value:.2f}, at most "
        f"{MOST_P_VALUE:.2f})."
    )
    return Refuted(REFUTATION.name, Criterion.SPACE, outcome, said, p_value, MOST_P_VALUE)


def _tried(case: Case) -> Iterator[LiftAlone]:
    panel = case.observations.panel
    assert panel is not None  # noqa: S101 - it applies
    alone = np.flatnonzero(~panel.treated)[:MOST_UNITS]
    for place in alone:
        pretended = only_panel(case.observations, _pretend(panel, int(place)))
        try:
            yield case.estimator.lift_of(case.study, pretended)
        except CannotEstimateError:
            continue


def _pretend(panel: Panel, place: int) -> Panel:
    starts = np.full(len(panel.units), NEVER)
    starts[place] = panel.first_start
    return with_units(replace(panel, starts=starts), ~panel.treated)


def _ratio(found: LiftAlone) -> float:
    """Gap after the start as a multiple of that before."""
    after = math.sqrt(sum(one**2 for one in found.gaps) / len(found.gaps))
    level = abs(found.counterfactual or 0.0)
    before = max((found.fit or 0.0) * level, 1e-12)
    return after / before


REFUTATION = Refutation(
    name="placebo-in-space", title="Placebo in space", applies=_applies, refute=_refute
)
