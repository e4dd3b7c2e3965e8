"""Parts of a plan and their paths, such as ``scopes/service/social_goals/answer-fast/owner``.

A path goes down by the names of fields and, in lists, by ids; entries without an id are counted
from 1. A part is a record with an id: what people add, move, rename and remove.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from trueline.core.errors import MissingError
from trueline.core.money import Money
from trueline.plan.field_kinds import FieldKind, kinds_of

__all__ = [
    "Change",
    "FieldKind",
    "Placed",
    "changed",
    "join",
    "kinds_of",
    "look_up",
    "name_of",
    "split",
    "walk",
]

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
