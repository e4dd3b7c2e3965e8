"""A KPI's formula: how its guesses make its value at the target's due day."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite

from trueline.core.errors import RefusedQuestionError
from trueline.metrics.arithmetic import parse_arithmetic, work_out_draws
from trueline.metrics.expression import Expression, leaves_of
from trueline.plan.kpi import Assumption, Kpi

BASELINE = "baseline"


def worked_out(kpi: Kpi, measured: Mapping[str, Decimal]) -> float:
    """Give what a KPI's formula comes to with measured numbers in the place of some guesses.

    Args:
        kpi: With a formula.
        measured: By id of the assumption; of the others the p50 counts.

    Raises:
        RefusedQuestionError: The formula cannot be read, names what is not there or may mean two
            things, divides by 0, or grows beyond what can be held.
    """
    expression, used = read_formula(kpi)
    columns = {name_of(one.id): [float(measured.get(one.id, one.p50))] for one in used}
    columns[BASELINE] = [float(kpi.baseline.value) if kpi.baseline else 0.0]
    try:
        found = work_out_draws(expression, columns, 1)[0]
    except ZeroDivisionError:
        raise RefusedQuestionError(f"The formula “{kpi.formula}” divides by 0.") from None
    except OverflowError:
        found = float("inf")
    if not isfinite(found):
        raise RefusedQuestionError(f"The formula “{kpi.formula}” grows beyond all bounds.")
    return found


def read_formula(kpi: Kpi) -> tuple[Expression, tuple[Assumption, ...]]:
    """Read a KPI's formula.

    Returns:
        The formula, and the assumptions that it names.

    Raises:
        RefusedQuestionError: It cannot be read, names what is not there, or may mean two things.
    """
    try:
        expression = parse_arithmetic(kpi.formula)
    except ValueError as fault:
        raise RefusedQuestionError(str(fault)) from None
    names = leaves_of(expression)
    counted = Counter([BASELINE, *(name_of(one.id) for one in kpi.assumptions)])
    says = f"The formula “{kpi.formula}” names"
    if unknown := [one for one in names if one not in counted]:
        raise RefusedQuestionError(
            f"{says} {' and '.join(unknown)}, and this KPI has no such assumption; there are "
            f"{', '.join(sorted(counted))}."
        )
    if twice := [one for one in names if counted[one] > 1]:
        raise RefusedQuestionError(f"{says} {twice[0]}, which may mean two things; rename one.")
    if BASELINE in names and kpi.baseline is None:
        raise RefusedQuestionError(f"{says} the baseline, and there is none.")
    known = {name_of(one.id): one for one in kpi.assumptions}
    return expression, tuple(known[name] for name in names if name in known)


def name_of(assumption: str) -> str:
    """Give the name by which a formula calls an assumption."""
    return assumption.replace("-", "_")
