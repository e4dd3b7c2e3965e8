"""Negative-control outcome: the same method on a number that the tactic cannot have moved.

What it does: puts a number that the tactic cannot move in place of the outcome and asks the same
method again, with the same units and days.

What fails: an interval that leaves out zero. Then the method sees a difference between treated and
controls that the tactic did not make.

Units for which the number is missing are left out of this test.

When not: where no such number was named when the study was registered, or where the method gives
no finite answer for it.

Source: Lipsitch, Tchetgen Tchetgen and Cohen (2010), Epidemiology 21.
"""

import math
from dataclasses import replace

import numpy as np

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Members, Observations
from trueline.evidence.observing.members import chosen_members
from trueline.evidence.refuted import Criterion, Outcome, Refuted


def _applies(case: Case) -> bool:
    return bool(case.study.columns.placebo_outcome) and _exchanged(case) is not None


def _exchanged(case: Case) -> Observations | None:
    """Put the placebo in the outcome's place, in every shape that has one."""
    seen = case.observations
    panel, members = seen.panel, seen.members
    if panel is not None:
        panel = None if panel.placebo is None else replace(panel, outcome=panel.placebo)
    if members is not None:
        members = _exchanged_members(members)
    if panel is None and members is None:
        return None
    return replace(seen, panel=panel, members=members, cube=None)


def _exchanged_members(members: Members) -> Members | None:
    if members.placebo is None:
        return None
    known = np.flatnonzero(np.isfinite(members.placebo))
    return chosen_members(replace(members, outcome=members.placebo), known)


def _refute(case: Case) -> Refuted:
    exchanged = _exchanged(case)
    name = case.study.columns.placebo_outcome
    try:
        found = case.estimator.answer(case.study, exchanged or case.observations)
    except CannotEstimateError as refused:
        return _not_made(f"{name}: {refused}")
    if not all(map(math.isfinite, (found.lift, found.low, found.high))):
        return _not_made(f"On {name} the method gives no finite answer.")
    said = (
        f"On {name}, which the tactic cannot have moved, the method finds {found.lift:.4g} "
        f"({found.level:.0%} interval {found.low:.4g} to {found.high:.4g})."
    )
    outcome = Outcome.FAILED if found.excludes_zero else Outcome.PASSED
    return Refuted(REFUTATION.name, Criterion.OTHER_OUTCOME, outcome, said, found.lift, placebos=())


def _not_made(said: str) -> Refuted:
    return Refuted(REFUTATION.name, Criterion.OTHER_OUTCOME, Outcome.NOT_MADE, said)


REFUTATION = Refutation(
    name="negative-control-outcome",
    title="Outcome that cannot have moved",
    applies=_applies,
    refute=_refute,
)
