"""Asks whether the outcome was counted in the same way throughout, and how much of it is missing.

A network that begins to count something else moves a number without anybody having done anything.
Where such a break lies within the window, before and after are two different numbers, for every
design. The same holds where more than a tenth of the outcome's values are missing: nobody knows
what they were.

Trust it as far as the ledger of breaks goes; add those that you know of. Files of your own have no
ledger: there only missing values are counted.

Source: specification of evidence, 4: a changed definition, or more than 10 % missing, costs a step.
"""

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.refuted import Criterion, Outcome, Refuted

NAME = "definition-breaks"
MOST_MISSING = 0.1


def _applies(case: Case) -> bool:
    del case
    return True


def _refute(case: Case) -> Refuted:
    observations, panel = case.observations, case.observations.panel
    missing = observations.missing_share
    breaks = [one for one in observations.events if one.kind == "definition-break"]
    if breaks and panel is not None:
        first = breaks[0]
        says = f"The outcome changed what it counts in {panel.periods[first.period]}: {first.title}"
        outcome = Outcome.FAILED
        return Refuted(NAME, Criterion.DEFINITIONS, outcome, says, float(len(breaks)), 0.0)
    known = "No change of the outcome's definition is known within the window"
    if not case.study.source.metric:
        known = "A file says nothing of changed definitions; nobody looked for them"
    outcome = Outcome.FAILED if missing > MOST_MISSING else Outcome.PASSED
    limit = f"at most {MOST_MISSING:.0%} may be"
    says = f"{known}; {missing:.1%} of its values are missing ({limit})."
    return Refuted(NAME, Criterion.DEFINITIONS, outcome, says, missing, MOST_MISSING)


REFUTATION = Refutation(
    name=NAME,
    title="Definition of the outcome",
    applies=_applies,
    refute=_refute,
)
