"""Apply edits to a plan: the next plan, or why not.

The next plan shares everything with the one before but the way down to what changed, so an edit
costs the same in a large plan and after many versions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from trueline.core.codec import decode_value, encode_sparsely
from trueline.core.errors import MissingError, TruelineError
from trueline.core.issue import Issue, Severity
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.edits import (
    AddPart,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    list_of,
    neighbour,
)
from trueline.plan.parts import FieldKind, changed, join, kinds_of, look_up, name_of, split
from trueline.plan.soundness.changed import new_faults


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the same first.

    Attributes:
        path: Of what both changed.
        yours: What the edit would make of it; None where it would take it out.
        theirs: What stands there now; None where it is gone.
        was: What the edit found.
    """

    path: str
    yours: Any
    theirs: Any
    was: Any


@dataclass(frozen=True, slots=True)
class Applied:
    """What edits made of a plan.

    Attributes:
        plan: The next plan.
        edits: As they were done; a part whose neighbour is gone went to the end.
    """

    plan: Plan
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why edits cannot be applied; nothing of them was.

    Attributes:
        issues: Where, what and what to do; at least one.
        conflicts: What somebody else changed first; empty when that is not why.
    """

    issues: tuple[Issue, ...]
    conflicts: tuple[Conflict, ...] = ()


class EditRefusedError(TruelineError):
    """An edit that cannot be done.

    Attributes:
        refused: Why, for people.
    """

    def __init__(self, path: str, what: str, remedy: str, conflict: Conflict | None = None) -> None:
        """Keep the reason as an issue."""
        super().__init__(what)
        self.refused = Refused(
            (Issue(Severity.BLOCKS, path, what, remedy),), (conflict,) if conflict else ()
        )


def apply_edits(plan: Plan, edits: Sequence[Edit], metrics: MetricCatalogue) -> Applied | Refused:
    """Give the plan after edits, one after the other, all or none.

    A plan that has faults may be edited as long as no edit adds another.

    Args:
        plan: Before.
        edits: In order.
        metrics: The catalogue that its KPIs may name.
    """
    then, done = plan, []
    try:
        for edit in edits:
            then, one = next_plan(then, edit)
            done.append(one)
    except EditRefusedError as refused:
        return refused.refused
    new = tuple(
        Issue(Severity.BLOCKS, fault.path, fault.what, fault.remedy)
        for fault in new_faults(plan, then, metrics)
    )
    return Refused(new) if new else Applied(then, tuple(done))


def next_plan(plan: Plan, edit: Edit) -> tuple[Plan, Edit]:
    """Give the plan after one edit, sound or not, and the edit as it was done.

    Raises:
        EditRefusedError: It cannot be done, or somebody else changed the same first.
    """
    match edit:
        case SetField():
            return _set(plan, edit)
        case AddPart():
            return _add(plan, edit)
        case RemovePart():
            return _remove(plan, edit), edit
        case MovePart():
            return _move(plan, edit)


def _set(plan: Plan, edit: SetField) -> tuple[Plan, Edit]:
    kind = _field(plan, edit.path)
    if kind.is_parts or split(edit.path)[-1] == "id":
        what = "This cannot be written as a field."
        raise EditRefusedError(edit.path, what, "Add, move or remove the parts one by one.")
    now = encode_sparsely(look_up(plan, edit.path))
    if now != edit.was:
        _raise_conflict(edit.path, edit.value, now, edit.was)
    value = _decoded(edit.path, edit.value, kind.hint)
    then = _as_plan(changed(plan, edit.path, lambda _: value))
    _refuse_another_id(plan, then, edit.path)
    return then, SetField(edit.path, encode_sparsely(value), now)


def _refuse_another_id(plan: Plan, then: Plan, path: str) -> None:
    """Refuse to write a field that makes up an id: nothing would be found under its old path."""
    holder = join(*split(path)[:-1])
    name = name_of(look_up(plan, holder))
    try:
        now = name_of(look_up(then, holder))
    except MissingError:
        now = ""
    if now != name:
        what = f"It is known in the plan as “{name}”, so it cannot be written as a field."
        raise EditRefusedError(path, what, "Rename it, and what names it follows.")


def _add(plan: Plan, edit: AddPart) -> tuple[Plan, Edit]:
    items = _list(plan, edit.within)
    kind = _field(plan, edit.within)
    part = _decoded(edit.path, edit.part, kind.one)
    if name_of(part) != edit.name:
        what = f"The part is called {name_of(part)}, and the edit says {edit.name}."
        raise EditRefusedError(edit.path, what, "Write the part's own id.")
    if any(name_of(one) == edit.name for one in items):
        what = f"There is already a part “{edit.name}” here."
        raise EditRefusedError(edit.path, what, "Give the new one another id.")
    new, after = _inserted(items, part, edit.after)
    done = AddPart(edit.within, edit.name, encode_sparsely(part), after)
    return _as_plan(changed(plan, edit.within, lambda _: new)), done


def _remove(plan: Plan, edit: RemovePart) -> Plan:
    within, name = list_of(edit.path), split(edit.path)[-1]
    there = [one for one in _list(plan, within) if name_of(one) == name]
    now = encode_sparsely(there[0]) if there else None
    if now != edit.was:
        _raise_conflict(edit.path, None, now, edit.was)
    return _without(plan, within, name)


def _move(plan: Plan, edit: MovePart) -> tuple[Plan, Edit]:
    within, name = list_of(edit.path), split(edit.path)[-1]
    part = next((one for one in _list(plan, within) if name_of(one) == name), None)
    if part is None:
        _raise_conflict(edit.path, edit.path_then, None, edit.path)
    if _field(plan, edit.to).one is not type(part):
        what = f"It cannot stand in {edit.to}."
        raise EditRefusedError(edit.path, what, "Move it to a list of the same kind.")
    if edit.to.startswith(f"{edit.path}/"):
        raise EditRefusedError(edit.path, "It cannot move into itself.", "Choose another place.")
    others = _list(plan, edit.to)
    if edit.to != within and any(name_of(one) == name for one in others):
        what = f"There is already a part “{name}”."
        raise EditRefusedError(edit.path_then, what, "Add it there anew under another id.")
    then = _without(plan, within, name)
    new, after = _inserted(_list(then, edit.to), part, edit.after)
    was_after = neighbour(_list(plan, within), name)
    done = MovePart(edit.path, edit.to, after, was_after)
    return _as_plan(changed(then, edit.to, lambda _: new)), done


def _without(plan: Plan, within: str, name: str) -> Plan:
    def out(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one for one in items if name_of(one) != name)

    return _as_plan(changed(plan, within, out))


def _inserted(items: tuple[Any, ...], part: object, after: str) -> tuple[tuple[Any, ...], str]:
    """Give the list with a part after a named one, and after which it went in truth."""
    names = [name_of(one) for one in items]
    if after and after not in names:
        after = names[-1] if names else ""
    place = names.index(after) + 1 if after else 0
    return (*items[:place], part, *items[place:]), after


def _field(plan: Plan, path: str) -> FieldKind:
    """Give what the field at a path holds."""
    *above, name = split(path) or ("",)
    try:
        holder = look_up(plan, join(*above))
        return kinds_of(type(holder))[name]
    except (MissingError, KeyError, TypeError):
        what = "The plan has nothing at this place."
        raise EditRefusedError(path, what, "Look whether it was moved or removed.") from None


def _list(plan: Plan, path: str) -> tuple[Any, ...]:
    if not _field(plan, path).is_parts:
        raise EditRefusedError(path, "This is no list of parts.", "Name the list that it goes to.")
    found: tuple[Any, ...] = look_up(plan, path)
    return found


def _decoded(path: str, value: Any, hint: Any) -> Any:  # noqa: ANN401 - a field's own type
    try:
        return decode_value(value, hint)
    except ValueError as failed:
        raise EditRefusedError(
            path, str(failed), "Write a value of the field's own kind."
        ) from None


def _raise_conflict(path: str, yours: Any, theirs: Any, was: Any) -> NoReturn:  # noqa: ANN401 - JSON has no narrower type
    what = "This was removed meanwhile." if theirs is None else "This was changed meanwhile."
    remedy = "Look at both values and choose one."
    raise EditRefusedError(path, what, remedy, Conflict(path, yours, theirs, was))


def _as_plan(value: Any) -> Plan:  # noqa: ANN401 - what was changed is a plan
    if not isinstance(value, Plan):
        raise TypeError("a changed plan is a plan")
    return value
