"""Fields that name another part of the plan: what they may name stands in the field's own type.

``channel: Annotated[str, Named.CHANNEL]``. Checks, choices on pages, and what must change when a
part moves or goes are all read from there. Empty text and empty lists name nothing. Names of
people are suggested and not enforced: owners need not be on the team.
"""

from dataclasses import dataclass
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
    POLICY = "policy"
    CALENDAR = "calendar"
    PROMISE = "promise"
    BODY = "body"
    METRIC = "metric"
    PERSON = "person"


OF_ITS_OWN = frozenset({Named.SCOPE_GOAL, Named.OWN_KPI})
"""What depends on where the field stands."""


@dataclass(frozen=True, slots=True)
class Narrows:
    """Stands beside a field that narrows what its record is about: left empty, it means all.

    Such a field does not lose its last name unasked, for then the record would speak of
    everything.

    Attributes:
        may_empty: Whether it may all the same when what it named is gone.
    """

    may_empty: bool = False
