"""Edits as JSON: how they are kept, and how people write them by hand.

``{"set": path, "value": ...}``, ``{"add": list, "part": {...}}``, ``{"remove": path}`` and
``{"move": path, "to": list}``. What an edit found (``was``) and after which part it puts one
(``after``) may be left out by hand: it is then taken from the plan. Numbers may stand without
quotes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from trueline.core.codec import decode_value, encode_sparsely
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.applying import EditRefusedError, next_plan
from trueline.plan.document import Plan
from trueline.plan.edit_numbers import numbers_as_text
from trueline.plan.edits import (
    AddPart,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    move_part,
    remove_part,
)
from trueline.plan.parts import look_up, name_of
from trueline.plan.path_kinds import kind_at

Document = Mapping[str, Any]
KEYS = {
    "set": ({"set", "value"}, {"was"}),
    "add": ({"add", "part"}, {"name", "after"}),
    "remove": ({"remove"}, {"was", "after"}),
    "move": ({"move", "to"}, {"after", "was_after"}),
}
"""Of each kind of edit the keys that it needs, and those that may be left out."""

PATHS = frozenset({"set", "add", "remove", "move", "to", "name", "after", "was_after"})


def edit_document(edit: Edit) -> Document:
    """Give an edit as a document that says all of it."""
    match edit:
        case SetField():
            return {"set": edit.path, "value": edit.value, "was": edit.was}
        case AddPart():
            return {
                "add": edit.within,
                "name": edit.name,
                "part": edit.part,
                "after": edit.after,
            }
        case RemovePart():
            return {"remove": edit.path, "was": edit.was, "after": edit.after}
        case MovePart():
            return {
                "move": edit.path,
                "to": edit.to,
                "after": edit.after,
                "was_after": edit.was_after,
            }


def read_edits(documents: Any, plan: Plan) -> tuple[Edit, ...]:  # noqa: ANN401 - as it came from JSON
    """Read edits, each as of the plan that the edits before it make.

    Args:
        documents: A list of documents; fractions without quotes are read from ``Decimal``.
        plan: What they are to be done to; what they leave out is taken from it.

    Raises:
        FaultyInputError: One of them is no edit or cannot be done; the issue says which.
        EditRefusedError: Somebody else changed the same first; with both values.
    """
    if not isinstance(documents, Sequence) or isinstance(documents, str):
        raise _faulty("The document", "Edits stand in a list.", "Begin with [ and end with ].")
    done: list[Edit] = []
    for number, document in enumerate(documents, start=1):
        _check_keys(number, document)
        try:
            plan, edit = next_plan(plan, _read(document, plan))
        except EditRefusedError as refused:
            raise _numbered(number, refused) from None
        except MissingError as missing:
            where = f"Edit {number}, {document[_kind_of(document)]}"
            raise _faulty(where, str(missing), "Look whether the path is right.") from None
        done.append(edit)
    return tuple(done)


def _read(document: Document, plan: Plan) -> Edit:
    return _READERS[_kind_of(document)](document, plan)


def _set(document: Document, plan: Plan) -> Edit:
    path = document["set"]
    now = encode_sparsely(look_up(plan, path))
    kind = kind_at(path).one
    was = numbers_as_text(document["was"], kind) if "was" in document else now
    return SetField(path, numbers_as_text(document["value"], kind), was)


def _add(document: Document, plan: Plan) -> Edit:
    within, kind = document["add"], kind_at(document["add"])
    if not kind.is_parts:
        raise MissingError(f"The plan has no list of parts at {within}.")
    part = numbers_as_text(document["part"], kind.one)
    items = look_up(plan, within)
    name = document.get("name", _name_in(within, part))
    return AddPart(within, name, part, document.get("after", name_of(items[-1]) if items else ""))


def _remove(document: Document, plan: Plan) -> Edit:
    edit = remove_part(plan, document["remove"])
    was = numbers_as_text(document.get("was", edit.was), kind_at(edit.path).one)
    return replace(edit, was=was, after=document.get("after", edit.after))


def _move(document: Document, plan: Plan) -> Edit:
    edit = move_part(plan, document["move"], document["to"], after=document.get("after"))
    return replace(edit, was_after=document.get("was_after", edit.was_after))


_READERS: Mapping[str, Callable[[Document, Plan], Edit]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "move": _move,
}


def _name_in(within: str, part: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
    """Give the id of a part as its document says it."""
    if isinstance(part, Mapping) and "id" in part:
        return str(part["id"])
    try:
        return name_of(decode_value(part, kind_at(within).one))
    except ValueError as failed:
        remedy = "Write the part as the plan's document has it, with its id."
        raise EditRefusedError(within, str(failed), remedy) from None


def _check_keys(number: int, document: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
    where = f"Edit {number}"
    if not isinstance(document, Mapping) or len(kinds := set(KEYS) & set(document)) != 1:
        what = "An edit has one of the keys set, add, remove and move."
        raise _faulty(where, what, 'Write it as {"set": path, "value": value}.')
    needed, others = KEYS[kinds.pop()]
    if lacking := sorted(needed - set(document)):
        raise _faulty(where, f"The key “{lacking[0]}” is missing.", "Add it.")
    if unknown := sorted(set(document) - needed - others):
        known = ", ".join(sorted(needed | others))
        raise _faulty(where, f"There is no key “{unknown[0]}” here.", f"Keys are: {known}.")
    for key in sorted(PATHS & set(document)):
        if not isinstance(document[key], str):
            raise _faulty(where, f"“{key}” holds no text.", "Write a path or an id in quotes.")


def _kind_of(document: Document) -> str:
    return next(one for one in KEYS if one in document)


def _numbered(number: int, refused: EditRefusedError) -> Exception:
    """Give the refusal of an edit with its number; both values stay with it if there are two."""
    [issue] = refused.refused.issues
    where = f"Edit {number}, {issue.where}"
    if conflicts := refused.refused.conflicts:
        return EditRefusedError(where, issue.what, issue.remedy, conflicts[0])
    return _faulty(where, issue.what, issue.remedy)


def _faulty(where: str, what: str, remedy: str) -> FaultyInputError:
    return FaultyInputError(Issue(Severity.BLOCKS, where, what, remedy))
