"""Who serves whom: walks up and down the tree of a plan, and out to its accounts.

Places in the tree are named by ids: ``goal:grow`` an organisation's goal, ``service`` a scope,
``service/answer-fast`` a social goal, ``service/answer-fast/first-response`` a KPI and
``service/answer-fast:guides`` a tactic; ``:clean-up`` is a tactic that serves no goal.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.core.errors import MissingError
from trueline.plan.channels.channel import channels_named
from trueline.plan.document import Plan, Scope, SocialGoal, Tactic
from trueline.plan.kpi import Kpi
from trueline.plan.metric_use import Filter


@dataclass(frozen=True, slots=True)
class PlacedKpi:
    """A KPI with its place in the plan.

    Attributes:
        path: ``scope/goal/kpi``.
        kpi: As the plan says.
        goal: The social goal that it judges.
        scope: Whose goal that is.
    """

    path: str
    kpi: Kpi
    goal: SocialGoal
    scope: Scope


@dataclass(frozen=True, slots=True)
class PlacedTactic:
    """A tactic with its place in the plan.

    Attributes:
        path: ``scope/goal:tactic``; ``:tactic`` for one that serves no goal.
        tactic: As the plan says.
        goal: The social goal that it serves; None for loose work.
        scope: Whose goal that is; None for loose work.
    """

    path: str
    tactic: Tactic
    goal: SocialGoal | None = None
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One place in the tree that another serves.

    Attributes:
        upper: What is served.
        lower: What serves it.
    """

    upper: str
    lower: str


def placed_kpis(plan: Plan) -> tuple[PlacedKpi, ...]:
    """Give every KPI with its place, in the plan's order."""
    return tuple(
        PlacedKpi(f"{scope.id}/{goal.id}/{kpi.id}", kpi, goal, scope)
        for scope in plan.scopes
        for goal in scope.social_goals
        for kpi in goal.kpis
    )


def find_kpi(plan: Plan, path: str) -> PlacedKpi:
    """Give the KPI at a path such as ``service/answer-fast/first-response``.

    Raises:
        MissingError: There is none.
    """
    known = {placed.path: placed for placed in placed_kpis(plan)}
    if path in known:
        return known[path]
    near = difflib.get_close_matches(path, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise MissingError(f"The plan has no KPI {path}.{hint}")


def placed_tactics(plan: Plan) -> tuple[PlacedTactic, ...]:
    """Give every tactic with its place, in the plan's order; loose ones last."""
    serving = (
        PlacedTactic(f"{scope.id}/{goal.id}:{tactic.id}", tactic, goal, scope)
        for scope in plan.scopes
        for goal in scope.social_goals
        for tactic in goal.tactics
    )
    loose = (PlacedTactic(f":{tactic.id}", tactic) for tactic in plan.loose_tactics)
    return (*serving, *loose)


def links_of(plan: Plan) -> tuple[Link, ...]:
    """Give who serves whom: organisation's goal, scope, social goal, KPI, tactic; each link once.

    A scope serves the organisation's goals that its own goals help. A tactic serves the KPIs
    that it names, else all of its goal; where the goal has none, the goal itself.
    """
    return tuple(dict.fromkeys(link for scope in plan.scopes for link in _links(scope)))


def accounts_of(plan: Plan, part: Filter) -> tuple[str, ...]:
    """Give the accounts that a filter lets through, as ``network/handle``, in the plan's order.

    An account counts when its channel is let through and, where the filter names accounts, it is
    one of them.
    """
    return tuple(
        account.key
        for channel in channels_named(plan.channels, part.channels)
        for account in channel.accounts
        if not part.accounts or account.key in part.accounts
    )


def _links(scope: Scope) -> Iterator[Link]:
    for business_goal in scope.goals:
        for served in business_goal.serves:
            yield Link(f"goal:{served}", scope.id)
    for goal in scope.social_goals:
        place = f"{scope.id}/{goal.id}"
        yield Link(scope.id, place)
        for kpi in goal.kpis:
            yield Link(place, f"{place}/{kpi.id}")
        for tactic in goal.tactics:
            named = tactic.kpis or tuple(kpi.id for kpi in goal.kpis)
            for upper in [f"{place}/{kpi}" for kpi in named] or [place]:
                yield Link(upper, f"{place}:{tactic.id}")
