"""Completeness: which of the nine parts of a channel action plan are there, and what is missing.

Source: Hamill and Stevenson, Mastering Social Media, workshop 3 (2012): a channel action plan is a
brief statement of vision, objectives, KPIs and targets, customers, key actions, people, tools,
performance measurement, and do's and don'ts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from trueline.plan.cascade import accounts_of, placed_kpis
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.content import Advice
from trueline.plan.channels.objective import ChannelObjective
from trueline.plan.channels.resources import Tool
from trueline.plan.document import Plan
from trueline.plan.kpi import Kpi


class PlanPart(StrEnum):
    """One of the nine parts of a channel action plan."""

    VISION = "vision"
    OBJECTIVES = "objectives"
    KPIS = "KPIs and targets"
    CUSTOMERS = "customers"
    ACTIONS = "key actions"
    PEOPLE = "people"
    TOOLS = "tools"
    MEASUREMENT = "measurement"
    MANNERS = "do's and don'ts"

    @property
    def field(self) -> str:
        """Field of the channel in which it is written."""
        return FIELDS[self]


@dataclass(frozen=True, slots=True)
class PartState:
    """Whether one part is there.

    Attributes:
        part: Which.
        missing: What is missing, in a sentence; empty when nothing is.
    """

    part: PlanPart
    missing: str

    @property
    def is_there(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a channel action plan is there.

    Attributes:
        parts: All nine, in the order of the plan.
    """

    parts: tuple[PartState, ...]

    @property
    def done_count(self) -> int:
        """How many parts are there."""
        return sum(one.is_there for one in self.parts)

    @property
    def missing(self) -> tuple[PartState, ...]:
        """The parts of which something is missing."""
        return tuple(one for one in self.parts if not one.is_there)


def completeness_of(plan: Plan, channel: Channel) -> Completeness:
    """Say which parts of a channel's action plan are there, and what the others lack."""
    return Completeness(tuple(PartState(part, rule(plan, channel)) for part, rule in RULES))


def kpis_for(plan: Plan, channel: Channel, objective: ChannelObjective) -> tuple[Kpi, ...]:
    """Give the KPIs that judge an objective: its own, else those of the social goal it serves.

    Of the goal's, only those count that look at an account of the channel.
    """
    if objective.kpis:
        return objective.kpis
    own = {one.key for one in channel.accounts}
    return tuple(
        placed.kpi
        for placed in placed_kpis(plan)
        if f"{placed.scope.id}/{placed.goal.id}" == objective.social_goal
        and own & set(accounts_of(plan, placed.kpi.filter))
    )


def kpis_of(plan: Plan, channel: Channel) -> tuple[Kpi, ...]:
    """Give the KPIs that judge a channel's objectives, each once, those that come first first."""
    found: dict[int, Kpi] = {}
    for one in sorted(channel.objectives, key=lambda one: one.priority):
        found |= {id(kpi): kpi for kpi in kpis_for(plan, channel, one) if id(kpi) not in found}
    return tuple(found.values())


def tools_of(plan: Plan, channel: Channel) -> tuple[Tool, ...]:
    """Give the tools of a channel: its own, then those that the plan has for every channel."""
    return (*channel.tools, *plan.tools)


def _vision(_plan: Plan, channel: Channel) -> str:
    return "" if channel.vision.strip() else "Nobody wrote what the channel is to be for us."


def _objectives(plan: Plan, channel: Channel) -> str:
    if not channel.objectives:
        return "It has no objective."
    goals = {f"{scope.id}/{one.id}" for scope in plan.scopes for one in scope.social_goals}
    for one in channel.objectives:
        if one.social_goal not in goals:
            return f"{_quoted(one.text)} serves no social goal."
    return ""


def _kpis(plan: Plan, channel: Channel) -> str:
    """Ask for KPIs and targets of the objectives that come first; the others may wait."""
    if not channel.objectives:
        return "Without an objective there is nothing to measure."
    first = min(one.priority for one in channel.objectives)
    for one in (each for each in channel.objectives if each.priority == first):
        found = kpis_for(plan, channel, one)
        if not found:
            return f"{_quoted(one.text)} has no KPI."
        if open_kpi := next((kpi for kpi in found if kpi.target is None), None):
            return f"{_quoted(open_kpi.name)} has no target."
    return ""


def _customers(plan: Plan, channel: Channel) -> str:
    if not channel.segments:
        return "It does not say whom we want to meet there."
    known = {one.id for one in plan.segments}
    unknown = next((one for one in channel.segments if one not in known), None)
    return f"Segment “{unknown}” is not described in the plan." if unknown else ""


def _actions(_plan: Plan, channel: Channel) -> str:
    actions = (*channel.actions, *(one for each in channel.four_cs for one in each.actions))
    if not actions:
        return "It has no key action."
    unowned = next((one for one in actions if not one.owner), None)
    return f"Nobody is named for {_quoted(unowned.step)}." if unowned else ""


def _people(_plan: Plan, channel: Channel) -> str:
    if not channel.people:
        return "Nobody works on it."
    for one in channel.people:
        if not one.person:
            return f"Nobody is named for {_quoted(one.role)}."
        if not one.hours_week:
            return f"{_quoted(one.role)} has no hours."
    return ""


def _tools(plan: Plan, channel: Channel) -> str:
    return "" if tools_of(plan, channel) else "It names no tool."


def _measurement(_plan: Plan, channel: Channel) -> str:
    return "" if channel.measurement.strip() else "It does not say how and when it is looked at."


def _manners(_plan: Plan, channel: Channel) -> str:
    told = {one.advice for one in channel.dos_and_donts}
    if Advice.DO not in told:
        return "It has no do."
    return "" if Advice.DONT in told else "It has no don't."


def _quoted(text: str) -> str:
    return f"“{text.rstrip('.')}”"


FIELDS = {
    PlanPart.VISION: "vision",
    PlanPart.OBJECTIVES: "objectives",
    PlanPart.KPIS: "objectives",
    PlanPart.CUSTOMERS: "segments",
    PlanPart.ACTIONS: "actions",
    PlanPart.PEOPLE: "people",
    PlanPart.TOOLS: "tools",
    PlanPart.MEASUREMENT: "measurement",
    PlanPart.MANNERS: "dos_and_donts",
}

RULES: tuple[tuple[PlanPart, Callable[[Plan, Channel], str]], ...] = (
    (PlanPart.VISION, _vision),
    (PlanPart.OBJECTIVES, _objectives),
    (PlanPart.KPIS, _kpis),
    (PlanPart.CUSTOMERS, _customers),
    (PlanPart.ACTIONS, _actions),
    (PlanPart.PEOPLE, _people),
    (PlanPart.TOOLS, _tools),
    (PlanPart.MEASUREMENT, _measurement),
    (PlanPart.MANNERS, _manners),
)
