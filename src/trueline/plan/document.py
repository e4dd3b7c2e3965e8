"""Plan: one version of an organisation's whole intent.

Organisation goals are handed down to scopes; each scope has a mission and social goals, each
social goal one or two KPIs and the tactics that serve it. Channels name the accounts in use.
Fields follow the document as people write it in YAML; ``plan.yaml_text`` reads and writes it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.plan.channel import Account, Channel
from trueline.plan.kpi import (
    Assumption,
    Direction,
    Filter,
    Kpi,
    Level,
    Measuring,
    MetricUse,
    Timing,
)
from trueline.plan.target import Baseline, Curve, CurveKind, CurvePoint, Target

__all__ = [
    "Account",
    "Assumption",
    "Baseline",
    "BusinessGoal",
    "Channel",
    "Curve",
    "CurveKind",
    "CurvePoint",
    "Direction",
    "Filter",
    "Kpi",
    "Level",
    "Measuring",
    "MetricUse",
    "Perspective",
    "Plan",
    "Scope",
    "SocialGoal",
    "Tactic",
    "Target",
    "Timing",
]


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
