"""Plan: one version of an organisation's whole intent.

Organisation goals are handed down to scopes; each scope has a mission and social goals, each
social goal one or two KPIs and the tactics that serve it. Channels name the accounts in use and
say how each is won. Fields follow the document as people write it in YAML; ``plan.yaml_text``
reads and writes it. The words under Attributes are what pages show beside the fields.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from trueline.plan.actions import KeyAction
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.content import ContentRule
from trueline.plan.channels.resources import Tool
from trueline.plan.governance.body import Body, CoordinationModel, OrganisationModel
from trueline.plan.governance.escalation import EscalationPath
from trueline.plan.governance.meetings import MeetingSeries
from trueline.plan.governance.responsibility import Responsibility
from trueline.plan.governance.training import Course
from trueline.plan.kpi import Kpi
from trueline.plan.limits import Within
from trueline.plan.metric_use import MetricUse
from trueline.plan.organisation.audit import AuditItem
from trueline.plan.organisation.budget import BudgetLine
from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise
from trueline.plan.organisation.department import Department, TeamMember
from trueline.plan.organisation.listening import ListeningSet, ResponseIndex, Survey
from trueline.plan.organisation.policy import Policy
from trueline.plan.organisation.process import ProcessFlow
from trueline.plan.organisation.segment import Segment
from trueline.plan.organisation.support import Ally, SupportActivity
from trueline.plan.referring import Named, Narrows


@dataclass(frozen=True, slots=True)
class BusinessGoal:
    """What the organisation or a scope wants, whoever helps.

    Attributes:
        id: Short name, unique among the organisation's goals or among a scope's.
        name: In words.
        serves: Goals of the organisation that a scope's goal helps; the organisation's own
            serve no others.
        source: Where it was decided, such as a board paper; may be empty.
    """

    id: str
    name: str
    serves: Annotated[tuple[str, ...], Named.GOAL] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tactic:
    """What is done for a goal on a channel.

    Attributes:
        id: Unique in its social goal.
        name: In words.
        channels: Where.
        owner: Who does it.
        kpis: KPIs of the same goal that it should move; empty means all.
        metrics: How it is followed.
        began: First day; None when not begun.
        until: The day after its last; None while that is open.
        actions: Its steps, with quantities and caps.
    """

    id: str
    name: str
    channels: Annotated[tuple[str, ...], Named.CHANNEL] = ()
    owner: Annotated[str, Named.PERSON] = ""
    kpis: Annotated[tuple[str, ...], Named.OWN_KPI, Narrows(may_empty=True)] = ()
    metrics: tuple[MetricUse, ...] = ()
    began: date | None = None
    until: date | None = None
    actions: tuple[KeyAction, ...] = ()


@dataclass(frozen=True, slots=True)
class SocialGoal:
    """What social media is to achieve for a business goal.

    Attributes:
        id: Unique in its scope.
        name: In words.
        serves: Goals of the same scope that it helps.
        owner: Who answers for it.
        segments: Segments that it is about.
        kpis: One or two.
        tactics: What is done for it.
    """

    id: str
    name: str
    serves: Annotated[tuple[str, ...], Named.SCOPE_GOAL] = ()
    owner: Annotated[str, Named.PERSON] = ""
    segments: Annotated[tuple[str, ...], Named.SEGMENT] = ()
    kpis: tuple[Kpi, ...] = ()
    tactics: tuple[Tactic, ...] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Scope:
    """Department or function that a part of the plan serves.

    Attributes:
        id: Unique in the plan.
        name: In words.
        department: Department that it is a part of; empty when it is none.
        mission: Why this scope uses social media; one sentence.
        goals: Its business goals.
        social_goals: What social media does for them.
    """

    id: str
    name: str
    department: Annotated[str, Named.DEPARTMENT] = ""
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
class Hypothesis:
    """An arrow of the strategy map: what is thought to bring about what.

    Attributes:
        id: Unique in the plan.
        cause: KPI that moves first.
        effect: KPI that should follow.
        statement: Why it should, in a sentence.
        lag_days: After how many days it should show.
        study: Study that tests it; empty while it is only believed.
    """

    id: str
    cause: Annotated[str, Named.KPI]
    effect: Annotated[str, Named.KPI]
    statement: str = ""
    lag_days: Annotated[int, Within(0, None)] = 0
    study: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of an organisation's whole intent; never changed once made.

    Attributes:
        organisation: Whose.
        title: For people.
        first: First day it covers.
        until: The day after its last.
        currency: Of its money, three letters such as EUR (ISO 4217).
        perspectives: Sides of the scorecard, in order.
        fiscal_year_begins: Month in which the organisation's year begins, 1 for January.
        story: Who is addressed and what is told them, in a few sentences.
        goals: The organisation's business goals.
        scopes: Who takes part.
        hypotheses: What is thought to bring about what.
        segments: Who is addressed.
        channels: Where, and how.
        loose_accounts: Accounts that belong to no channel.
        loose_tactics: Work that serves no goal yet.
        departments: Parts of the organisation that have to do with social media.
        team: People whom the plan counts on.
        coordinated_by: Who coordinates social media.
        organised_as: How it is organised across departments.
        bodies: Who decide and work together.
        meetings: When they meet, again and again.
        responsibilities: Who answers for which task.
        escalations: What happens when something goes wrong.
        courses: What people have to have learnt.
        policies: Rules for everyone who writes in the organisation's name.
        content_rules: What every channel promotes and avoids.
        tools: Tools that serve more than one channel.
        flows: Ways that people are led.
        support: Work that never ends.
        budget: What it costs.
        allies: Who helps from outside.
        audit: Where the organisation stands, and how ready it is.
        calendars: When somebody is there to answer.
        promises: How fast customers are answered.
        listening: Whose mentions are counted, and how they are searched for.
        response_indexes: Whose posts are compared, and by what.
        surveys: What people are asked.
    """

    organisation: str
    title: str
    first: date
    until: date
    currency: str
    perspectives: tuple[Perspective, ...]
    fiscal_year_begins: Annotated[int, Within(1, 12)] = 1
    story: str = ""
    goals: tuple[BusinessGoal, ...] = ()
    scopes: tuple[Scope, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    segments: tuple[Segment, ...] = ()
    channels: tuple[Channel, ...] = ()
    loose_accounts: tuple[Account, ...] = ()
    loose_tactics: tuple[Tactic, ...] = ()
    departments: tuple[Department, ...] = ()
    team: tuple[TeamMember, ...] = ()
    coordinated_by: CoordinationModel = CoordinationModel.UNDECIDED
    organised_as: OrganisationModel = OrganisationModel.UNDECIDED
    bodies: tuple[Body, ...] = ()
    meetings: tuple[MeetingSeries, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    escalations: tuple[EscalationPath, ...] = ()
    courses: tuple[Course, ...] = ()
    policies: tuple[Policy, ...] = ()
    content_rules: tuple[ContentRule, ...] = ()
    tools: tuple[Tool, ...] = ()
    flows: tuple[ProcessFlow, ...] = ()
    support: tuple[SupportActivity, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    allies: tuple[Ally, ...] = ()
    audit: tuple[AuditItem, ...] = ()
    calendars: tuple[BusinessCalendar, ...] = ()
    promises: tuple[ResponsePromise, ...] = ()
    listening: tuple[ListeningSet, ...] = ()
    response_indexes: tuple[ResponseIndex, ...] = ()
    surveys: tuple[Survey, ...] = ()
