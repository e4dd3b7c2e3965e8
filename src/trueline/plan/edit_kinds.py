"""Edits: one small record for each change that a person can ask for.

An edit says what it found as well as what it makes of it. So it can be turned round, it is its
own entry in the history, and two people who change one thing find out: an edit that finds something
else than it says is refused with both values. Values stand as in documents, without defaults.
"""

from dataclasses import dataclass, replace
from typing import Any

from trueline.plan.parts import join, name_of, split


@dataclass(frozen=True, slots=True)
class SetField:
    """Write a field.

    Attributes:
        path: Of the field.
        value: What it holds then, as in a document.
        was: What it held.
    """

    path: str
    value: Any
    was: Any


@dataclass(frozen=True, slots=True)
class AddPart:
    """Add a part to a list.

    Attributes:
        within: Path of the list.
        name: Id of the part.
        part: The part, as in a document.
        after: Id of the part before it; empty for the first place.
    """

    within: str
    name: str
    part: Any
    after: str

    @property
    def path(self) -> str:
        """Path of the part once it is there."""
        return join(self.within, self.name)


@dataclass(frozen=True, slots=True)
class RemovePart:
    """Take a part out, with all in it.

    Attributes:
        path: Of the part.
        was: The part, as in a document.
        after: Id of the part before it; empty when it stood first.
    """

    path: str
    was: Any
    after: str


@dataclass(frozen=True, slots=True)
class MovePart:
    """Move a part, with all in it, to another place or list.

    Attributes:
        path: Of the part before.
        to: Path of the list that it goes to.
        after: Id of the part before it there; empty for the first place.
        was_after: Id of the part before it where it stood.
    """

    path: str
    to: str
    after: str
    was_after: str

    @property
    def path_then(self) -> str:
        """Path of the part once it moved."""
        return join(self.to, split(self.path)[-1])


Edit = SetField | AddPart | RemovePart | MovePart


def inverse(edit: Edit) -> Edit:
    """Give the edit that takes an edit back."""
    match edit:
        case SetField():
            return replace(edit, value=edit.was, was=edit.value)
        case AddPart():
            return RemovePart(edit.path, edit.part, edit.after)
        case RemovePart():
            return AddPart(list_of(edit.path), split(edit.path)[-1], edit.was, edit.after)
        case MovePart():
            return MovePart(edit.path_then, list_of(edit.path), edit.was_after, edit.after)


def list_of(path: str) -> str:
    """Give the path of the list that a part stands in."""
    return join(*split(path)[:-1])


def neighbour(items: tuple[Any, ...], name: str) -> str:
    """Give the id before an entry of a list; empty when it is the first."""
    before = ""
    for item in items:
        if name_of(item) == name:
            return before
        before = name_of(item)
    return before
