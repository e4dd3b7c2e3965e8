"""Asks whether the question was locked before anybody saw an answer.

Who looks first and then chooses the window, the units or the method finds something nearly always.
A study that was registered before any estimate of it was shown has no such choice. A study that was
changed afterwards says what was changed and loses a step; so does one that nobody registered.
Changing only words, the KPI it belongs to or what a lift is worth costs nothing. A step stays lost,
whatever is registered later, and under whatever id: what counts is what was asked when the first
estimate was shown. Rows that an earlier run had shown and that changed, vanished or were joined by
others cost it too; new periods do not.

Trust it: it knows what was run here. It cannot know what somebody worked out elsewhere before.

Source: specification of evidence, 4: an estimator or window chosen after results were seen costs a
step. Nosek, Ebersole, DeHaven and Mellor (2018), PNAS 115(11), on registration.
"""

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.refuted import Criterion, Outcome, Refuted

NAME = "registration"


def _applies(case: Case) -> bool:
    del case
    return True


def _refute(case: Case) -> Refuted:
    made = case.registration
    if made is None:
        says = "Nobody registered the study before its estimates were worked out."
        return Refuted(NAME, Criterion.REGISTRATION, Outcome.FAILED, says)
    changed = made.chosen_after_looking
    at = f"{made.at:%Y-%m-%d %H:%M} UTC"
    if changed:
        says = f"Changed after estimates had been shown: {'; '.join(changed)} (registered on {at})."
        return Refuted(NAME, Criterion.REGISTRATION, Outcome.FAILED, says, float(len(changed)), 0.0)
    says = f"The question was registered on {at}, before any estimate of it was shown."
    return Refuted(NAME, Criterion.REGISTRATION, Outcome.PASSED, says, 0.0, 0.0)


REFUTATION = Refutation(
    name=NAME,
    title="Registered before looking",
    applies=_applies,
    refute=_refute,
)
