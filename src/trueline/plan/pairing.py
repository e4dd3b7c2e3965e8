"""Which part of one plan is which part of another: by its place, else by its id and name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trueline.plan.document import Plan
from trueline.plan.parts import join, kinds_of, name_of
from trueline.plan.words import title_of


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan with its place.

    Attributes:
        path: Of the part.
        record: The part.
        holder: Path of the part that it stands in; empty for the plan.
        within: Path of the list that it stands in.
        after: Id of the part before it; empty for the first.
    """

    path: str
    record: Any
    holder: str
    within: str
    after: str


def parts_of(plan: Plan) -> Iterator[Part]:
    """Yield every part of a plan, from the top down, in the order of the fields."""
    return _parts(plan, "", "")


def origins(old: Plan, new: Plan) -> Mapping[str, str]:
    """Give for each part of the new plan its path in the old one; what is new is left out.

    A part stays itself where it stood, and when what holds it moved. One that is not there is
    looked for elsewhere: same kind, an id that no other of its kind has, and the same name.
    """
    before = {one.path: one for one in parts_of(old)}
    after = tuple(parts_of(new))
    singles = _singles(before.values()) & _singles(after)
    known = {_key(one): one for one in before.values()}
    found: dict[str, str] = {"": ""}
    for one in after:
        stayed = _stayed(one, found.get(one.holder))
        if stayed in before:
            found[one.path] = stayed
        elif _key(one) in singles and _is_same(known[_key(one)].record, one.record):
            found[one.path] = known[_key(one)].path
    return {path: was for path, was in found.items() if path}


def _parts(record: Any, path: str, holder: str) -> Iterator[Part]:  # noqa: ANN401 - any record
    for name, kind in kinds_of(type(record)).items():
        if not kind.is_record or not (value := getattr(record, name)):
            continue
        within, after = join(path, name), ""
        if kind.is_parts:
            for item in value:
                part = Part(join(within, name_of(item)), item, holder, within, after)
                after = name_of(item)
                yield part
                yield from _parts(item, part.path, part.path)
        elif not kind.is_list:
            yield from _parts(value, within, holder)


def _stayed(part: Part, holder: str | None) -> str:
    """Give the path that a part had if it stayed in what holds it; empty when that is new."""
    if holder is None:
        return ""
    below = part.path[len(part.holder) :]
    return f"{holder}{below}" if holder else below.removeprefix("/")


def _singles(parts: Iterable[Part]) -> set[tuple[type, str]]:
    counted = Counter(map(_key, parts))
    return {key for key, count in counted.items() if count == 1}


def _key(part: Part) -> tuple[type, str]:
    return type(part.record), name_of(part.record)


def _is_same(old: object, new: object) -> bool:
    return title_of(old) == title_of(new)
