"""Hold a guess against what was measured: over the days of its KPI, up to its test day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trueline.contracts.check import FactGround, Observed
from trueline.core.period import Period
from trueline.measure.guess_day import day_of_test, days_of_test, why_not_yet
from trueline.measure.verdict import Verdict, verdict_of
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Metric
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.kpi import Assumption, Kpi
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

    @property
    def tested_on(self) -> date | None:
        """The day from which on it holds or is broken; None while none is named."""
        return day_of_test(self.kpi, self.guess, self.metric)

    def days(self, on: date) -> Period | None:
        """Give the days that are looked at on a day; None before the plan begins."""
        return days_of_test(self.kpi, self.guess, self.metric, on=on, plan_first=self.plan_first)


@dataclass(frozen=True, slots=True)
class JudgedGuess:
    """A guess as it stands on a day.

    Attributes:
        days: That were measured; None before the plan begins.
        seen: What was measured; without a value, why there is none.
        verdict: What that says.
    """

    days: Period | None
    seen: Observed
    verdict: Verdict


def placed_guesses(plan: Plan, metrics: MetricCatalogue) -> Iterator[PlacedGuess]:
    """Give every guess of a plan with its place, in the plan's order."""
    for path, kpi in every(plan, Kpi):
        for one in kpi.assumptions:
            # Versions of long ago may name what was withdrawn since.
            metric = metrics.get(one.metric) if one.metric in metrics else None
            at = join(path, "assumptions", one.id)
            yield PlacedGuess(at, path, kpi, one, metric, plan.first)


def judge_guess(facts: FactGround | None, placed: PlacedGuess, on: date) -> JudgedGuess:
    """Say how a guess stands on a day, for whoever asks: before its test day it is not broken.

    Args:
        facts: The facts; None where there are none.
        placed: The guess.
        on: Day of the reading; what came after the test day does not count.
    """
    seen, day = _observe(facts, placed, on), placed.tested_on
    verdict = verdict_of(
        placed.guess,
        seen.value,
        low=seen.low,
        high=seen.high,
        is_rough=seen.is_rough,
        is_tested=day is not None and day <= on,
    )
    return JudgedGuess(placed.days(on), seen, verdict)


def _observe(facts: FactGround | None, placed: PlacedGuess, on: date) -> Observed:
    """Give what was measured of a guess on a day, or why nothing was."""
    metric, days = placed.metric, placed.days(on)
    if metric is None:
        return Observed(None, why="No metric tests it.")
    if facts is None:
        return Observed(None, why="There are no facts yet; import an export first.")
    if days is None:
        return Observed(None, why="The plan has not begun.")
    if why := why_not_yet(placed.kpi, placed.guess, metric, on):
        return Observed(None, why=why)
    return facts.observed(placed.guess.metric, placed.guess.filter, days)
