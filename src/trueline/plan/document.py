"""Plan: one version of an organisation's whole intent.

Organisation goals are handed down to scopes; each scope has a mission and social goals, each
social goal one or two KPIs and the tactics that serve it. Channels name the accounts in use.
Fields follow the document as people write it in YAML; ``plan.yaml_text`` reads and writes it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


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


class CurveKind(StrEnum):
    """Shape of the expected path from baseline to target."""

    LINEAR = "linear"
    SEASONAL = "seasonal"
    POINTS = "points"


class Measuring(StrEnum):
    """Days that a KPI's actual covers."""

    TO_DATE = "to-date"
    TRAILING = "trailing"


@dataclass(frozen=True, slots=True)
class BusinessGoal:
    """What the organisation or a scope wants, whoever helps.

    Attributes:
        id: Short name, unique among the organisation's goals or among a scope's.
        name: In words.
        serves: For a scope's goal, ids of the organisation goals that it helps; else empty.
        source: Where it was decided, such as a board paper; may be empty.
    """

    id: str
    name: str
    serves: tuple[str, ...] = ()
    source: str = ""


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
class Baseline:
    """A KPI's value when the goal was set.

    Attributes:
        value: In the metric's unit.
        first: First day of the days it was measured over.
        until: First day after them.
        method: How it was taken.
    """

    value: Decimal
    first: date
    until: date
    method: str = ""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The share of the way that should be done by the end of a day.

    Attributes:
        day: Between start and due.
        share: 0 at the start, 1 at the target.
    """

    day: date
    share: Decimal


@dataclass(frozen=True, slots=True)
class Curve:
    """The expected path from start to target.

    Attributes:
        kind: ``linear``; ``seasonal`` spreads the way over months by weight; ``points``.
        month_weights: For ``seasonal``: twelve weights, January first; else empty.
        points: For ``points``, by day; start (0) and due (1) are implied; else empty.
    """

    kind: CurveKind = CurveKind.LINEAR
    month_weights: tuple[Decimal, ...] = ()
    points: tuple[CurvePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a KPI is to reach, by when, along which path.

    Attributes:
        value: In the metric's unit; for a band its upper end.
        due: Day by which.
        curve: Path to it.
        stretch: Better than the target; None when not set.
        floor: For a band its lower end; else the least acceptable; None when not set.
    """

    value: Decimal
    due: date
    curve: Curve = Curve()
    stretch: Decimal | None = None
    floor: Decimal | None = None


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


@dataclass(frozen=True, slots=True)
class Tactic:
    """What is done for a goal on a channel.

    Attributes:
        id: Unique in its social goal.
        name: In words.
        channels: Where.
        owner: Who does it.
        kpis: Ids of KPIs of the same goal that it should move; empty means all.
        metrics: How it is followed.
        began: First day; None when not begun.
    """

    id: str
    name: str
    channels: tuple[str, ...] = ()
    owner: str = ""
    kpis: tuple[str, ...] = ()
    metrics: tuple[MetricUse, ...] = ()
    began: date | None = None


@dataclass(frozen=True, slots=True)
class SocialGoal:
    """What social media is to achieve for a business goal.

    Attributes:
        id: Unique in its scope.
        name: In words.
        serves: Ids of goals of the same scope.
        owner: Who answers for it.
        kpis: One or two.
        tactics: What is done for it.
    """

    id: str
    name: str
    serves: tuple[str, ...] = ()
    owner: str = ""
    kpis: tuple[Kpi, ...] = ()
    tactics: tuple[Tactic, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Department or function that a part of the plan serves.

    Attributes:
        id: Unique in the plan.
        name: In words.
        mission: Why this scope uses social media; one sentence.
        goals: Its business goals.
        social_goals: What social media does for them.
    """

    id: str
    name: str
    mission: str = ""
    goals: tuple[BusinessGoal, ...] = ()
    social_goals: tuple[SocialGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """One page or handle.

    Attributes:
        handle: As imports name it; with the network it makes ``network/handle``.
        name: For people.
        network: ``instagram``, ``x`` ... ; also ``web``, ``shop``, ``inbox``.
    """

    network: str
    handle: str
    name: str = ""

    @property
    def key(self) -> str:
        """Network and handle, as facts name it."""
        return f"{self.network}/{self.handle}"


@dataclass(frozen=True, slots=True)
class Channel:
    """Our use of a network in the plan.

    Attributes:
        id: Unique in the plan.
        name: For people.
        accounts: What belongs to it; every fact of these accounts counts for the channel.
    """

    id: str
    name: str
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Perspective:
    """One side of the balanced scorecard.

    Attributes:
        id: Unique in the plan.
        name: For people.
        weight: Share of the whole, 0 to 1.
    """

    id: str
    name: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of an organisation's whole intent; never changed once made.

    Attributes:
        organisation: Whose.
        title: For people.
        first: First day it covers.
        until: First day it no longer covers.
        currency: ISO 4217 code of its money.
        perspectives: Sides of the scorecard, in order.
        goals: The organisation's business goals.
        scopes: Who takes part.
        channels: Where.
        loose_tactics: Work that serves no goal yet.
    """

    organisation: str
    title: str
    first: date
    until: date
    currency: str
    perspectives: tuple[Perspective, ...]
    goals: tuple[BusinessGoal, ...] = ()
    scopes: tuple[Scope, ...] = ()
    channels: tuple[Channel, ...] = ()
    loose_tactics: tuple[Tactic, ...] = ()
