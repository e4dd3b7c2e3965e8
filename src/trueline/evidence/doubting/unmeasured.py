"""How strong something unmeasured would have to be to explain an estimate away."""

import math
from dataclasses import dataclass

import numpy as np

from trueline.evidence.observations import Flags, Numbers


def robustness_value(t_value: float, freedom: float, *, level: float | None = None) -> float:
    """Give the strength that a confounder needs with tactic and outcome alike, 0 to 1.

    Args:
        t_value: Of the tactic in a regression.
        freedom: Its degrees of freedom.
        level: To bring the estimate to the edge of this interval; None: to bring it to zero.

    Source:
        Cinelli and Hazlett (2020), Journal of the Royal Statistical Society B 82.

    Example:
        >>> round(robustness_value(4.18, 783), 4)
        0.1386
        >>> round(robustness_value(4.18, 783, level=0.95), 4)
        0.0761
    """
    from scipy.stats import t  # noqa: PLC0415 - loaded when something is doubted

    force = abs(t_value) / math.sqrt(freedom)
    if level is not None:
        force -= float(t.ppf(0.5 + level / 2, freedom - 1)) / math.sqrt(freedom - 1)
    if force <= 0:
        return 0.0
    return (math.sqrt(force**4 + 4 * force**2) - force**2) / 2


def e_value(ratio: float) -> float:
    """Give the ratio by which a confounder must move tactic and outcome to explain a ratio away.

    Args:
        ratio: Of outcomes with and without the tactic, above zero.

    Source:
        VanderWeele and Ding (2017), Annals of Internal Medicine 167.

    Example:
        >>> round(e_value(3.9), 2)
        7.26
    """
    above = max(ratio, 1 / ratio)
    return above + math.sqrt(above * (above - 1))


@dataclass(frozen=True, slots=True)
class Benchmark:
    """How a regression stands against the strongest covariate that was measured.

    Attributes:
        t_value: Of the tactic.
        freedom: Its degrees of freedom.
        name: Of the strongest covariate.
        strength: What something as strong as it comes to, on the scale of the robustness value.
    """

    t_value: float
    freedom: float
    name: str
    strength: float


def strongest_covariate(
    outcome: Numbers, treated: Flags, known: Numbers, names: tuple[str, ...]
) -> Benchmark:
    """Give the tactic's t value beside what a confounder like the strongest covariate would do.

    Args:
        outcome: Shape (rows,).
        treated: Shape (rows,).
        known: Shape (rows, columns); at least one column that is not constant.
        names: Of the columns.

    Source:
        Cinelli and Hazlett (2020): benchmark bounds for a confounder once as strong.
    """
    kept = np.flatnonzero(known.std(axis=0) > 0)
    columns = (known[:, kept] - known[:, kept].mean(axis=0)) / known[:, kept].std(axis=0)
    sides = treated.astype(float)
    constant = np.ones((len(outcome), 1))
    t_value, freedom = _t_values(np.column_stack([constant, sides, columns]), outcome)
    on_tactic, tactic_freedom = _t_values(np.column_stack([constant, columns]), sides)
    strengths = [
        _as_value(_share(on_tactic[place + 1], tactic_freedom), _share(t_value[place + 2], freedom))
        for place in range(len(kept))
    ]
    best = int(np.argmax(strengths))
    return Benchmark(float(t_value[1]), freedom, names[kept[best]], strengths[best])


def _as_value(on_tactic: float, on_outcome: float) -> float:
    """Put the two partial shares of a confounder on the scale of one common share."""
    tactic = min(on_tactic / (1 - on_tactic), 1 - 1e-9)
    outcome = min(on_outcome / (1 - on_outcome), 1.0)
    bias = math.sqrt(outcome * tactic / (1 - tactic))
    return (math.sqrt(bias**4 + 4 * bias**2) - bias**2) / 2


def _share(t_value: float, freedom: float) -> float:
    return min(t_value**2 / (t_value**2 + freedom), 1 - 1e-9)


def _t_values(terms: Numbers, outcome: Numbers) -> tuple[Numbers, float]:
    inverse = np.linalg.pinv(terms.T @ terms)
    found = inverse @ (terms.T @ outcome)
    residuals = outcome - terms @ found
    freedom = float(len(outcome) - np.linalg.matrix_rank(terms))
    errors = np.sqrt(np.maximum(np.diag(inverse), 1e-300) * float(residuals @ residuals) / freedom)
    values: Numbers = found / errors
    return values, freedom
