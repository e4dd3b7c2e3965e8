"""A social goal by its place in the cascade."""

from trueline.plan.document import Plan, SocialGoal


def find_social_goal(plan: Plan, place: str) -> SocialGoal | None:
    """Give the social goal at a place such as ``service/answer-fast``; None when there is none."""
    return next(
        (
            goal
            for scope in plan.scopes
            for goal in scope.social_goals
            if f"{scope.id}/{goal.id}" == place
        ),
        None,
    )
