"""What is at stake: how much of a scorecard hangs on some KPIs, and how near their due day is."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from trueline.measure.scorecard import Scorecard
from trueline.plan.document import Plan

ZERO, ONE = Decimal(0), Decimal(1)
LEAST_NEAR = Decimal("0.1")
"""What has just begun is not yet nothing."""


def shares_of(card: Scorecard) -> Mapping[str, Decimal]:
    """Give the share of the whole scorecard that each KPI is, by path; they add up to 1."""
    sides = [one for one in card.perspectives if one.readings]
    whole = sum((one.perspective.weight for one in sides), ZERO)
    found = {}
    for side in sides:
        inside = sum((one.kpi.weight for one in side.readings), ZERO)
        for one in side.readings:
            of_side = one.kpi.weight / inside if inside else ZERO
            found[one.path] = side.perspective.weight / whole * of_side if whole else ZERO
    return found


def nearness(plan: Plan, card: Scorecard, kpis: Collection[str]) -> Decimal:
    """Give how much of the time of some KPIs is gone by the day of the scorecard, 0.1 to 1.

    Of several the one that is due first counts; without a due day that of the plan's end.
    """
    dues = [
        one.kpi.target.due
        for one in card.readings
        if one.path in kpis and one.kpi.target is not None
    ]
    due = min(dues, default=plan.until)
    days = (due - plan.first).days
    gone = Decimal((card.on - plan.first).days) / days if days > 0 else ONE
    return min(max(gone, LEAST_NEAR), ONE)


def days_left(card: Scorecard, kpis: Collection[str]) -> int | None:
    """Give the days until the first of some KPIs is due; negative after it, None without any."""
    dues = [
        one.kpi.target.due
        for one in card.readings
        if one.path in kpis and one.kpi.target is not None
    ]
    return (min(dues) - card.on).days if dues else None
