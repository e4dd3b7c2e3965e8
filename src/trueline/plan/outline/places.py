"""Ranks of the cascade, and which part may stand under which.

A place is what ``plan.cascade`` writes; ``:`` alone stands for all work that serves no goal.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.cascade import links_of
from trueline.plan.document import Plan
from trueline.plan.edits import list_of
from trueline.plan.mentioning import only_near
from trueline.plan.naming import path_of, place_of
from trueline.plan.parts import join, look_up, name_of, split


class Rank(StrEnum):
    """Column of the cascade, from why to how."""

    GOAL = "goal"
    SCOPE = "scope"
    SOCIAL = "social"
    KPI = "kpi"
    TACTIC = "tactic"


RANKS = tuple(Rank)
LOOSE = ":"
"""Stands for what holds all work that serves no goal."""

RANK_WORDS = MappingProxyType(
    {
        Rank.GOAL: "business goal",
        Rank.SCOPE: "scope",
        Rank.SOCIAL: "social goal",
        Rank.KPI: "KPI",
        Rank.TACTIC: "tactic",
    }
)
_BELOW: Mapping[Rank, tuple[Rank, ...]] = MappingProxyType(
    {
        Rank.GOAL: (Rank.SCOPE,),
        Rank.SCOPE: (Rank.SOCIAL,),
        Rank.SOCIAL: (Rank.KPI, Rank.TACTIC),
        Rank.KPI: (Rank.TACTIC,),
        Rank.TACTIC: (),
    }
)


def rank_of(place: str) -> Rank:
    """Give the rank of a place.

    Raises:
        MissingError: No place is written so.
    """
    if place.startswith("goal:"):
        return Rank.GOAL
    if ":" in place:
        return Rank.TACTIC
    depth = place.count("/")
    if not place or depth > 2:  # noqa: PLR2004 - scope, social goal, KPI
        raise MissingError(f"The cascade has no place “{place}”.")
    return (Rank.SCOPE, Rank.SOCIAL, Rank.KPI)[depth]


def ranks_under(above: str) -> tuple[Rank, ...]:
    """Give what may stand under a place; under nothing, goals and scopes."""
    if above in {"", LOOSE}:
        return (Rank.TACTIC,) if above else (Rank.GOAL, Rank.SCOPE)
    return _BELOW[rank_of(above)]


def list_under(plan: Plan, above: str, rank: Rank) -> str:
    """Give the path of the list that holds the parts of a rank under a place.

    Raises:
        FaultyInputError: No such part may stand there.
        MissingError: The plan has no such place.
    """
    if rank not in ranks_under(above):
        what = f"No {RANK_WORDS[rank]} can stand there."
        remedy = f"Choose {_places_for(rank)}."
        raise FaultyInputError(Issue(Severity.BLOCKS, above, what, remedy))
    if rank in {Rank.GOAL, Rank.SCOPE}:
        if above:
            look_up(plan, path_of(above))
        return "goals" if rank is Rank.GOAL else "scopes"
    if above == LOOSE:
        return "loose_tactics"
    look_up(plan, path_of(above))
    holder = above.rpartition("/")[0] if rank_of(above) is Rank.KPI else above
    field = {Rank.SOCIAL: "social_goals", Rank.KPI: "kpis", Rank.TACTIC: "tactics"}[rank]
    return join(path_of(holder), field)


def first_uppers(plan: Plan, within: str = "") -> Mapping[str, str]:
    """Give the first place that each place serves; what serves nothing is left out.

    Args:
        plan: To look through.
        within: Path of a list or part in which all places lie that are asked about; empty for the
            plan. Whom a place serves stands in its own scope.
    """
    first: dict[str, str] = {}
    for link in links_of(only_near(plan, [within])):
        first.setdefault(link.lower, link.upper)
    return first


def siblings(plan: Plan, place: str) -> tuple[str, ...]:
    """Give the places that stand beside a place under the same part, itself too, in order.

    Raises:
        MissingError: The plan has no such place.
    """
    path = path_of(place)
    look_up(plan, path)
    within = list_of(path)
    above = first_uppers(plan, within)
    places = (place_of(join(within, name_of(one))) for one in look_up(plan, within))
    return tuple(one for one in places if above.get(one) == above.get(place))


def own_id(place: str) -> str:
    """Give the id of the part at a place, which is unique in its list only."""
    return split(path_of(place))[-1]


def _places_for(rank: Rank) -> str:
    above = [RANK_WORDS[one] for one in RANKS if rank in _BELOW[one]]
    return f"a {' or a '.join(above)}" if above else "the top"
