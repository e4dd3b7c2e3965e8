"""Parts of the cascade that people move, take out or hang elsewhere."""

from dataclasses import dataclass

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.applying import next_plan
from trueline.plan.cascade import links_of
from trueline.plan.document import BusinessGoal, Plan, Scope
from trueline.plan.edits import (
    Edit,
    MovePart,
    SetField,
    add_part,
    list_of,
    move_part,
    neighbour,
    set_field,
)
from trueline.plan.naming import path_of
from trueline.plan.outline.ids import free_id
from trueline.plan.outline.places import (
    LOOSE,
    RANK_WORDS,
    Rank,
    first_uppers,
    list_under,
    own_id,
    rank_of,
    ranks_under,
    siblings,
)
from trueline.plan.parts import changed, join, look_up, split
from trueline.plan.relocating import moving, renaming


@dataclass(frozen=True, slots=True)
class Destination:
    """A place under which a part may stand.

    Attributes:
        place: Of it; ``:`` for work that serves no goal, empty for serving nothing.
        name: In words; empty for the two above.
        rank: What it is; None for the two above.
        is_here: Whether the part stands there now.
    """

    place: str
    name: str
    rank: Rank | None
    is_here: bool


def destinations(plan: Plan, place: str) -> tuple[Destination, ...]:
    """Give every place under which a part may stand, in the plan's order.

    Raises:
        MissingError: The plan has no such part.
    """
    rank, here = rank_of(place), above_of(plan, place)
    look_up(plan, path_of(place))
    if rank is Rank.GOAL:
        return ()
    ends = {Rank.SCOPE: ("",), Rank.TACTIC: (LOOSE,)}.get(rank, ())
    found = [
        Destination(one, look_up(plan, path_of(one)).name, rank_of(one), one == here)
        for one in _places(plan)
        if rank in ranks_under(one)
    ]
    return (*found, *(Destination(end, "", None, end == here) for end in ends))


def above_of(plan: Plan, place: str) -> str:
    """Give the place under which a part stands in the outline; empty for the top.

    A social goal stands in its scope, and a tactic under the first KPI that it serves.
    """
    if place.startswith(":"):
        return LOOSE
    return first_uppers(plan, path_of(place)).get(place, "")


def move_under(plan: Plan, place: str, to: str) -> tuple[Edit, ...]:
    """Ask to move a part under another, last; what names it follows.

    Args:
        plan: As it is.
        place: Of the part.
        to: Place under which it goes; ``:`` for work that serves no goal; empty for a scope that
            serves nothing.

    Raises:
        FaultyInputError: It cannot stand there.
        MissingError: The plan has no such part or place.
    """
    look_up(plan, path_of(place))
    if to == above_of(plan, place) and rank_of(place) is not Rank.TACTIC:
        return ()
    return _moved(plan, place, to, None)


def move_beside(plan: Plan, place: str, beside: str, *, is_before: bool) -> tuple[Edit, ...]:
    """Ask to move a part before or after another of its rank, under the same part as that.

    Raises:
        FaultyInputError: It is of another rank.
        MissingError: The plan has no such part.
    """
    if rank_of(place) is not rank_of(beside):
        ranks = RANK_WORDS[rank_of(place)], RANK_WORDS[rank_of(beside)]
        raise _refusal(place, "A {} cannot stand beside a {}.".format(*ranks), "Choose its like.")
    if place == beside:
        return ()
    within, path = list_of(path_of(beside)), path_of(place)
    others = tuple(one for one in look_up(plan, within) if join(within, one.id) != path)
    after = neighbour(others, own_id(beside)) if is_before else own_id(beside)
    above = above_of(plan, beside)
    if above != above_of(plan, place):
        return _moved(plan, place, above, after)
    step = move_part(plan, path, within, after=after)
    return () if step.after == step.was_after else (step,)


def move_deeper(plan: Plan, place: str) -> tuple[Edit, ...]:
    """Ask to hang a part one step deeper: a scope under the last goal, a tactic under one KPI.

    Raises:
        FaultyInputError: It can go no deeper without a choice.
        MissingError: The plan has no such part.
    """
    rank, above = rank_of(place), above_of(plan, place)
    if rank is Rank.SCOPE and not above and plan.goals:
        return _moved(plan, place, f"goal:{plan.goals[-1].id}", None)
    if rank is Rank.TACTIC and above not in {"", LOOSE} and rank_of(above) is Rank.KPI:
        return _moved(plan, place, above, None)
    raise _refusal(place, f"A {RANK_WORDS[rank]} goes no deeper here.", "Choose Move to….")


def move_higher(plan: Plan, place: str) -> tuple[Edit, ...]:
    """Ask to hang a part one step higher: a tactic under its whole goal, then under none.

    Raises:
        FaultyInputError: It can go no higher.
        MissingError: The plan has no such part.
    """
    rank, above = rank_of(place), above_of(plan, place)
    if rank is Rank.SCOPE and above:
        return _moved(plan, place, "", None)
    if rank is Rank.TACTIC and above != LOOSE:
        goal = place.partition(":")[0]
        is_of_kpi = bool(look_up(plan, path_of(place)).kpis)
        return _moved(plan, place, goal if is_of_kpi else LOOSE, None)
    raise _refusal(place, f"A {RANK_WORDS[rank]} goes no higher here.", "Choose Move to….")


def step(plan: Plan, place: str, *, by: int) -> tuple[Edit, ...]:
    """Ask to move a part up or down among those beside it; nothing where none is there.

    Args:
        plan: As it is.
        place: Of the part.
        by: -1 for one place up, 1 for one place down.

    Raises:
        MissingError: The plan has no such part.
    """
    beside = siblings(plan, place)
    then = beside.index(place) + by
    if not 0 <= then < len(beside):
        return ()
    return move_beside(plan, place, beside[then], is_before=by < 0)


def _places(plan: Plan) -> tuple[str, ...]:
    goals = [f"goal:{goal.id}" for goal in plan.goals]
    inner = [one.lower for one in links_of(plan) if ":" not in one.lower]
    scopes = [scope.id for scope in plan.scopes]
    return tuple(dict.fromkeys([*goals, *scopes, *inner]))


def _moved(plan: Plan, place: str, to: str, after: str | None) -> tuple[Edit, ...]:
    """Ask to move a part under another place, after a named one there; None for the last place."""
    path, rank = path_of(place), rank_of(place)
    within = list_under(plan, to, rank)
    if rank is Rank.SCOPE:
        step = () if after is None else (move_part(plan, path, within, after=after),)
        return (*step, *_serving_instead(plan, place, to))
    if rank is Rank.TACTIC:
        return _tactic_moved(plan, path, (within, after), to)
    return _carried(plan, path, within, after)


def _tactic_moved(
    plan: Plan, path: str, where: tuple[str, str | None], to: str
) -> tuple[Edit, ...]:
    """Ask to move a tactic; it then serves the KPI it was put under, or all of the goal's."""
    within, after = where
    wanted = (own_id(to),) if to != LOOSE and rank_of(to) is Rank.KPI else ()
    kpis = join(path, "kpis")
    if within == list_of(path):
        step = () if after is None else (move_part(plan, path, within, after=after),)
        return (*step, *_written(plan, kpis, wanted))
    carried = _carried(changed(plan, kpis, lambda _: ()), path, within, after)
    then = next(one.path_then for one in carried if isinstance(one, MovePart))
    serving = (SetField(join(then, "kpis"), list(wanted), []),) if wanted else ()
    return (*_written(plan, kpis, ()), *carried, *serving)


def _serving_instead(plan: Plan, place: str, to: str) -> tuple[Edit, ...]:
    """Ask that a scope's goals help another goal than the one that it stands under now."""
    scope: Scope = look_up(plan, path_of(place))
    was, now = (one.removeprefix("goal:") for one in (above_of(plan, place), to))
    holding = join(path_of(place), "goals")
    if was:
        return tuple(
            edit
            for goal in scope.goals
            if was in goal.serves
            for edit in _written(plan, join(holding, goal.id, "serves"), _swapped(goal, was, now))
        )
    if not scope.goals:
        name = look_up(plan, path_of(to)).name
        return (add_part(plan, holding, BusinessGoal(now, name, serves=(now,))),)
    if len(scope.goals) > 1:
        what = f"“{scope.name}” has several goals, and it is open which of them helps."
        raise _refusal(holding, what, "Say so at one of its goals, under Serves.")
    only = scope.goals[0]
    return _written(plan, join(holding, only.id, "serves"), (*only.serves, now))


def _swapped(goal: BusinessGoal, was: str, now: str) -> tuple[str, ...]:
    named = (now if one == was else one for one in goal.serves)
    return tuple(dict.fromkeys(one for one in named if one))


def _written(plan: Plan, path: str, value: tuple[str, ...]) -> tuple[Edit, ...]:
    return () if look_up(plan, path) == value else (set_field(plan, path, value),)


def _carried(plan: Plan, path: str, within: str, after: str | None) -> tuple[Edit, ...]:
    """Ask to move a part to another list, under a new id where its own is taken there."""
    own, taken = split(path)[-1], {one.id for one in look_up(plan, within)}
    if own not in taken:
        return moving(plan, path, within, after)
    beside = {one.id for one in look_up(plan, list_of(path))}
    new = free_id(taken | beside, own)
    renamed, then = renaming(plan, path, id=new), plan
    for edit in renamed:
        then, _ = next_plan(then, edit)
    return (*renamed, *moving(then, join(list_of(path), new), within, after))


def _refusal(where: str, what: str, remedy: str) -> FaultyInputError:
    return FaultyInputError(Issue(Severity.BLOCKS, where, what, remedy))
