"""What is at stake: how much of a scorecard hangs on some KPIs, and how near their due day is."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from trueline.measure.calibrating.stake import Stake
from trueline.measure.pacing import pace_of, way_of
from trueline.measure.scorecard import Scorecard
from trueline.metrics.metric import Metric
from trueline.plan.document import Plan
from trueline.plan.kpi import Kpi

ZERO, ONE = Decimal(0), Decimal(1)
LEAST_BEHIND = Decimal("0.1")
"""A guess that broke puts its KPI in doubt, though nothing says by how much."""
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


def behind_at(pace: Decimal | None) -> Decimal:
    """Give how far a pace is behind, 0 to 1; 1 where there is none."""
    return ONE if pace is None else ONE - min(max(pace, ZERO), ONE)


def behind_by_guess(
    kpi: Kpi, metric: Metric, stake: Stake | None, pace: Decimal | None, *, plan_first: date
) -> Decimal:
    """Give how far a broken guess puts its KPI behind, by the yardstick of a KPI's own pace.

    It is the pace that the KPI ends at if all else comes as planned and the measured number stands
    in the place of the guess. Where the KPI's formula does not say, it is how far the KPI is behind
    today, and ``LEAST_BEHIND`` at least.

    Args:
        kpi: That rests on the guess.
        metric: The KPI's.
        stake: What the measured number does to the KPI; None when that was not asked for.
        pace: The KPI's today; None without one.
        plan_first: First day of the plan.
    """
    way = way_of(kpi, metric, plan_first=plan_first)
    if stake is None or stake.change is None or way is None:
        return LEAST_BEHIND if pace is None else max(behind_at(pace), LEAST_BEHIND)
    return behind_at(pace_of(way, way.target.value + stake.change, way.target.due))
