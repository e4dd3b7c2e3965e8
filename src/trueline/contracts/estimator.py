"""Door for estimators: methods that answer a study from its observations.

An estimator is one file in ``plugins/estimators`` with a value ``ESTIMATOR``; its docstring is its
page in the user guide. It says what it needs before it is asked to estimate, refuses where that is
not met, and gives the same bytes for the same study, data and seed.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from trueline.evidence.estimate import CannotEstimateError, Estimate, LiftAlone, Need
from trueline.evidence.observations import Observations
from trueline.evidence.study import Study

Tell = Callable[[float], None]
"""Called with the share done, 0 to 1; raises StoppedError to stop."""


@dataclass(frozen=True, slots=True)
class Estimator:
    """One method.

    Attributes:
        name: Hyphenated, in the field's own term; never changes.
        title: For people.
        needs: Everything that it must have of a study and its data, met or not.
        estimate: Answers; called only where all needs are met.
        is_pooled: Its answers may be weighed together with others; not so for raw comparisons.
        is_long: It takes more than a second or so, and runs as a job.
        version: Changes whenever its numbers may.
        in_steps: The same answer, told while it is worked out; None where it is quick.
        lift_alone: Its lift, to the bit, where that takes far less than to say how sure it is; it
            gives None where it cannot tell without a whole answer whether there is one. None for
            methods whose whole answer is quick.
    """

    name: str
    title: str
    needs: Callable[[Study, Observations], tuple[Need, ...]]
    estimate: Callable[[Study, Observations], Estimate]
    is_pooled: bool = True
    is_long: bool = False
    version: str = "1"
    in_steps: Callable[[Study, Observations, Tell], Estimate] | None = None
    lift_alone: Callable[[Study, Observations], LiftAlone | None] | None = None

    def answer(
        self, study: Study, observations: Observations, *, tell: Tell | None = None
    ) -> Estimate:
        """Give its estimate.

        Args:
            study: The question.
            observations: What it looks at.
            tell: Told the share done while a long method works; None where nobody listens.

        Raises:
            CannotEstimateError: A need is not met, or the numbers do not carry an answer.
            StoppedError: ``tell`` asked to stop.
        """
        self._refuse_lacking(study, observations)
        if tell is not None and self.in_steps is not None:
            found = self.in_steps(study, observations, tell)
        else:
            found = self.estimate(study, observations)
        # An interval may be endless; what is no number would pass every test that asks for zero.
        if not math.isfinite(found.lift) or math.isnan(found.low) or math.isnan(found.high):
            raise CannotEstimateError(f"{self.title}: the data give no finite answer.")
        return found

    def lift_of(self, study: Study, observations: Observations) -> LiftAlone:
        """Give the lift of its answer, and no more: many times over, for attempts to refute.

        Raises:
            CannotEstimateError: Where the whole answer is refused, too.
        """
        self._refuse_lacking(study, observations)
        found = None if self.lift_alone is None else self.lift_alone(study, observations)
        if found is None or not math.isfinite(found.lift):
            return LiftAlone.of(self.answer(study, observations))
        return found

    def _refuse_lacking(self, study: Study, observations: Observations) -> None:
        lacking = [one for one in self.needs(study, observations) if not one.is_met]
        if lacking:
            said = "; ".join(f"needs {one.needs}; there is {one.has}" for one in lacking)
            raise CannotEstimateError(f"{self.title}: {said}.")
