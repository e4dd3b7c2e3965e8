"""Estimate: one method's answer to a study, with all that it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from trueline.core.errors import TruelineError
from trueline.evidence.study import Estimand

PRE_FIT = "pre-fit-error"
"""Name of the diagnostic that says how far off a method is before the start."""


class CannotEstimateError(TruelineError):
    """A method's needs are not met; the text says what there is and what is needed."""


class Design(StrEnum):
    """How an answer sets apart what the tactic caused; decides the grade that it starts with."""

    RANDOMISED = "randomised"
    COMPARISON = "comparison with a pre-period"
    CALIBRATED = "before and after with controls"
    ADJUSTED = "adjusted correlation"
    RAW = "raw correlation"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One number that says how well a method fits these data.

    Attributes:
        name: Hyphenated, such as ``pre-fit-error``.
        value: The number.
        says: What it means, in a sentence with the number.
    """

    name: str
    value: float
    says: str


@dataclass(frozen=True, slots=True)
class PathPoint:
    """The lift at one time, for charts.

    Attributes:
        at: Name of the period, or periods since the start with a sign, such as ``+3``.
        lift: In the outcome's unit.
        low: Lower end of its interval.
        high: Upper end.
        observed: What was measured; None where the path has no level.
        counterfactual: What would have happened without the tactic; None likewise.
    """

    at: str
    lift: float
    low: float
    high: float
    observed: float | None = None
    counterfactual: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of something goes into an answer, such as a donor's weight.

    Attributes:
        name: Of the unit, cohort or channel.
        value: Its weight, or its own lift.
        low: Lower end of the interval of a lift; None for a weight.
        high: Upper end; None likewise.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One method's answer.

    Attributes:
        method: Name of the estimator.
        design: How it sets the cause apart.
        estimand: Whose effect.
        lift: Average effect a unit and period, in the outcome's unit.
        error: Its standard error; None where the method's interval does not rest on one.
        low: Lower end of the interval.
        high: Upper end.
        level: Of the interval.
        p_value: From the same test as the interval; None where there is none.
        unit_periods: Units times periods that were treated: ``lift`` times this is the total.
        counterfactual: Average outcome of the treated without the tactic; None where unknown.
        window: First and last period that went into it.
        unit_count: Units that went into it.
        assumptions: Without which it does not hold; each a sentence.
        diagnostics: How well the method fits.
        path: Lift over time.
        shares: What went into it with which weight.
        caveats: What else a reader must know, in sentences.
        seed: Of its draws.
        version: Of the method; it changes whenever its numbers may.
        effect: Of what: ``tactic``, or ``media`` for all that spend moved. Effects of different
            things are never weighed together.
        freedom: Degrees of freedom of the error; None where it counts as known.
    """

    method: str
    design: Design
    estimand: Estimand
    lift: float
    error: float | None
    low: float
    high: float
    level: float
    p_value: float | None
    unit_periods: float
    window: tuple[str, str]
    unit_count: int
    assumptions: tuple[str, ...]
    counterfactual: float | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    path: tuple[PathPoint, ...] = ()
    shares: tuple[Share, ...] = ()
    caveats: tuple[str, ...] = ()
    seed: int = 0
    version: str = "1"
    effect: str = "tactic"
    freedom: float | None = None

    @property
    def relative_lift(self) -> float | None:
        """The lift as a share of the counterfactual; None where that is unknown or zero."""
        return self.lift / self.counterfactual if self.counterfactual else None

    @property
    def excludes_zero(self) -> bool:
        """Say whether the interval leaves out no effect."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class LiftAlone:
    """The lift of an answer without how sure it is: for attempts that ask for no more.

    Attributes:
        lift: As in ``Estimate``, to the bit.
        gaps: Lifts of its path, in order of time.
        counterfactual: As in ``Estimate``.
        fit: How far the method is off before the start, as a share of the level; None where it
            does not say so, or has no path.
    """

    lift: float
    gaps: tuple[float, ...]
    counterfactual: float | None
    fit: float | None

    @classmethod
    def of(cls, estimate: Estimate) -> "LiftAlone":
        """Give the lift of a whole answer."""
        fits = [one.value for one in estimate.diagnostics if one.name == PRE_FIT]
        return cls(
            lift=estimate.lift,
            gaps=tuple(one.lift for one in estimate.path),
            counterfactual=estimate.counterfactual,
            fit=fits[0] if fits and estimate.path else None,
        )


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a method must have.

    Attributes:
        needs: What, in words: ``8 periods before the start``.
        has: What there is: ``3``.
        is_met: Whether that is enough.
    """

    needs: str
    has: str
    is_met: bool
