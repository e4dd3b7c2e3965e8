"""History: the time before a tactic, in which tests can be tried that never took place."""

from dataclasses import replace

import numpy as np

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import (
    NEVER,
    Indices,
    Members,
    Observations,
    Panel,
)
from trueline.evidence.panels import cut, only_panel, with_units


def history_of(observations: Observations, end: int | None = None) -> Panel:
    """Give the periods before anybody was treated, of units that have a value in each of them.

    Args:
        observations: With a panel.
        end: Index of the first period that counts no more; None for the first start.

    Raises:
        CannotEstimateError: There is no panel, or nothing of it is before the start.
    """
    panel = observations.panel
    if panel is None:
        raise CannotEstimateError(
            "A test is tried on units over periods; these data have one row a unit, or are so "
            "many that only their moments were kept."
        )
    early = cut(panel, panel.first_start if end is None else min(end, panel.first_start))
    early = replace(early, starts=np.full(len(early.units), NEVER))
    whole = np.isfinite(early.outcome.sum(axis=1))
    if not early.periods or not whole.any():
        raise CannotEstimateError(
            "No unit has a value in every period before the start, so that no test can be tried "
            "on the past."
        )
    return with_units(early, whole)


def as_if_tested(history: Panel, treated: Indices, start: int, end: int, share: float) -> Panel:
    """Give the past as if a test had run in it.

    Args:
        history: Nobody is treated in it.
        treated: Places of the units that the test is for.
        start: Index of its first period.
        end: Index after its last period.
        share: Lift to put in, as a share of each unit's own level before.
    """
    outcome = history.outcome.copy()
    outcome[treated, start:] += share * outcome[treated, :start].mean(axis=1)[:, None]
    starts = np.full(len(history.units), NEVER)
    starts[treated] = start
    early = cut(history, end)
    return replace(early, outcome=outcome[:, :end], starts=starts)


def observe(panel: Panel, observations: Observations) -> Observations:
    """Give a panel whose units all began together in the shapes that estimators ask for."""
    start, treated = panel.first_start, panel.treated
    members = Members(
        outcome=panel.outcome[:, start:].mean(axis=1),
        treated=treated,
        covariates=np.zeros((len(treated), 0)),
        covariate_names=(),
        before=panel.outcome[:, :start],
        cluster=np.arange(len(treated), dtype=np.int64),
        strata=panel.strata,
        period_count=len(panel.periods) - start,
    )
    return replace(only_panel(observations, panel), members=members)
