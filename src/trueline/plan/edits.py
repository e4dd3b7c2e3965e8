"""Edits as people ask for them: what each finds is taken from the plan as it stands."""

from typing import Any

from trueline.core.codec import encode_sparsely
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.edit_kinds import (
    AddPart,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    inverse,
    list_of,
    neighbour,
)
from trueline.plan.parts import look_up, name_of, split

__all__ = [
    "AddPart",
    "Edit",
    "MovePart",
    "RemovePart",
    "SetField",
    "add_part",
    "inverse",
    "list_of",
    "move_part",
    "neighbour",
    "remove_part",
    "set_field",
]


def set_field(plan: Plan, path: str, value: object) -> SetField:
    """Ask to write a field, seen as it stands in a plan.

    Raises:
        MissingError: The plan has no such field.
    """
    return SetField(path, encode_sparsely(value), encode_sparsely(look_up(plan, path)))


def add_part(plan: Plan, within: str, part: object, *, after: str | None = None) -> AddPart:
    """Ask to add a part to a list; last, unless it is said after which.

    Raises:
        MissingError: The plan has no such list.
    """
    items = _listed(plan, within)
    last = name_of(items[-1]) if items else ""
    return AddPart(within, name_of(part), encode_sparsely(part), last if after is None else after)


def remove_part(plan: Plan, path: str) -> RemovePart:
    """Ask to take a part out, seen as it stands in a plan.

    Raises:
        MissingError: The plan has no such part.
    """
    items = _listed(plan, list_of(path))
    return RemovePart(path, encode_sparsely(look_up(plan, path)), neighbour(items, split(path)[-1]))


def move_part(plan: Plan, path: str, to: str, *, after: str | None = None) -> MovePart:
    """Ask to move a part; last in its list, unless it is said after which.

    Raises:
        MissingError: The plan has no such part or list.
    """
    name = split(path)[-1]
    others = [one for one in _listed(plan, to) if to != list_of(path) or name_of(one) != name]
    last = name_of(others[-1]) if others else ""
    was_after = neighbour(_listed(plan, list_of(path)), name)
    return MovePart(path, to, last if after is None else after, was_after)


def _listed(plan: Plan, path: str) -> tuple[Any, ...]:
    found = look_up(plan, path)
    if not isinstance(found, tuple):
        raise MissingError(f"The plan has no list at {path}.")
    return found
