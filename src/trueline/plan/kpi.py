"""Kpi: a metric chosen to judge a goal, and the guesses that its target rests on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from trueline.plan.benchmark import Benchmark
from trueline.plan.limits import Within
from trueline.plan.metric_use import Filter
from trueline.plan.referring import Named
from trueline.plan.target import Baseline, Target

USUAL_ON_PACE_FROM = Decimal("0.95")
"""Pace from which a KPI is on pace where it does not say otherwise."""


class Direction(StrEnum):
    """Which way a KPI should go."""

    UP = "up"
    DOWN = "down"
    BAND = "band"


class Timing(StrEnum):
    """Whether a KPI moves before or after the business does."""

    LEAD = "lead"
    LAG = "lag"


class Level(StrEnum):
    """What a KPI speaks of."""

    CHANNEL = "channel"
    BUZZ = "buzz"
    BUSINESS = "business"


class Driver(StrEnum):
    """What a KPI drives: the 4Is of Hamill and Stevenson, and the two that they added."""

    INVOLVEMENT = "involvement"
    INTERACTION = "interaction"
    INTIMACY = "intimacy"
    INFLUENCE = "influence"
    INSIGHT = "insight"
    RETURN = "impact"  # its name in the source; in code that word would stand for an effect


class Family(StrEnum):
    """What a KPI is good for: the six families of Altimeter's analytics compass (2011)."""

    BRAND_HEALTH = "brand health"
    MARKETING_OPTIMISATION = "marketing optimisation"
    REVENUE_GENERATION = "revenue generation"
    OPERATIONAL_EFFICIENCY = "operational efficiency"
    CUSTOMER_EXPERIENCE = "customer experience"
    INNOVATION = "innovation"


class Measuring(StrEnum):
    """Days that a KPI's actual covers."""

    TO_DATE = "to-date"
    TRAILING = "trailing"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A numeric guess that a target rests on, to be tested.

    Attributes:
        id: Unique in its KPI; in the KPI's formula its name, with _ for -.
        statement: In words.
        p50: As likely above as below.
        p10: Nine chances in ten that it is above; None for a single number.
        p90: Nine chances in ten that it is below; None for a single number.
        test_on: Day on which it is tested; None while that is open.
        metric: Metric that tests it; empty when none can.
        filter: Part of that metric.
        measured_in: Its unit, where no metric says.
        rationale: Why this guess.
        source: Where it comes from.
        owner: Who tests it.
    """

    id: str
    statement: str
    p50: Decimal
    p10: Decimal | None = None
    p90: Decimal | None = None
    test_on: date | None = None
    metric: Annotated[str, Named.METRIC] = ""
    filter: Filter = Filter()
    measured_in: str = ""
    rationale: str = ""
    source: str = ""
    owner: Annotated[str, Named.PERSON] = ""


@dataclass(frozen=True, slots=True)
class Kpi:
    """A metric chosen to judge a goal.

    Attributes:
        id: Unique in its social goal.
        name: In words.
        metric: What is counted, as the catalogue of metrics defines it.
        direction: Which way is good.
        perspective: Side of the scorecard on which it stands.
        owner: Who answers for it.
        source: Where its numbers come from, such as an export of a network.
        measuring: ``to-date`` covers the days since the plan began; a metric that is summed then
            starts its way to the target at 0. ``trailing`` looks back a fixed number of days.
        trailing_days: For ``trailing``, how many days; else 0.
        statement: What it means, in a sentence.
        baseline: Where it started; None until that was measured.
        target: What it is to reach, and by when; None until that was set.
        timing: Lead or lag.
        level: Channel, buzz or business.
        driver: Which of the 4Is it is; None for none.
        family: What it is good for; None while that is open.
        filter: Part of the metric that counts.
        weight: In its perspective; above 0.
        frequency_days: How often a new value is due.
        on_pace_from: Pace from which it is on pace; None for the usual 0.95.
        at_risk_from: Pace from which it is at risk and not off pace; None for the usual 0.85.
        sums: KPIs whose sum it is by definition; empty when it is no such sum.
        formula: How the assumptions make the value at the target's due day, such as
            ``baseline + visits * visit_to_order``; empty when they were not put together.
        assumptions: What the target rests on.
        benchmarks: What others reached, with who says so; shown beside it and never judged by.
    """

    id: str
    name: str
    metric: Annotated[str, Named.METRIC]
    direction: Direction
    perspective: Annotated[str, Named.PERSPECTIVE]
    owner: Annotated[str, Named.PERSON] = ""
    source: str = ""
    measuring: Measuring = Measuring.TRAILING
    trailing_days: int = 28
    statement: str = ""
    baseline: Baseline | None = None
    target: Target | None = None
    timing: Timing = Timing.LAG
    level: Level = Level.CHANNEL
    driver: Driver | None = None
    family: Family | None = None
    filter: Filter = Filter()
    weight: Decimal = Decimal(1)
    frequency_days: Annotated[int, Within(1, None)] = 7
    on_pace_from: Annotated[Decimal | None, Within(0, 2)] = None
    at_risk_from: Annotated[Decimal | None, Within(0, 2)] = None
    sums: Annotated[tuple[str, ...], Named.KPI] = ()
    formula: str = ""
    assumptions: tuple[Assumption, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()

    def counts_until(self, on: date) -> date:
        """Give the last day that counts when it is read on a day: none after its due day."""
        return on if self.target is None else min(on, self.target.due)
