"""Read the guesses of a plan: what each says, what was measured, and whether it still stands."""

from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.check import FactGround, Observed
from trueline.core.period import Period
from trueline.measure.read_kpi import days_of
from trueline.measure.verdict import Verdict, verdict_of
from trueline.metrics.metric import Metric, Rule
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.kpi import Assumption, Kpi, Measuring
from trueline.plan.naming import place_of
from trueline.plan.parts import join
from trueline.usecases.check_facts import fact_ground
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Carried:
    """A KPI whose target rests on a guess.

    Attributes:
        path: In the plan.
        kpi: The KPI.
    """

    path: str
    kpi: Kpi


@dataclass(frozen=True, slots=True)
class AssumptionReading:
    """A guess against what was measured.

    Attributes:
        path: In the plan.
        assumption: As the plan says.
        carries: The KPI that it stands in, and those that are sums of it.
        metric: That tests it; None when none can.
        days: That were measured; None when none can be.
        seen: What was measured; without a value, why there is none.
        verdict: Whether it still stands.
    """

    path: str
    assumption: Assumption
    carries: tuple[Carried, ...]
    metric: Metric | None
    days: Period | None
    seen: Observed
    verdict: Verdict

    def is_due(self, on: date) -> bool:
        """Say whether its test should have been made by a day, and nothing settles it yet."""
        is_open = self.verdict in (Verdict.NOT_MEASURED, Verdict.UNCERTAIN)
        return is_open and self.assumption.test_on is not None and self.assumption.test_on <= on


def read_assumptions(
    workspace: Workspace, plan: Plan, *, on: date | None = None, as_of: datetime | None = None
) -> tuple[AssumptionReading, ...]:
    """Give every guess of a plan, in the plan's order.

    Args:
        workspace: Whose facts are asked.
        plan: Any; it need not be in force.
        on: Day on which they are read; None for the workspace's own today.
        as_of: Moment whose facts count; None for what is known today.
    """
    metrics = catalogue_of(workspace)
    today, facts = on or workspace.today, fact_ground(workspace, plan, as_of=as_of)
    kpis = tuple(every(plan, Kpi))
    found = []
    for path, kpi in kpis:
        days = days_of(kpi, today, plan_first=plan.first)
        own = place_of(path)
        sums = (Carried(at, one) for at, one in kpis if own and own in one.sums)
        carries = (Carried(path, kpi), *sums)
        for one in kpi.assumptions:
            metric = metrics.get(one.metric) if one.metric else None
            seen = _observe(facts, kpi, one, metric=metric, days=days, today=today)
            verdict = verdict_of(one, seen.value, low=seen.low, high=seen.high)
            at = join(path, "assumptions", one.id)
            found.append(AssumptionReading(at, one, carries, metric, days, seen, verdict))
    return tuple(found)


def _observe(
    facts: FactGround | None,
    kpi: Kpi,
    guess: Assumption,
    *,
    metric: Metric | None,
    days: Period | None,
    today: date,
) -> Observed:
    """Give what was measured of a guess, or why nothing was."""
    if metric is None:
        return Observed(None, why="No metric tests it.")
    if facts is None:
        return Observed(None, why="There are no facts yet; import an export first.")
    if days is None:
        return Observed(None, why="The plan has not begun.")
    if _grows(kpi, metric) and (kpi.target is None or today < kpi.target.due):
        return Observed(None, why="It is a sum that still grows until the KPI's due day.")
    return facts.observed(guess.metric, guess.filter, days)


def _grows(kpi: Kpi, metric: Metric) -> bool:
    return metric.over_time is Rule.SUM and kpi.measuring is Measuring.TO_DATE
