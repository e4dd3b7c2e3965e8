"""A first plan, step by step: which steps there are, which are done, and what each still lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trueline.plan.document import BusinessGoal, Plan
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join

NEEDED = ("owner", "source", "baseline", "target")
"""Fields without which no KPI can be read."""


class BeginStep(StrEnum):
    """One step from an empty organisation to an approved first plan, in this order."""

    ORGANISATION = "organisation"
    SCOPES = "scopes"
    GOALS = "goals"
    MISSIONS = "missions"
    KPIS = "kpis"
    CHANNELS = "channels"
    PEOPLE = "people"
    IMPORT = "import"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class OpenKpi:
    """A KPI and what it lacks.

    Attributes:
        path: Of it.
        kpi: As the plan has it.
        lacks: Fields that are empty though it cannot be read without them.
    """

    path: str
    kpi: Kpi
    lacks: tuple[str, ...]


def done_steps(plan: Plan | None, *, has_facts: bool) -> frozenset[BeginStep]:
    """Give the steps that are done, in whatever order; a step that can be left out counts not.

    Args:
        plan: The first draft; None before there is one.
        has_facts: Whether anything was imported.
    """
    if plan is None:
        return frozenset()
    has_goals = bool(plan.goals) and not any(unlinked_goals(plan))
    kpis = kpis_of_scopes(plan)
    has_kpis = bool(kpis) and not any(one.lacks for one in kpis) and not any(goals_without(plan))
    done = {
        BeginStep.ORGANISATION: True,
        BeginStep.SCOPES: bool(plan.scopes),
        BeginStep.GOALS: has_goals,
        BeginStep.MISSIONS: bool(plan.scopes) and all(one.mission for one in plan.scopes),
        BeginStep.KPIS: has_kpis,
        BeginStep.CHANNELS: bool(plan.channels),
        BeginStep.PEOPLE: bool(plan.team),
        BeginStep.IMPORT: has_facts,
    }
    return frozenset(step for step, is_done in done.items() if is_done)


def next_step(done: frozenset[BeginStep]) -> BeginStep:
    """Give the first step that is not done; bringing exports can wait and is passed over."""
    passed = {*done, BeginStep.IMPORT}
    return next((step for step in BeginStep if step not in passed), BeginStep.CHECK)


def unlinked_goals(plan: Plan) -> Iterator[tuple[str, BusinessGoal]]:
    """Yield goals of scopes that help no goal of the organisation, each with its path."""
    for scope in plan.scopes:
        for goal in scope.goals:
            if not goal.serves:
                yield join("scopes", scope.id, "goals", goal.id), goal


def kpis_of_scopes(plan: Plan) -> tuple[OpenKpi, ...]:
    """Give the KPIs of social goals with what each lacks."""
    return tuple(
        OpenKpi(path, kpi, tuple(one for one in NEEDED if not getattr(kpi, one)))
        for path, kpi in every(plan, Kpi)
        if path.startswith("scopes/")
    )


def goals_without(plan: Plan) -> Iterator[str]:
    """Yield the paths of social goals without any KPI."""
    for scope in plan.scopes:
        for goal in scope.social_goals:
            if not goal.kpis:
                yield join("scopes", scope.id, "social_goals", goal.id)
