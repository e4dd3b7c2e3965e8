"""Synthetic control: treated markets beside a mix of markets that were left alone.

What it does: mixes untreated units, none with a negative share, so that they follow the treated
before the start but for a constant, and says that the treated would have gone on with them. The
same is tried on groups of donors where nothing happened, or at earlier times where donors are few:
how far it was off there gives interval and p-value, both from one t test. Two other ways stand
beside it: growing as donors grew, and mixing earlier periods as well as donors. No way is chosen by
its result: to take the one that was least off would make intervals too narrow.

When to trust it: when donors moved with the treated before the start, and when the tactic stayed in
its markets. It starts at grade B.

When not: when the treated are larger or smaller than any mix of donors can be, when markets share
customers, with fewer than six donors and a short past, and for units with different starts.

Source: Abadie and Gardeazabal (2003), American Economic Review 93; Arkhangelsky et al. (2021),
American Economic Review 111; placebo groups as in Conley and Taber (2011), Review of Economics and
Statistics 93.
"""

import math

import numpy as np

from trueline.contracts.estimator import Estimator
from trueline.evidence.clustered import need_of_single_units
from trueline.evidence.estimate import (
    PRE_FIT,
    CannotEstimateError,
    Design,
    Diagnostic,
    Estimate,
    LiftAlone,
    Need,
    PathPoint,
    Share,
)
from trueline.evidence.markets.family import FAMILY, Counterfactual, Market, synthetic_control
from trueline.evidence.markets.placebos import LEAST_DONORS as SPACE_DONORS
from trueline.evidence.markets.placebos import (
    Errors,
    has_windows,
    in_space,
    in_time,
    is_off_in_space,
)
from trueline.evidence.observations import Observations, Panel
from trueline.evidence.study import Estimand, Study
from trueline.evidence.trials.intervals import NEGLIGIBLE, interval_of

LEAST_BEFORE = 8
LEAST_DONORS = 3
TOLD_WEIGHT = 0.005
HEADLINE = "synthetic-control"
VERSION = "1"

ASSUMPTIONS = (
    "Treated units and their mix of donors would have gone on moving together.",
    "The tactic did not reach any donor.",
    "Nobody changed anything in expectation of the tactic.",
)


def _needs(study: Study, observations: Observations) -> tuple[Need, ...]:
    del study
    panel = observations.panel
    starts = {int(one) for one in panel.starts[panel.treated]} if panel is not None else set()
    before = panel.first_start if panel is not None and starts else 0
    after = len(panel.periods) - before if panel is not None else 0
    donors = len(_donors(panel)) if panel is not None else 0
    whole = panel is not None and bool(np.isfinite(panel.outcome[panel.treated]).all())
    return (
        Need("treated units with one start", f"{len(starts)} starts", len(starts) == 1),
        Need(
            f"{LEAST_BEFORE} periods before the start and one after",
            f"{before} and {after}",
            before >= LEAST_BEFORE and after > 0,
        ),
        Need(
            f"{LEAST_DONORS} units left alone, with a value in every period",
            f"{donors}",
            donors >= LEAST_DONORS,
        ),
        Need("a value of every treated unit in every period", "whole" if whole else "gaps", whole),
        Need(
            "six donors to try it on, or a past of several times the post-period",
            f"{donors} donors, {before} periods before and {after} after",
            donors >= SPACE_DONORS or (before > 0 and has_windows(before, after)),
        ),
        need_of_single_units(observations),
    )


def _estimate(study: Study, observations: Observations) -> Estimate:
    panel = observations.panel
    assert panel is not None  # noqa: S101 - a need
    names, market = _donors(panel), _market(panel)
    start, level = market.start, _level(market)
    tried = _tried(market, seed=study.seed)
    found, errors = synthetic_control(market), tried[HEADLINE]
    error = errors.error * level
    tested = interval_of(found.lift, error, errors.freedom, level=study.level)
    return Estimate(
        method=ESTIMATOR.name,
        design=Design.COMPARISON,
        estimand=Estimand.ATT,
        lift=found.lift,
        error=error,
        low=tested.low,
        high=tested.high,
        level=study.level,
        p_value=tested.p_value,
        unit_periods=float(panel.outcome[panel.treated][:, start:].size),
        window=(panel.periods[0], panel.periods[-1]),
        unit_count=market.treated_count + len(names),
        assumptions=ASSUMPTIONS,
        counterfactual=float(found.series[start:].mean()),
        diagnostics=_diagnostics(market, found, tried, level),
        path=_path(panel, market, found, errors, tested.high - found.lift),
        shares=_shares(names, found),
        seed=study.seed,
        version=VERSION,
        freedom=errors.freedom,
    )


def _lift_alone(study: Study, observations: Observations) -> LiftAlone | None:
    """Give the lift without trying the mix where nothing happened: one mix instead of hundreds."""
    panel = observations.panel
    assert panel is not None  # noqa: S101 - a need
    market = _market(panel)
    level, found = _level(market), synthetic_control(market)
    # A whole answer refuses donors that foretell each other without a remainder.
    least = NEGLIGIBLE * abs(found.lift) / level
    if not is_off_in_space(market, synthetic_control, seed=study.seed, least=least):
        return None
    after = slice(market.start, None)
    return LiftAlone(
        lift=found.lift,
        gaps=tuple((market.treated - found.series)[after].tolist()),
        counterfactual=float(found.series[after].mean()),
        fit=_off_before(market, found, level),
    )


def _market(panel: Panel) -> Market:
    places = [panel.units.index(one) for one in _donors(panel)]
    treated = panel.outcome[panel.treated]
    return Market(treated.mean(axis=0), panel.outcome[places], panel.first_start, len(treated))


def _level(market: Market) -> float:
    level = float(market.treated[: market.start].mean())
    if level <= 0:
        raise CannotEstimateError(
            "Synthetic control: errors are shares of the level before the start, which is not "
            f"above zero here ({level:.4g})."
        )
    return level


def _off_before(market: Market, found: Counterfactual, level: float) -> float:
    gap = (market.treated - found.series)[: market.start]
    return math.sqrt(float((gap**2).mean())) / level


def _donors(panel: Panel) -> tuple[str, ...]:
    whole = np.isfinite(panel.outcome).all(axis=1) & ~panel.treated
    return tuple(sorted(panel.units[one] for one in np.flatnonzero(whole)))


def _tried(market: Market, *, seed: int) -> dict[str, Errors]:
    """Try each way where nothing happened: on donors, or at earlier times where they are few."""
    attempts = (
        {name: in_space(market, way, seed=seed) for name, way in FAMILY.items()},
        {name: in_time(market, way) for name, way in FAMILY.items()},
    )
    for attempt in attempts:
        found = {name: one for name, one in attempt.items() if one is not None}
        if len(found) == len(FAMILY):
            return found
    raise CannotEstimateError("Synthetic control: no donor has a level above zero to try it on.")


def _diagnostics(
    market: Market, found: Counterfactual, tried: dict[str, Errors], level: float
) -> tuple[Diagnostic, ...]:
    share = _off_before(market, found, level)
    fit = Diagnostic(
        PRE_FIT, share, f"Before the start the mix is off by {share:.1%} of the level."
    )
    ways = (
        Diagnostic(
            name,
            FAMILY[name](market).lift,
            f"The lift by {name} is {FAMILY[name](market).lift:.4g}; where nothing happened it "
            f"was off by {one.error:.1%} of the level.",
        )
        for name, one in tried.items()
    )
    return (fit, *ways, *_in_the_past(market))


def _in_the_past(market: Market) -> tuple[Diagnostic, ...]:
    """Say how far off the mix was at earlier times; nothing where the past is too short."""
    found = in_time(market, synthetic_control)
    if found is None:
        return ()
    says = f"At earlier times, where nothing happened, the mix was off by {found.error:.1%}."
    return (Diagnostic("error-in-time", found.error, says),)


def _path(
    panel: Panel, market: Market, found: Counterfactual, errors: Errors, half: float
) -> tuple[PathPoint, ...]:
    """Give lifts by period; each one's spread is that of the tries in the same period after."""
    start = market.start
    spread = np.sqrt((errors.gaps**2).mean(axis=0)) / errors.error * half
    return tuple(
        PathPoint(
            panel.periods[start + place],
            float(market.treated[start + place] - found.series[start + place]),
            float(market.treated[start + place] - found.series[start + place] - width),
            float(market.treated[start + place] - found.series[start + place] + width),
            float(market.treated[start + place]),
            float(found.series[start + place]),
        )
        for place, width in enumerate(spread)
    )


def _shares(names: tuple[str, ...], found: Counterfactual) -> tuple[Share, ...]:
    told = [
        Share(name, float(weight))
        for name, weight in zip(names, found.weights, strict=True)
        if weight >= TOLD_WEIGHT
    ]
    return tuple(sorted(told, key=lambda one: (-one.value, one.name)))


ESTIMATOR = Estimator(
    name="synthetic-control",
    title="Synthetic control",
    needs=_needs,
    estimate=_estimate,
    lift_alone=_lift_alone,
    version=VERSION,
)
