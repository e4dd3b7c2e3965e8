"""Parts of a plan and their paths, such as ``scopes/service/social_goals/answer-fast/owner``.

A path goes down by the names of fields and, in lists, by ids; entries without an id are counted
from 1. A part is a record with an id: what people add, move, rename and remove.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import Annotated, Any, cast, get_args, get_origin, get_type_hints

from trueline.core.errors import MissingError
from trueline.core.money import Money
from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows

Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with its path.

    Attributes:
        path: From the plan; empty for the plan itself.
        record: Any record of a plan.
    """

    path: str
    record: Any


def join(*steps: str) -> str:
    """Give the path of steps; a slash within an id does not end the step."""
    return "/".join(
        path if place == 0 else _escaped(path) for place, path in enumerate(steps) if path
    )


def split(path: str) -> tuple[str, ...]:
    """Give the steps of a path."""
    found = path.split("/") if path else []
    return tuple(one.replace("%2F", "/").replace("%25", "%") for one in found)


def walk(
    record: Any,  # noqa: ANN401 - any record
    path: str = "",
    *,
    into: Callable[[Any], bool] = bool,
) -> Iterator[Placed]:
    """Yield a record and every record in it, from the top down, in the order of the fields.

    Args:
        record: Where to begin.
        path: Its path.
        into: Told a type of record, whether to look at those; all by default.
    """
    yield Placed(path, record)
    for below, item in _records_in(record, path, into):
        yield from walk(item, below, into=into)


def name_of(item: Any) -> str:  # noqa: ANN401 - any entry of a list
    """Give the id by which an entry of a list is named; empty when it has none."""
    return str(getattr(item, "id", ""))


def look_up(record: Any, path: str) -> Any:  # noqa: ANN401 - any record, any field
    """Give what stands at a path.

    Raises:
        MissingError: Nothing does.
    """
    found = record
    for step in split(path):
        found = _step(found, step, path)
    return found


def changed(record: Any, path: str, change: Change) -> Any:  # noqa: ANN401 - any record, any field
    """Give the record with what stands at a path replaced; the rest is shared, not copied.

    Raises:
        MissingError: Nothing stands there.
    """
    return _changed(record, split(path), change, path)


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What a field of a record holds.

    Attributes:
        hint: Its type as declared.
        one: Type of its value, or of one entry of its list.
        is_list: Whether it holds a list.
        is_optional: Whether it may be None.
        named: What it may name; None when it names no part.
        within: Limits of its number; None when it has none.
        narrows: Set when it means all when it is left empty; None when empty is none.
    """

    hint: Any
    one: Any
    is_list: bool = False
    is_optional: bool = False
    named: Named | None = None
    within: Within | None = None
    narrows: Narrows | None = None

    @property
    def is_record(self) -> bool:
        """Say whether it holds records; money is a value, written as one."""
        return _is_record_type(self.one)

    @property
    def is_parts(self) -> bool:
        """Say whether it lists records with ids."""
        return self.is_list and self.is_record and _has_id(cast("Hashable", self.one))


def kinds_of(record: Any) -> dict[str, FieldKind]:  # noqa: ANN401 - a record's type
    """Give the fields of a type of record by name."""
    return _kinds_of(record)


@cache
def _kinds_of(record: Hashable) -> dict[str, FieldKind]:
    hints = get_type_hints(record, include_extras=True)
    return {one.name: _kind(hints[one.name]) for one in fields(cast("Any", record))}


def _kind(hint: Any) -> FieldKind:  # noqa: ANN401 - a field's type
    if get_origin(hint) is Annotated:
        kind, *extras = get_args(hint)
        named = next((one for one in extras if isinstance(one, Named)), None)
        within = next((one for one in extras if isinstance(one, Within)), None)
        narrows = next((one for one in extras if isinstance(one, Narrows)), None)
        return replace(_kind(kind), named=named, within=within, narrows=narrows)
    if get_origin(hint) is tuple:
        return FieldKind(hint, get_args(hint)[0], is_list=True)
    if NoneType in get_args(hint):
        one = next(one for one in get_args(hint) if one is not NoneType)
        return FieldKind(hint, one, is_optional=True)
    return FieldKind(hint, hint)


@cache
def _is_record_type(kind: Hashable) -> bool:
    return is_dataclass(kind) and kind is not Money


@cache
def _has_id(record: Hashable) -> bool:
    return "id" in kinds_of(record) or isinstance(getattr(record, "id", None), property)


def _escaped(step: str) -> str:
    if "%" in step or "/" in step:
        return step.replace("%", "%25").replace("/", "%2F")
    return step


def _step(found: Any, step: str, path: str) -> Any:  # noqa: ANN401 - any record, any field
    if isinstance(found, tuple):
        return found[_place(found, step, path)]
    if _is_record(found) and step in kinds_of(type(found)):
        return getattr(found, step)
    raise _missing(path)


def _changed(found: Any, steps: tuple[str, ...], change: Change, path: str) -> Any:  # noqa: ANN401 - any record, any field
    if not steps:
        return change(found)
    step, *rest = steps
    if isinstance(found, tuple):
        place = _place(found, step, path)
        new = _changed(found[place], tuple(rest), change, path)
        return (*found[:place], new, *found[place + 1 :])
    if _is_record(found) and step in kinds_of(type(found)):
        new = _changed(getattr(found, step), tuple(rest), change, path)
        return replace(found, **{step: new})
    raise _missing(path)


def _records_in(
    record: Any,  # noqa: ANN401 - any record
    path: str,
    into: Callable[[Any], bool],
) -> Iterator[tuple[str, Any]]:
    for name, kind in kinds_of(type(record)).items():
        if not kind.is_record or not into(kind.one):
            continue
        value, at = getattr(record, name), f"{path}/{name}" if path else name
        if kind.is_list:
            for place, item in enumerate(value, start=1):
                yield f"{at}/{_escaped(name_of(item) or str(place))}", item
        elif value is not None:
            yield at, value


def _is_record(found: Any) -> bool:  # noqa: ANN401 - any record, any field
    return is_dataclass(found) and not isinstance(found, Money)


def _place(items: tuple[Any, ...], step: str, path: str) -> int:
    for place, item in enumerate(items):
        if (name_of(item) or str(place + 1)) == step:
            return place
    raise _missing(path)


def _missing(path: str) -> MissingError:
    return MissingError(f"The plan has nothing at {path}.")
