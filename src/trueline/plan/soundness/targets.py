"""Whether a KPI's target makes sense: beyond its start, in time, with a sound path."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trueline.plan.kpi import Direction, Kpi, Measuring
from trueline.plan.soundness.fault import Fault
from trueline.plan.target import Curve, CurveKind, Target

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from trueline.plan.document import Plan

MONTHS = 12
YEARS = range(1900, 2201)


def faults_of_target(path: str, kpi: Kpi, target: Target, plan: "Plan") -> Iterator[Fault]:
    """Yield what keeps a target from being judged, or would judge it backwards."""
    yield from _of_due(path, kpi, target, plan)
    if kpi.direction is Direction.BAND:
        if target.floor is None or target.floor > target.value:
            what = "A band needs its lower end, not above its upper end."
            yield Fault(f"{path}/floor", what, "Write floor below value.")
    else:
        yield from _of_direction(path, kpi, target)
    yield from _of_curve(f"{path}/curve", target.curve, target.due)


def _of_due(path: str, kpi: Kpi, target: Target, plan: "Plan") -> Iterator[Fault]:
    if kpi.baseline is not None and target.due <= kpi.baseline.until:
        what = f"The target is due on {target.due}, before its baseline ends."
        yield Fault(f"{path}/due", what, f"Write a day after {kpi.baseline.until}.")
    elif target.due < plan.first or target.due.year not in YEARS:
        what = f"The target is due on {target.due}, and the plan begins on {plan.first}."
        yield Fault(f"{path}/due", what, "Write a day inside the plan.")


def _of_direction(path: str, kpi: Kpi, target: Target) -> Iterator[Fault]:
    if kpi.measuring is Measuring.TRAILING and kpi.baseline is not None:
        # A baseline of a KPI to date is an earlier period's sum, not where its way starts.
        start = kpi.baseline.value
        if _is_behind(kpi, target.value, start):
            what = f"The KPI should go {kpi.direction}, and its target {target.value} lies the "
            what += f"other way from its baseline {start}."
            yield Fault(f"{path}/value", what, "Mend the target, the baseline or the direction.")
    if target.stretch is not None and _is_behind(kpi, target.stretch, target.value):
        what = f"The stretch {target.stretch} falls short of the target {target.value}."
        yield Fault(f"{path}/stretch", what, "Write a value beyond the target, or leave it out.")


def _is_behind(kpi: Kpi, value: "Decimal", than: "Decimal") -> bool:
    return value < than if kpi.direction is Direction.UP else value > than


def _of_curve(path: str, curve: Curve, due: "date") -> Iterator[Fault]:
    weights, points = curve.month_weights, curve.points
    is_seasonal = curve.kind is CurveKind.SEASONAL
    if is_seasonal and (len(weights) != MONTHS or min(weights) < 0 or not any(weights)):
        what = "A seasonal curve has twelve weights, January first, none below 0, not all 0."
        yield Fault(f"{path}/month_weights", what, "Write one number for each month.")
    if bool(weights) and not is_seasonal:
        what = f"A {curve.kind} curve has no month weights."
        yield Fault(f"{path}/month_weights", what, "Leave the key out, or write kind: seasonal.")
    if bool(points) != (curve.kind is CurveKind.POINTS):
        what = "Points and the kind “points” belong together."
        yield Fault(f"{path}/points", what, "Write both or neither.")
    yield from _of_points(f"{path}/points", curve, due)


def _of_points(path: str, curve: Curve, due: "date") -> Iterator[Fault]:
    days = [point.day for point in curve.points]
    if days != sorted(set(days)) or any(day >= due for day in days):
        what = "Points stand in the order of their days, each day once, before the due day."
        yield Fault(path, what, f"Order them; the due day is {due}.")
    if any(not 0 <= point.share <= 1 for point in curve.points):
        what = "A point says the share of the way that should be done, from 0 to 1."
        yield Fault(path, what, "40% is 0.4.")
