"""Interrupted time series: what the treated would have done, from what they did before.

What it does: learns how the treated units' average moved before the start, with series that the
tactic cannot have moved, and says what it would have done after; the lift is what came less that.
Level, memory and season are believed in as far as the past shows them, so the interval widens with
the time after the start.

When to trust it: with control series that moved with the outcome before, and with nothing else
happening at the start. Then it starts at grade C.

When not: without any control series it is a comparison of before and after, grade E, since anything
that began at the same time is in the answer; with a short or changing past; for units that started
at different times.

Source: Harvey (1989); Brodersen et al. (2015), Annals of Applied Statistics 9. Integrated exactly
on a grid instead of sampled; the prior on the level's steps is weaker than CausalImpact's usual
one, so its intervals are wider.
"""

import numpy as np

from trueline.contracts.estimator import Estimator
from trueline.evidence.estimate import (
    PRE_FIT,
    CannotEstimateError,
    Design,
    Diagnostic,
    Estimate,
    Need,
    PathPoint,
)
from trueline.evidence.interrupted.structural import Believed, believe
from trueline.evidence.observations import Numbers, Observations, Panel
from trueline.evidence.study import Estimand, Study

LEAST_BEFORE = 12
SEASONS_BEFORE = 3
STILL = 1e-12
"""Share of its size below which a series' changes are what rounding leaves."""

VERSION = "3"

ASSUMPTIONS = (
    "What moved the series before went on as it was, but for the tactic.",
    "The tactic moved none of the control series.",
    "Nothing else that matters began with the tactic.",
)


def _needs(study: Study, observations: Observations) -> tuple[Need, ...]:
    panel = observations.panel
    starts = {int(one) for one in panel.starts[panel.treated]} if panel is not None else set()
    before = after = wanted = 0
    if panel is not None and starts:
        series = _treated(panel)
        before = int(np.isfinite(series[: panel.first_start]).sum())
        after = int(np.isfinite(series[panel.first_start :]).sum())
        columns = _controls(panel).shape[1] + max(study.season - 1, 0)
        wanted = max(LEAST_BEFORE, SEASONS_BEFORE * study.season, columns + LEAST_BEFORE // 2)
    return (
        Need("treated units with one start", f"{len(starts)} starts", len(starts) == 1),
        Need(
            f"{wanted or LEAST_BEFORE} periods before the start", f"{before}", before >= wanted > 0
        ),
        Need("a period after it", f"{after}", after > 0),
    )


def _estimate(study: Study, observations: Observations) -> Estimate:
    panel = observations.panel
    assert panel is not None  # noqa: S101 - a need
    series, controls = _treated(panel), _controls(panel)
    _refuse_still(series[: panel.first_start])
    believed = believe(series, controls, panel.first_start, season=study.season)
    observed = series[believed.periods]
    lift = float(observed.mean() - believed.average.mean[0])
    tail = (1 - study.level) / 2
    ends = [float(observed.mean() - believed.average.quantile(one)[0]) for one in (1 - tail, tail)]
    below = float(believed.average.share_below(np.array([observed.mean()]))[0])
    treated = int(panel.treated.sum())
    return Estimate(
        method=ESTIMATOR.name,
        design=Design.CALIBRATED if controls.shape[1] else Design.RAW,
        estimand=Estimand.ATT,
        lift=lift,
        error=float(believed.average.error[0]),
        low=ends[0],
        high=ends[1],
        level=study.level,
        p_value=2 * min(below, 1 - below),
        unit_periods=float(treated * len(believed.periods)),
        window=(panel.periods[0], panel.periods[-1]),
        unit_count=treated,
        assumptions=ASSUMPTIONS,
        counterfactual=float(believed.average.mean[0]),
        diagnostics=_diagnostics(believed, series[: panel.first_start]),
        path=_path(panel, believed, observed, tail),
        caveats=_caveats(panel, controls),
        seed=study.seed,
        version=VERSION,
    )


def _refuse_still(before: Numbers) -> None:
    """Refuse a past in which nothing ever moved: it cannot say how far chance would move it."""
    if np.nanmax(before) - np.nanmin(before) <= STILL * np.nanmax(np.abs(before)):
        raise CannotEstimateError(
            "Interrupted time series: the outcome never changed before the start, so its past "
            "cannot say how sure an answer is. See whether the right column was named."
        )


def _treated(panel: Panel) -> Numbers:
    """Average of the treated units; missing where one of them is."""
    series: Numbers = panel.outcome[panel.treated].mean(axis=0)
    return series


def _alone(panel: Panel) -> tuple[Numbers, int]:
    """Give units left alone that have a value in every period, and how many lack one.

    Shape (units, periods). An average of other units each period would move with who is missing.
    """
    alone = panel.outcome[~panel.treated]
    whole = np.isfinite(alone).all(axis=1)
    return alone[whole], int((~whole).sum())


def _controls(panel: Panel) -> Numbers:
    """Shape (periods, columns): control series, and the average of units left alone."""
    columns = list(panel.controls)
    alone, _ = _alone(panel)
    if len(alone):
        columns.append(alone.mean(axis=0))
    whole = [one for one in columns if np.isfinite(one).all()]
    return np.array(whole).T if whole else np.zeros((len(panel.periods), 0))


def _caveats(panel: Panel, controls: Numbers) -> tuple[str, ...]:
    _, lacking = _alone(panel)
    unused = [
        name
        for name, series in zip(panel.control_names, panel.controls, strict=True)
        if not np.isfinite(series).all()
    ]
    said = []
    if not controls.shape[1]:
        said.append("There is no control series.")
    if lacking:
        said.append(f"Units left alone that lack a value are not averaged: {lacking}.")
    if unused:
        said.append(f"Control series with a gap are left out: {', '.join(unused)}.")
    return tuple(said)


def _path(
    panel: Panel, believed: Believed, observed: Numbers, tail: float
) -> tuple[PathPoint, ...]:
    middle = believed.each.mean
    low, high = (believed.each.quantile(one) for one in (tail, 1 - tail))
    return tuple(
        PathPoint(
            panel.periods[period],
            float(observed[place] - middle[place]),
            float(observed[place] - high[place]),
            float(observed[place] - low[place]),
            float(observed[place]),
            float(middle[place]),
        )
        for place, period in enumerate(believed.periods)
    )


def _diagnostics(believed: Believed, before: Numbers) -> tuple[Diagnostic, ...]:
    level = abs(float(np.nanmean(before)))
    share = believed.fit_error / level if level else 0.0
    return (
        Diagnostic(
            PRE_FIT,
            share,
            f"Regressors and season leave {share:.1%} of the level unexplained before the start.",
        ),
        Diagnostic(
            "wandering-level",
            believed.wandering,
            f"The level's steps vary {believed.wandering:.3g} times as much as the remainder.",
        ),
    )


ESTIMATOR = Estimator(
    name="interrupted-time-series",
    title="Interrupted time series",
    needs=_needs,
    estimate=_estimate,
    version=VERSION,
)
