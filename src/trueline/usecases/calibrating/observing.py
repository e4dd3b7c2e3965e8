"""Observe what a guess is about: over the days that its KPI covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trueline.contracts.check import FactGround, Observed
from trueline.core.period import Period
from trueline.measure.read_kpi import days_of
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Metric, Rule
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.kpi import Assumption, Kpi, Measuring
from trueline.plan.parts import join


@dataclass(frozen=True, slots=True)
class PlacedGuess:
    """A guess with its place in the plan.

    Attributes:
        path: Of the guess in the plan.
        kpi_path: Of the KPI that rests on it.
        kpi: That KPI.
        guess: As the plan says.
        metric: That tests it; None when none can.
        plan_first: First day of the plan.
    """

    path: str
    kpi_path: str
    kpi: Kpi
    guess: Assumption
    metric: Metric | None
    plan_first: date

    def days(self, on: date) -> Period | None:
        """Give the days that are looked at on a day; None before the plan begins."""
        return days_of(self.kpi, on, plan_first=self.plan_first)


def placed_guesses(plan: Plan, metrics: MetricCatalogue) -> Iterator[PlacedGuess]:
    """Give every guess of a plan with its place, in the plan's order."""
    for path, kpi in every(plan, Kpi):
        for one in kpi.assumptions:
            # Versions of long ago may name what was withdrawn since.
            metric = metrics.get(one.metric) if one.metric in metrics else None
            at = join(path, "assumptions", one.id)
            yield PlacedGuess(at, path, kpi, one, metric, plan.first)


def observe(facts: FactGround | None, placed: PlacedGuess, on: date) -> Observed:
    """Give what was measured of a guess on a day, or why nothing was.

    Args:
        facts: The facts; None where there are none.
        placed: The guess.
        on: Last day that counts.
    """
    metric, days = placed.metric, placed.days(on)
    if metric is None:
        return Observed(None, why="No metric tests it.")
    if facts is None:
        return Observed(None, why="There are no facts yet; import an export first.")
    if days is None:
        return Observed(None, why="The plan has not begun.")
    target = placed.kpi.target
    if _grows(placed.kpi, metric) and (target is None or on < target.due):
        return Observed(None, why="It is a sum that still grows until the KPI's due day.")
    return facts.observed(placed.guess.metric, placed.guess.filter, days)


def _grows(kpi: Kpi, metric: Metric) -> bool:
    return metric.over_time is Rule.SUM and kpi.measuring is Measuring.TO_DATE
