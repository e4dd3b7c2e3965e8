"""The difference of two plans as edits: doing them on the one gives the other."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from trueline.core.codec import encode_sparsely
from trueline.core.money import Money
from trueline.plan.applying import next_plan
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField
from trueline.plan.pairing import Part, origins, parts_of
from trueline.plan.parts import FieldKind, join, kinds_of, look_up, name_of


def edits_between(old: Plan, new: Plan) -> tuple[Edit, ...]:
    """Give the edits that make the new plan of the old one, in an order in which they can be done.

    What was added comes first, with what moved; then what was taken out, what changed its place
    in its list, and what was written anew, field by field. A branch that is new or gone is one
    edit, and so is one that moved.
    """
    return _Comparison(old, new).edits()


class _Comparison:
    """Walks from one plan to another and keeps every step.

    Attributes:
        plan: The old plan with every step up to now.
        steps: Those steps.
        moved: Path of each part that moved, by its path in the old plan.
    """

    def __init__(self, old: Plan, new: Plan) -> None:
        self.old, self.new = old, new
        self.origins = origins(old, new)
        self.parts = tuple(parts_of(new))
        self.before = {one.path: one for one in parts_of(old)}
        self.lists = _lists(self.before.values())
        self.plan = old
        self.steps: list[Edit] = []
        self.moved: dict[str, str] = {}

    def edits(self) -> tuple[Edit, ...]:
        for part in self.parts:
            self._arrive(part)
        for edit in self._departures():
            self._do(edit)
        for within, names in _lists(self.parts).items():
            if not self._is_as_it_was(within, names):
                self._order(within, names)
        self._write("", self.old, self.new)
        for part in self.parts:
            if part.path in self.origins:
                self._write(part.path, self.before[self.origins[part.path]].record, part.record)
        return tuple(self.steps)

    def _do(self, edit: Edit) -> None:
        self.plan, done = next_plan(self.plan, edit)
        self.steps.append(done)

    def _arrive(self, part: Part) -> None:
        was = self.origins.get(part.path)
        if was is None:
            if not part.holder or part.holder in self.origins:
                document = encode_sparsely(self._without_moved(part.record, part.path))
                self._do(AddPart(part.within, name_of(part.record), document, part.after))
        elif (now := self._now(was)) != part.path:
            before = _neighbour_of(look_up(self.plan, _list_of(now)), name_of(part.record))
            self._do(MovePart(now, part.within, part.after, before))
            self.moved[was] = part.path

    def _without_moved(self, record: Any, path: str) -> Any:  # noqa: ANN401 - any record
        """Give a new part without what stood elsewhere before: that moves into it."""
        changes = {}
        for name, kind in kinds_of(type(record)).items():
            value, within = getattr(record, name), join(path, name)
            if kind.is_parts:
                changes[name] = tuple(
                    self._without_moved(one, join(within, name_of(one)))
                    for one in value
                    if join(within, name_of(one)) not in self.origins
                )
            elif kind.is_record and not kind.is_list and value is not None:
                changes[name] = self._without_moved(value, within)
        return replace(record, **changes)

    def _departures(self) -> Iterator[RemovePart]:
        kept = {"", *self.origins.values()}
        for one in self.before.values():
            if one.path in kept or one.holder not in kept:
                continue
            path = self._now(one.path)
            before = _neighbour_of(look_up(self.plan, _list_of(path)), name_of(one.record))
            yield RemovePart(path, encode_sparsely(look_up(self.plan, path)), before)

    def _now(self, path: str) -> str:
        """Give where a part of the old plan stands after the steps up to now."""
        above = path
        while above and above not in self.moved:
            above = above.rpartition("/")[0]
        return f"{self.moved[above]}{path[len(above) :]}" if above else path

    def _is_as_it_was(self, within: str, names: Sequence[str]) -> bool:
        """Say whether a list has the parts that it had, in their order."""
        found = {_list_of(self.origins.get(join(within, name), "")) for name in names}
        return len(found) == 1 and self.lists.get(found.pop()) == names

    def _order(self, within: str, wanted: Sequence[str]) -> None:
        have = [name_of(one) for one in look_up(self.plan, within)]
        if wanted == have:
            return
        stay = _longest_rise(have, {name: place for place, name in enumerate(wanted)})
        for place, name in enumerate(wanted):
            if name not in stay:
                items = look_up(self.plan, within)
                after = wanted[place - 1] if place else ""
                path = join(within, name)
                self._do(MovePart(path, within, after, _neighbour_of(items, name)))

    def _write(self, path: str, old: Any, new: Any) -> None:  # noqa: ANN401 - any record
        if old is new:
            return
        for name, kind in kinds_of(type(new)).items():
            if kind.is_parts or name == "id":
                continue
            was, now, at = getattr(old, name), getattr(new, name), join(path, name)
            is_nested = kind.is_record and not kind.is_list
            if is_nested and was is not None and now is not None:
                self._write(at, was, now)
            elif _differs(kind, was, now):
                self._do(SetField(at, encode_sparsely(now), encode_sparsely(was)))


def _differs(kind: FieldKind, old: Any, new: Any) -> bool:  # noqa: ANN401 - any field
    """Say whether a document would show a difference: 1.50 is not 1.5."""
    if old != new:
        return True
    if not (kind.is_record or kind.one in {Decimal, Money}):
        return False
    return bool(encode_sparsely(old) != encode_sparsely(new))


def _lists(parts: Iterable[Part]) -> Mapping[str, Sequence[str]]:
    """Give the ids in each list of parts, in order."""
    found: dict[str, list[str]] = {}
    for part in parts:
        found.setdefault(part.within, []).append(name_of(part.record))
    return found


def _list_of(path: str) -> str:
    return path.rpartition("/")[0]


def _neighbour_of(items: Sequence[Any], name: str) -> str:
    names = ["", *map(name_of, items)]
    return names[names.index(name, 1) - 1]


def _longest_rise(names: Sequence[str], places: Mapping[str, int]) -> frozenset[str]:
    """Give the most names that stand in order already; the fewest others then have to move."""
    ends: list[int] = []
    rises: list[tuple[str, ...]] = []
    for name in names:
        at = bisect_left(ends, places[name])
        rise = (*(rises[at - 1] if at else ()), name)
        ends[at : at + 1], rises[at : at + 1] = [places[name]], [rise]
    return frozenset(rises[-1]) if rises else frozenset()
