"""Sample ratio: whether the trial ran as it was meant to.

What it does: holds the share of units that got the tactic against the share that was to get it,
and the share of units lost on one side against the other.

What fails: a split so uneven that chance gives it less than once in a thousand times; more than a
tenth of all units lost; more lost on one side than on the other than chance gives once in a
thousand times. Such a trial was broken somewhere between drawing lots and counting.

Source: Fabijan et al. (2019), KDD; limits of the specification of evidence, 4.
"""

import math

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import Design
from trueline.evidence.observations import Members
from trueline.evidence.refuted import Criterion, Outcome, Refuted
from trueline.evidence.trials.sample_ratio import sample_ratio_p_value

LEAST_P_VALUE = 0.001
MOST_LOST = 0.1


def _applies(case: Case) -> bool:
    return case.estimate.design is Design.RANDOMISED and case.observations.members is not None


def _refute(case: Case) -> Refuted:
    members = case.observations.members
    assert members is not None  # noqa: S101 - it applies
    kept = int((~members.treated).sum()), int(members.treated.sum())
    began = kept[0] + members.lost[0], kept[1] + members.lost[1]
    lost_share = sum(members.lost) / sum(began)
    planned = case.study.treatment.planned_share
    p_value = (
        1.0 if planned is None else sample_ratio_p_value(began[1], began[0], planned_share=planned)
    )
    uneven = _uneven(members, began)
    said = _say(began, planned, p_value, lost_share)
    holds = p_value >= LEAST_P_VALUE and uneven >= LEAST_P_VALUE and lost_share <= MOST_LOST
    outcome = Outcome.PASSED if holds else Outcome.FAILED
    if planned is None and holds:
        outcome = Outcome.WARNED
    return Refuted(REFUTATION.name, Criterion.TRIAL, outcome, said, p_value, LEAST_P_VALUE)


def _uneven(members: Members, began: tuple[int, int]) -> float:
    """Give how often chance loses units as unevenly as this; 1 where none were lost."""
    lost = members.lost
    share = sum(lost) / sum(began)
    if not share or not min(began):
        return 1.0
    error = math.sqrt(share * (1 - share) * (1 / began[0] + 1 / began[1]))
    gap = abs(lost[0] / began[0] - lost[1] / began[1])
    return math.erfc(gap / error / math.sqrt(2)) if error else 1.0


def _say(began: tuple[int, int], planned: float | None, p_value: float, lost_share: float) -> str:
    split = f"{began[1]:,} units got the tactic and {began[0]:,} did not"
    if planned is None:
        split += "; which share was to get it is not stated"
    else:
        split += f", where {planned:.0%} was planned (p {p_value:.4f})"
    return f"{split}; {lost_share:.1%} of all were lost."


REFUTATION = Refutation(name="sample-ratio", title="Sample ratio", applies=_applies, refute=_refute)
