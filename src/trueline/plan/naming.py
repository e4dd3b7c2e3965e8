"""Who names what in a plan: every mention of another part, and all that may be mentioned."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from trueline.plan.cascade import placed_kpis, placed_tactics
from trueline.plan.document import Plan, Scope, SocialGoal
from trueline.plan.parts import Placed, join, kinds_of, look_up, split, walk
from trueline.plan.referring import Named

WITHIN_SCOPE = 2
WITHIN_GOAL = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A field that names another part.

    Attributes:
        path: Of the field.
        what: What it may name.
        name: What it names, as it stands there.
        is_list: Whether the field holds several names.
    """

    path: str
    what: Named
    name: str
    is_list: bool


def mentions(
    record: Any,  # noqa: ANN401 - any record
    path: str = "",
    *,
    of: Collection[Named] = (),
) -> Iterator[Mention]:
    """Yield every mention of another part in a plan, in its order.

    Args:
        record: The plan, or a record of it.
        path: Of the record; empty for the plan.
        of: Mentions of these only, found without looking where none can stand; empty for all.
    """
    if not of:
        for placed in walk(record, path):
            yield from mentions_of(placed)
        return
    wanted = frozenset(of)
    for placed in walk(record, path, into=lambda kind: not wanted.isdisjoint(_named_in(kind))):
        yield from (one for one in mentions_of(placed) if one.what in wanted)


@cache
def _named_in(record: Any) -> frozenset[Named]:  # noqa: ANN401 - a record's type
    """Give what a type of record and those that stand in it may name."""
    kinds = kinds_of(record).values()
    inner = (_named_in(kind.one) for kind in kinds if kind.is_record)
    return frozenset(_naming_fields(record).values()).union(*inner)


def mentions_of(placed: Placed) -> Iterator[Mention]:
    """Yield what a record's own fields mention, not those of the records in it."""
    for field, what in _naming_fields(type(placed.record)).items():
        value = getattr(placed.record, field)
        is_list = not isinstance(value, str)
        names = value if is_list else (value,) if value else ()
        path = join(placed.path, field) if names else ""
        yield from (Mention(path, what, one, is_list) for one in names)


def nameable(plan: Plan) -> Mapping[Named, Mapping[str, str]]:
    """Give the names that every field of the plan may use, each with the path of its part.

    Goals of the same scope and KPIs of the same goal depend on the field: see ``nameable_at``.
    Metrics are the catalogue's; they have no path.
    """
    return {what: names_of(plan, what) for what in _NAMES}


def names_of(plan: Plan, what: Named) -> Mapping[str, str]:
    """Give the names that fields may use for one kind of part, each with the part's path."""
    return _NAMES[what](plan)


def _channel_accounts(plan: Plan) -> dict[str, str]:
    return {
        one.key: join("channels", channel.id, "accounts", one.id)
        for channel in plan.channels
        for one in channel.accounts
    }


def _accounts(plan: Plan) -> dict[str, str]:
    loose = {one.key: join("loose_accounts", one.id) for one in plan.loose_accounts}
    return _channel_accounts(plan) | loose


def _social_goals(plan: Plan) -> dict[str, str]:
    return {
        f"{scope.id}/{goal.id}": join("scopes", scope.id, "social_goals", goal.id)
        for scope in plan.scopes
        for goal in scope.social_goals
    }


def _ids_in(field: str) -> Callable[[Plan], dict[str, str]]:
    def names(plan: Plan) -> dict[str, str]:
        return {one.id: join(field, one.id) for one in getattr(plan, field)}

    return names


_NAMES: Mapping[Named, Callable[[Plan], Mapping[str, str]]] = {
    Named.GOAL: _ids_in("goals"),
    Named.SCOPE: _ids_in("scopes"),
    Named.SOCIAL_GOAL: _social_goals,
    Named.KPI: lambda plan: {one.path: path_of(one.path) for one in placed_kpis(plan)},
    Named.TACTIC: lambda plan: {one.path: path_of(one.path) for one in placed_tactics(plan)},
    Named.CHANNEL: _ids_in("channels"),
    Named.ACCOUNT: _accounts,
    Named.CHANNEL_ACCOUNT: _channel_accounts,
    Named.PERSPECTIVE: _ids_in("perspectives"),
    Named.SEGMENT: _ids_in("segments"),
    Named.DEPARTMENT: _ids_in("departments"),
    Named.POLICY: _ids_in("policies"),
    Named.CALENDAR: _ids_in("calendars"),
    Named.PROMISE: _ids_in("promises"),
    Named.BODY: _ids_in("bodies"),
    Named.PERSON: lambda plan: {one.name: join("team", one.id) for one in plan.team},
}


def nameable_at(plan: Plan, path: str, what: Named) -> Mapping[str, str]:
    """Give the names that a field at a path may use where its own scope or goal decides."""
    steps = split(path)
    if what is Named.SCOPE_GOAL and steps[0] == "scopes":
        scope: Scope = look_up(plan, join(*steps[:WITHIN_SCOPE]))
        return {one.id: join("scopes", scope.id, "goals", one.id) for one in scope.goals}
    if what is Named.OWN_KPI and steps[0] == "scopes":
        within = join(*steps[:WITHIN_GOAL])
        goal: SocialGoal = look_up(plan, within)
        return {one.id: join(within, "kpis", one.id) for one in goal.kpis}
    return {}


def path_of(place: str) -> str:
    """Give the path of a place in the cascade, such as ``service/answer-fast/first-response``.

    Example:
        >>> path_of("service/answer-fast:guides")
        'scopes/service/social_goals/answer-fast/tactics/guides'
    """
    if place.startswith("goal:"):
        return join("goals", place.removeprefix("goal:"))
    above, colon, tactic = place.partition(":")
    if colon and not above:
        return join("loose_tactics", tactic)
    steps = above.split("/")
    named = [
        step
        for field, one in zip(("scopes", "social_goals", "kpis"), steps, strict=False)
        for step in (field, one)
    ]
    return join(*named, *(("tactics", tactic) if colon else ()))


def place_of(path: str) -> str:
    """Give the place in the cascade of a path; empty for what has no place there.

    Example:
        >>> place_of("scopes/service/social_goals/answer-fast/tactics/guides")
        'service/answer-fast:guides'
    """
    match split(path):
        case ("goals", goal):
            return f"goal:{goal}"
        case ("loose_tactics", tactic):
            return f":{tactic}"
        case ("scopes", scope, *below):
            return _place_in(scope, tuple(below))
        case _:
            return ""


def _place_in(scope: str, below: tuple[str, ...]) -> str:
    match below:
        case ():
            return scope
        case ("social_goals", goal):
            return f"{scope}/{goal}"
        case ("social_goals", goal, "kpis", kpi):
            return f"{scope}/{goal}/{kpi}"
        case ("social_goals", goal, "tactics", tactic):
            return f"{scope}/{goal}:{tactic}"
        case _:
            return ""


def _naming_fields(record: Any) -> dict[str, Named]:  # noqa: ANN401 - a record's type
    """Give the fields of a type of record that name other parts."""
    return {name: kind.named for name, kind in kinds_of(record).items() if kind.named}
