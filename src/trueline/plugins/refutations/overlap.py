"""Overlap: whether there are untreated units like the treated ones.

What it does: looks at the weights that made the controls look like the treated. If a few controls
carry the whole comparison, it is a comparison with those few.

What fails: controls worth less than a fifth of their number once weighed, or one control with more
than a tenth of all weight.

Source: Kish (1965), Survey Sampling, for the effective sample; limits of the specification of
evidence, 4.
"""

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.refuted import Criterion, Outcome, Refuted

LEAST_SHARE = 0.2
MOST_WEIGHT = 0.1


def _diagnostics(case: Case) -> dict[str, float]:
    return {one.name: one.value for one in case.estimate.diagnostics}


def _applies(case: Case) -> bool:
    return "effective-sample-share" in _diagnostics(case)


def _refute(case: Case) -> Refuted:
    found = _diagnostics(case)
    share, weight = found["effective-sample-share"], found["largest-weight"]
    holds = share >= LEAST_SHARE and weight <= MOST_WEIGHT
    said = (
        f"Weighed to look like the treated, the controls are worth {share:.0%} of their number "
        f"(at least {LEAST_SHARE:.0%} is needed), and one carries at most {weight:.1%} of the "
        f"weight (at most {MOST_WEIGHT:.0%})."
    )
    outcome = Outcome.PASSED if holds else Outcome.FAILED
    return Refuted(REFUTATION.name, Criterion.OVERLAP, outcome, said, share, LEAST_SHARE)


REFUTATION = Refutation(name="overlap", title="Overlap", applies=_applies, refute=_refute)
