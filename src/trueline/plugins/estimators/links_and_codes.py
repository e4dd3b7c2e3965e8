"""Adds up what tagged links and codes of treated units claim since their start.

A claim is not an effect. Whoever used a code may have bought anyway, and whoever was won over may
have bought without one; the method says neither. It is there because shops know this number and
will ask about it.

Trust it: as a count of what came along that way. It starts at grade D, and its interval says only
how much the claimed number varies from period to period, not how much of it would have come
without the tactic.

Source: Newey and West (1987), Econometrica 55, for the interval.
"""

import numpy as np

from trueline.contracts.estimator import Estimator
from trueline.evidence.comparing.means import mean_over_time
from trueline.evidence.comparing.spans import treated_unit_periods
from trueline.evidence.estimate import (
    CannotEstimateError,
    Design,
    Diagnostic,
    Estimate,
    Need,
)
from trueline.evidence.observations import Claims, Flags, Indices, Observations, Panel
from trueline.evidence.study import Estimand, Study

NAME = "links-and-codes"
VERSION = "2"
FEWEST_PERIODS = 8
ASSUMPTIONS = (
    "Everybody who came by a tagged link or code came because of it.",
    "Nobody came because of the tactic without a tagged link or code.",
)

CAVEAT = (
    "The interval says how much the claimed number varies from period to period, not how much of "
    "it would have come anyway."
)


def _needs(study: Study, observations: Observations) -> tuple[Need, ...]:
    del study
    claims, panel = observations.claims, observations.panel
    if claims is None or panel is None:
        return (Need("what tagged links or codes claim, by period", "none", is_met=False),)
    treated = int(panel.treated.sum())
    count = int(_since_start(claims, panel).sum())
    return (
        Need("a start of the tactic", "one" if treated else "none", is_met=treated > 0),
        Need("8 periods since the start", str(count), is_met=count >= FEWEST_PERIODS),
    )


def _estimate(study: Study, observations: Observations) -> Estimate:
    claims, panel = observations.claims, observations.panel
    if claims is None or panel is None:
        raise CannotEstimateError("Links and codes: nothing is claimed.")
    since = _since_start(claims, panel)
    _refuse_more_than_all(claims, since)
    claimed, whole = claims.attributed[since], claims.outcome[since]
    each = float(_treated_by_period(panel)[since].mean())
    found = mean_over_time(claimed / each, level=study.level)
    share = float(claimed.sum() / whole.sum()) if whole.sum() else 0.0
    return Estimate(
        method=NAME,
        design=Design.ADJUSTED,
        estimand=Estimand.ATT,
        lift=found.difference,
        error=found.error,
        low=found.low,
        high=found.high,
        level=study.level,
        p_value=None,
        unit_periods=treated_unit_periods(panel),
        window=(panel.periods[panel.first_start], panel.periods[-1]),
        unit_count=int(panel.treated.sum()),
        assumptions=ASSUMPTIONS,
        counterfactual=float((whole - claimed).mean()) / each,
        diagnostics=(
            Diagnostic(
                "claimed-share",
                share,
                f"Links and codes claim {100 * share:.1f}% of the outcome since the start.",
            ),
        ),
        caveats=(CAVEAT,),
        version=VERSION,
    )


def _since_start(claims: Claims, panel: Panel) -> Flags:
    """Give the periods since the start of which both numbers are known."""
    flags: Flags = np.arange(len(claims.periods)) >= panel.first_start
    return flags & ~np.isnan(claims.attributed) & ~np.isnan(claims.outcome)


def _treated_by_period(panel: Panel) -> Indices:
    """Count the units that have begun. Shape (periods,)."""
    begun = panel.starts[panel.treated][:, None] <= np.arange(len(panel.periods))[None, :]
    counts: Indices = begun.sum(axis=0)
    return counts


def _refuse_more_than_all(claims: Claims, since: Flags) -> None:
    odd = np.flatnonzero(since & ((claims.attributed > claims.outcome) | (claims.attributed < 0)))
    if len(odd):
        place = int(odd[0])
        raise CannotEstimateError(
            f"Links and codes: in {claims.periods[place]} they claim "
            f"{claims.attributed[place]:g} of {claims.outcome[place]:g}; a part cannot be more "
            "than the whole, or less than nothing."
        )


ESTIMATOR = Estimator(
    name=NAME,
    title="Links and codes",
    needs=_needs,
    estimate=_estimate,
    version=VERSION,
)
