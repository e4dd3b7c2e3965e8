"""Kpi: a metric chosen to judge a goal, and the guesses that its target rests on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trueline.plan.target import Baseline, Target


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


class Measuring(StrEnum):
    """Days that a KPI's actual covers."""

    TO_DATE = "to-date"
    TRAILING = "trailing"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which part of a metric a KPI or tactic looks at; empty means all.

    Attributes:
        channels: Channel ids of the plan.
        accounts: ``network/handle``.
        segments: Breakdowns such as ``country=DE``.
    """

    channels: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """A numeric guess that a target rests on, to be tested.

    Attributes:
        id: Unique in its KPI.
        statement: In words.
        metric: Metric that tests it, ``id@version``; empty when none can.
        filter: Part of that metric.
        p10: Nine chances in ten that it is above.
        p50: As likely above as below.
        p90: Nine chances in ten that it is below.
        test_on: Day on which it is tested.
    """

    id: str
    statement: str
    p10: Decimal
    p50: Decimal
    p90: Decimal
    test_on: date
    metric: str = ""
    filter: Filter = Filter()


@dataclass(frozen=True, slots=True)
class Kpi:
    """A metric chosen to judge a goal.

    Attributes:
        id: Unique in its social goal.
        name: In words.
        metric: ``id@version`` of the catalogue.
        direction: Which way is good.
        perspective: Id of a scorecard perspective.
        owner: Who answers for it.
        measuring: ``to-date`` covers the days since the plan's first; a metric that is summed
            then starts its way to the target at 0. ``trailing`` looks back a fixed number of days.
        trailing_days: For ``trailing``, how many days; else 0.
        statement: What it means, in a sentence.
        baseline: None until it was measured.
        target: None until it was set.
        timing: Lead or lag.
        level: Channel, buzz or business.
        filter: Part of the metric that counts.
        weight: In its perspective; above 0.
        frequency_days: How often a new value is due.
        assumptions: What the target rests on.
    """

    id: str
    name: str
    metric: str
    direction: Direction
    perspective: str
    owner: str = ""
    measuring: Measuring = Measuring.TRAILING
    trailing_days: int = 28
    statement: str = ""
    baseline: Baseline | None = None
    target: Target | None = None
    timing: Timing = Timing.LAG
    level: Level = Level.CHANNEL
    filter: Filter = Filter()
    weight: Decimal = Decimal(1)
    frequency_days: int = 7
    assumptions: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricUse:
    """A metric by which a tactic is followed.

    Attributes:
        metric: ``id@version``.
        filter: Part of it.
    """

    metric: str
    filter: Filter = Filter()
