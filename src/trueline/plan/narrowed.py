"""A plan with a few of its KPIs alone, so that no other has to be worked out."""

from collections.abc import Collection
from dataclasses import replace

from trueline.plan.document import Plan, Scope, SocialGoal


def with_kpis(plan: Plan, places: Collection[str]) -> Plan:
    """Give a plan with these KPIs alone; all else in it stays.

    Args:
        plan: Any.
        places: Of the KPIs, as ``scope/goal/kpi``.
    """

    def of_goal(scope: Scope, goal: SocialGoal) -> SocialGoal:
        kept = tuple(one for one in goal.kpis if f"{scope.id}/{goal.id}/{one.id}" in places)
        return replace(goal, kpis=kept)

    def of_scope(scope: Scope) -> Scope:
        return replace(scope, social_goals=tuple(of_goal(scope, one) for one in scope.social_goals))

    return replace(plan, scopes=tuple(map(of_scope, plan.scopes)))
