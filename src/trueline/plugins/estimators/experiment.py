"""Experiment: chance decided who got the tactic.

What it does: compares the outcome of units that got the tactic with that of units that did not.
Where outcomes or other columns were known before, what they foretell is taken out on either side,
which narrows the interval and changes nothing else. Where whole clusters were treated together,
errors are those of clusters, and there must be five on each side. A trial that is looked at while
it runs gets an interval that holds at every look, which is wider.

When to trust it: when chance, and nobody's choice, decided; when as many units got the tactic as
were meant to; when units could not hand it on to each other.

When not: when treated and untreated units talk to each other, when many units are lost on one side,
and when the outcome of a few units decides everything.

Source: Neyman (1923); Lin (2013), Annals of Applied Statistics 7; Deng, Xu, Kohavi and Walker
(2013), WSDM; Johari et al. (2022), Operations Research 70.
"""

import numpy as np

from trueline.contracts.estimator import Estimator
from trueline.evidence.clustered import hold_several
from trueline.evidence.estimate import Design, Diagnostic, Estimate, Need
from trueline.evidence.observations import Members, Numbers, Observations
from trueline.evidence.study import Assignment, Estimand, Study
from trueline.evidence.trials.comparing import (
    Difference,
    adjusted_difference,
    clusters_of_sides,
    difference_of_means,
)
from trueline.evidence.trials.intervals import (
    Tested,
    interval_at_any_look,
    interval_of,
    refuse_alike,
)

LEAST_UNITS = 10
LEAST_CLUSTERS = 5
VERSION = "2"

ASSUMPTIONS = (
    "Chance alone decided who got the tactic.",
    "A unit's outcome depends on its own treatment and on nobody else's.",
    "Units that were lost would not have changed the difference.",
)


def _needs(study: Study, observations: Observations) -> tuple[Need, ...]:
    members = observations.members
    treated = int(members.treated.sum()) if members is not None else 0
    controls = len(members.treated) - treated if members is not None else 0
    return (
        Need(
            "units that chance assigned",
            study.treatment.assignment.value,
            study.treatment.assignment is Assignment.RANDOMISED,
        ),
        Need(
            f"{LEAST_UNITS} units with the tactic and {LEAST_UNITS} without",
            f"{treated} and {controls}",
            min(treated, controls) >= LEAST_UNITS,
        ),
        Need(
            "the smallest lift to be found, stated before, for a trial looked at while it runs",
            "stated" if study.least_lift else "none",
            not study.is_watched or bool(study.least_lift),
        ),
        *_need_of_clusters(study, members),
    )


def _need_of_clusters(study: Study, members: Members | None) -> tuple[Need, ...]:
    """Say whether enough clusters were treated together: a few alone decide nothing."""
    if members is None or not _is_clustered(study, members):
        return ()
    treated, controls = clusters_of_sides(members.treated, members.cluster)
    return (
        Need(
            f"{LEAST_CLUSTERS} clusters with the tactic and {LEAST_CLUSTERS} without",
            f"{treated} and {controls}",
            min(treated, controls) >= LEAST_CLUSTERS,
        ),
    )


def _estimate(study: Study, observations: Observations) -> Estimate:
    members = observations.members
    assert members is not None  # noqa: S101 - a need
    plain = difference_of_means(members.outcome, members.treated)
    known = _known(members)
    cluster = members.cluster if _is_clustered(study, members) else None
    used = plain
    if known.shape[1] or cluster is not None:
        used = adjusted_difference(members.outcome, members.treated, known, cluster=cluster)
    refuse_alike(used.error, float(np.abs(members.outcome).max()))
    tested = _tested(study, used)
    treated = float(members.treated.sum())
    return Estimate(
        method=ESTIMATOR.name,
        design=Design.RANDOMISED,
        estimand=Estimand.ATE,
        lift=used.lift,
        error=used.error,
        low=tested.low,
        high=tested.high,
        level=study.level,
        p_value=tested.p_value,
        unit_periods=treated * members.period_count,
        window=(study.windows.first, study.windows.last),
        unit_count=len(members.outcome),
        assumptions=ASSUMPTIONS,
        counterfactual=used.control_mean,
        diagnostics=_diagnostics(plain, used),
        seed=study.seed,
        version=VERSION,
        freedom=used.freedom,
    )


def _known(members: Members) -> Numbers:
    strata = members.strata
    spread = (strata[:, None] == np.unique(strata)[None, 1:]).astype(float)
    return np.column_stack([members.before, members.covariates, spread])


def _is_clustered(study: Study, members: Members) -> bool:
    """Say whether a cluster holds several units; a row of several units is no cluster of them."""
    return bool(study.columns.cluster) and hold_several(members.cluster)


def _tested(study: Study, found: Difference) -> Tested:
    if study.is_watched and study.least_lift:
        return interval_at_any_look(found, expected=abs(study.least_lift), level=study.level)
    return interval_of(found.lift, found.error, found.freedom, level=study.level)


def _diagnostics(plain: Difference, used: Difference) -> tuple[Diagnostic, ...]:
    share = (used.error / plain.error) ** 2 if plain.error else 1.0
    return (
        Diagnostic(
            "plain-difference",
            plain.lift,
            f"Without taking anything out, the difference is {plain.lift:.4g} with a standard "
            f"error of {plain.error:.4g}.",
        ),
        Diagnostic(
            "variance-left",
            share,
            f"Taking out what was known before leaves {share:.0%} of the variance.",
        ),
    )


ESTIMATOR = Estimator(
    name="experiment",
    title="Experiment",
    needs=_needs,
    estimate=_estimate,
    version=VERSION,
)
