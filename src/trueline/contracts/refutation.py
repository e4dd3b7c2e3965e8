"""Door for refutations: attempts to show that an estimate is wrong.

A refutation is one file in ``plugins/refutations`` with a value ``REFUTATION``; its docstring is
its page in the user guide. It knows no estimator by name: it looks at the estimate and may ask the
same estimator again with other data, where nothing happened or a part is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from trueline.contracts.estimator import Estimator
from trueline.evidence.asking.registration import Registration
from trueline.evidence.estimate import Estimate
from trueline.evidence.observations import Observations
from trueline.evidence.refuted import Refuted
from trueline.evidence.study import Study


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be refuted.

    Attributes:
        study: The question; its level is that of grades, and not the one that is shown.
        observations: What the estimate was made from.
        estimator: What made it.
        estimate: The answer, with intervals of that level.
        registration: The question as it was locked before; None where nobody did.
    """

    study: Study
    observations: Observations
    estimator: Estimator
    estimate: Estimate
    registration: Registration | None = None


@dataclass(frozen=True, slots=True)
class Refutation:
    """One attempt.

    Attributes:
        name: Hyphenated; never changes.
        title: For people.
        applies: Says whether it means anything for an estimate of this design and these data.
        refute: Tries; ``Outcome.NOT_MADE`` with the reason where the data do not carry it.
    """

    name: str
    title: str
    applies: Callable[[Case], bool]
    refute: Callable[[Case], Refuted]
