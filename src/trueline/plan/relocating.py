"""Take parts out of a plan, move or rename them, and let everything that names them follow.

A list that named the part loses it. An arrow of the strategy map goes with either of its ends. A
field that would say less than was meant when it is emptied stays as it is, and applying the edits
then says where: a KPI that was looked at on one channel must not be looked at on all of them
because that channel is gone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from trueline.core.codec import encode_sparsely
from trueline.plan.applying import next_plan
from trueline.plan.document import Plan
from trueline.plan.edits import (
    AddPart,
    Edit,
    SetField,
    list_of,
    move_part,
    remove_part,
)
from trueline.plan.mentioning import fields_naming, only_near, own_fields
from trueline.plan.naming import Mention, nameable, nameable_at, names_of
from trueline.plan.parts import join, kinds_of, look_up, name_of, split
from trueline.plan.referring import OF_ITS_OWN, Named
from trueline.plan.words import required_fields

FREE = frozenset({Named.METRIC, Named.PERSON})
"""What stands outside the plan, or need not be in it."""

PathThen = Callable[[str], str]
"""Gives where something stands afterwards; empty for what is gone."""


def removing(plan: Plan, path: str) -> tuple[Edit, ...]:
    """Ask to take a part out, with every mention of it and of what is in it.

    Owners keep their names when somebody leaves the team.

    Raises:
        MissingError: The plan has no such part.
    """
    then, _ = next_plan(plan, remove_part(plan, path))
    followed = _following(plan, then, path, lambda at: "" if _is_in(at, path) else at)
    return _in_turn(plan, (*followed, path))


def moving(plan: Plan, path: str, to: str, after: str | None = None) -> tuple[Edit, ...]:
    """Ask to move a part; mentions of it and of what is in it follow.

    Args:
        plan: As it is.
        path: Of the part.
        to: Path of the list that it goes to.
        after: Id of the part before it there, empty for the first place; None for the last.

    Raises:
        MissingError: The plan has no such part or list.
        EditRefusedError: It cannot stand there.
    """
    move = move_part(plan, path, to, after=after)
    then, done = next_plan(plan, move)
    if list_of(path) == to:
        return (done,)
    followed = _following(plan, then, path, _replacing(path, move.path_then))
    return (done, *_in_turn(then, followed))


def renaming(plan: Plan, path: str, **changes: object) -> tuple[Edit, ...]:
    """Ask to give a part another id, or what makes up its id; mentions follow.

    Args:
        plan: As it is.
        path: Of the part.
        changes: Fields with their new values, such as ``id`` or an account's ``handle``.

    Raises:
        MissingError: The plan has no such part.
        EditRefusedError: The list has a part of that id already.
    """
    part = look_up(plan, path)
    new = replace(part, **changes)
    add = AddPart(list_of(path), name_of(new), encode_sparsely(new), name_of(part))
    between, _ = next_plan(plan, add)
    then, _ = next_plan(between, remove_part(between, path))
    followed = _following(plan, then, path, _replacing(path, add.path))
    return (add, *_in_turn(between, (*followed, path)))


@dataclass(frozen=True, slots=True)
class _Naming:
    """A field that names parts, before and after.

    Attributes:
        path: Of the field, afterwards.
        first: Its first mention, before.
        names: What it names afterwards.
    """

    path: str
    first: Mention
    names: tuple[str, ...]


def _in_turn(plan: Plan, steps: tuple[_Naming | str, ...]) -> tuple[Edit, ...]:
    """Give each step as an edit of the plan as the steps before left it."""
    done: list[Edit] = []
    for step in steps:
        edit = remove_part(plan, step) if isinstance(step, str) else _renamed(plan, step)
        plan, one = next_plan(plan, edit)
        done.append(one)
    return tuple(done)


def _renamed(plan: Plan, naming: _Naming) -> SetField:
    value: Any = list(naming.names) if naming.first.is_list else "".join(naming.names)
    return SetField(naming.path, value, encode_sparsely(look_up(plan, naming.path)))


def _following(plan: Plan, then: Plan, path: str, path_then: PathThen) -> tuple[_Naming | str, ...]:
    """Give the fields that name something else afterwards, and the links that lose an end."""
    found = {
        naming.path: step
        for naming in _namings(plan, then, path, path_then)
        if (step := _step(then, naming)) is not None
    }
    links = {step for step in found.values() if isinstance(step, str)}
    renamed = (step for step in found.values() if isinstance(step, _Naming))
    return (*(one for one in renamed if _holder(one.path) not in links), *sorted(links))


def _holder(path: str) -> str:
    return join(*split(path)[:-1])


def _step(then: Plan, naming: _Naming) -> _Naming | str | None:
    """Give what is to be done about a field; None where only a person can say."""
    if naming.names:
        return naming
    holder = _holder(naming.path)
    kind = type(look_up(then, holder))
    field = split(naming.path)[-1]
    if field in required_fields(kind):
        return holder if _is_link(kind) else None
    narrows = kinds_of(kind)[field].narrows
    may_empty = narrows is None or narrows.may_empty or not _has_choice(then, naming)
    return naming if may_empty else None


def _has_choice(then: Plan, naming: _Naming) -> bool:
    """Say whether there is anything left that a field could name."""
    what = naming.first.what
    is_own = what in OF_ITS_OWN
    return bool(nameable_at(then, naming.path, what) if is_own else names_of(then, what))


def _namings(plan: Plan, then: Plan, path: str, path_then: PathThen) -> Iterator[_Naming]:
    """Yield what names the part at a path, or what is in it, and says something else afterwards."""
    near = [one for one in (path, path_then(path)) if one]
    before, after = nameable(only_near(plan, near)), nameable(only_near(then, near))
    others = {
        what: _otherwise(names, _by_path(after[what]), path_then)
        for what, names in before.items()
        if what not in FREE
    }
    for told in chain(fields_naming(plan, others), own_fields(plan, path)):
        at, what = told[0].path, told[0].what
        if not (there := path_then(at)):
            continue
        known = nameable_at(plan, at, what) if what in OF_ITS_OWN else before[what]
        possible = nameable_at(then, there, what) if what in OF_ITS_OWN else after[what]
        names = tuple(_names(told, known, _by_path(possible), path_then))
        if names != tuple(one.name for one in told):
            yield _Naming(there, told[0], names)


def _otherwise(
    names: Mapping[str, str], called: Mapping[str, str], path_then: PathThen
) -> tuple[str, ...]:
    """Give the names by which nothing, or something else, is found afterwards."""
    return tuple(name for name, path in names.items() if called.get(path_then(path)) != name)


def _names(
    told: tuple[Mention, ...],
    known: Mapping[str, str],
    possible: Mapping[str, str],
    path_then: PathThen,
) -> Iterator[str]:
    for one in told:
        if one.name not in known:
            yield one.name
        elif (there := path_then(known[one.name])) in possible:
            yield possible[there]


def _by_path(known: Mapping[str, str]) -> Mapping[str, str]:
    return {path: name for name, path in known.items()}


def _replacing(path: str, new: str) -> PathThen:
    def path_then(at: str) -> str:
        return new + at.removeprefix(path) if _is_in(at, path) else at

    return path_then


def _is_in(path: str, part: str) -> bool:
    return path == part or path.startswith(f"{part}/")


def _is_link(kind: Any) -> bool:  # noqa: ANN401 - a record's type
    """Say whether a record only says that two parts belong together."""
    named = {name for name in required_fields(kind) if kinds_of(kind)[name].named}
    return len(named) > 1 and named | {"id"} == set(required_fields(kind))
