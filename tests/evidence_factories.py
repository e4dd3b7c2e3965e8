"""Estimates and attempts to refute them, with sensible defaults."""

from dataclasses import replace
from typing import Any

from trueline.evidence.estimate import Design, Estimate
from trueline.evidence.refuted import Criterion, Outcome, Refuted
from trueline.evidence.study import Estimand


def estimate(lift: float = 10.0, error: float = 1.0, **changes: Any) -> Estimate:
    """A comparison with a pre-period whose 90 % interval is normal, unless said otherwise."""
    plain = Estimate(
        method="difference-in-differences",
        design=Design.COMPARISON,
        estimand=Estimand.ATT,
        lift=lift,
        error=error,
        low=lift - 1.6449 * error,
        high=lift + 1.6449 * error,
        level=0.9,
        p_value=None,
        unit_periods=100,
        window=("2026-01-05", "2026-06-29"),
        unit_count=50,
        assumptions=("Without the tactic both groups had moved alike.",),
    )
    return replace(plain, **changes)


def refuted(
    outcome: Outcome = Outcome.FAILED, criterion: Criterion = Criterion.SPACE, **changes: Any
) -> Refuted:
    """An attempt that an estimate failed, unless said otherwise."""
    plain = Refuted("placebo-in-space", criterion, outcome, f"{criterion.value}: {outcome.value}.")
    return replace(plain, **changes)
