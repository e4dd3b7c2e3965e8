"""Fields that name another part of the plan: what they may name stands in the field's own type.

``channel: Annotated[str, Named.CHANNEL]``. Checks, choices on pages, and what must change when a
part moves or goes are all read from there. Empty text and empty lists name nothing. Names of
people are suggested and not enforced: owners need not be on the team.
"""

from enum import StrEnum


class Named(StrEnum):
    """What a field may name, in the words of a sentence."""

    GOAL = "goal of the organisation"
    SCOPE_GOAL = "goal of the same scope"
    SCOPE = "scope"
    SOCIAL_GOAL = "social goal"
    OWN_KPI = "KPI of the same goal"
    KPI = "KPI"
    TACTIC = "tactic"
    CHANNEL = "channel"
    ACCOUNT = "account"
    CHANNEL_ACCOUNT = "account of a channel"
    PERSPECTIVE = "perspective"
    SEGMENT = "segment"
    DEPARTMENT = "department"
    METRIC = "metric"
    PERSON = "person"
