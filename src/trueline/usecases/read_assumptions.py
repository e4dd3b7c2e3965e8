"""Read the guesses of a plan: what each says, what was measured, and whether it still stands."""

from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.check import Observed
from trueline.core.period import Period
from trueline.measure.calibrating.stake import Found, Stake, stake_of
from trueline.measure.verdict import Verdict
from trueline.metrics.metric import Metric
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.kpi import Assumption, Kpi
from trueline.plan.naming import place_of
from trueline.usecases.calibrating.observing import PlacedGuess, judge_guess, placed_guesses
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
        stake: What the measured number does to the KPI that it stands in; None when that was not
            asked for.
    """

    path: str
    assumption: Assumption
    carries: tuple[Carried, ...]
    metric: Metric | None
    days: Period | None
    seen: Observed
    verdict: Verdict
    stake: Stake | None = None

    def is_due(self, on: date) -> bool:
        """Say whether its test should have been made by a day, and nothing settles it yet."""
        is_open = self.verdict in (Verdict.NOT_MEASURED, Verdict.UNCERTAIN)
        return is_open and self.assumption.test_on is not None and self.assumption.test_on <= on


def read_assumptions(
    workspace: Workspace, plan: Plan, *, on: date | None = None, as_of: datetime | None = None
) -> tuple[AssumptionReading, ...]:
    """Give every guess of a plan, in the plan's order, by the rule of ``judge_guess``.

    Args:
        workspace: Whose facts are asked.
        plan: Any; it need not be in force.
        on: Day on which they are read; None for the workspace's own today.
        as_of: Moment whose facts count; None for what is known today.
    """
    metrics = catalogue_of(workspace, as_of=as_of)
    today, facts = on or workspace.today, fact_ground(workspace, plan, as_of=as_of)
    kpis = tuple(every(plan, Kpi))
    found = []
    for one in placed_guesses(plan, metrics):
        own = place_of(one.kpi_path)
        sums = (Carried(at, kpi) for at, kpi in kpis if own and own in kpi.sums)
        judged = judge_guess(facts, one, today)
        unit = metrics.get(one.kpi.metric).measured_in
        found.append(
            AssumptionReading(
                path=one.path,
                assumption=one.guess,
                carries=(Carried(one.kpi_path, one.kpi), *sums),
                metric=one.metric,
                days=judged.days,
                seen=judged.seen,
                verdict=judged.verdict,
                stake=_stake(one, judged.seen, unit, plan.currency),
            )
        )
    return tuple(found)


def _stake(one: PlacedGuess, seen: Observed, measured_in: str, currency: str) -> Stake:
    found = None if seen.value is None else Found(seen.value, seen.low, seen.high)
    return stake_of(one.kpi, one.guess, found, measured_in=measured_in, currency=currency)
