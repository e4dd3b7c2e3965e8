"""Authorship: who wrote what stands in a plan and did not stand there before.

Whoever first wrote a value that stands has written it. Nobody has who only put back what was there
before, or what somebody else wrote before them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from typing import Any

from trueline.core.errors import MissingError
from trueline.core.money import Money
from trueline.plan.applying import next_plan
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, MovePart, RemovePart, inverse, list_of
from trueline.plan.parts import join, kinds_of, look_up, name_of
from trueline.plan.touching import path_before, touch_of

GONE = object()
"""Stands where a plan has nothing."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person wrote at once.

    Attributes:
        by: Who.
        edits: As they were done.
    """

    by: str
    edits: tuple[Edit, ...]


def authors_of(plan: Plan, written: Sequence[Contribution]) -> frozenset[str]:
    """Give who wrote what makes a plan differ from what it was before some contributions.

    Args:
        plan: With all of them.
        written: Oldest first.

    Raises:
        EditRefusedError: They do not lead to this plan.
    """
    past, everyone, found = _Past(plan, written), {one.by for one in written}, set[str]()
    edits = edits_between(past.plans[0], plan)
    for name in (name for edit in edits for name in _authors(past, plan, edit)):
        found.add(name)
        if found == everyone:
            break
    return frozenset(found)


def shared_out(plan: Plan, written: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """Give what some contributions came to, in an order in which it can be done.

    An edit that several wrote is told of whoever wrote first what stands in it.

    Args:
        plan: With all of them.
        written: Oldest first.

    Raises:
        EditRefusedError: They do not lead to this plan.
    """
    past, found = _Past(plan, written), list[Contribution]()
    for edit in edits_between(past.plans[0], plan):
        by = next(iter(_authors(past, plan, edit)), written[-1].by)
        before = found.pop() if found and found[-1].by == by else Contribution(by, ())
        found.append(Contribution(by, (*before.edits, edit)))
    return tuple(found)


class _Past:
    """A plan before and after each contribution.

    Attributes:
        written: The contributions, oldest first.
        plans: The plan before the first, and after each.
        touched: What each of them touched.
    """

    def __init__(self, plan: Plan, written: Sequence[Contribution]) -> None:
        self.written = written
        backwards = [plan]
        for one in reversed(written):
            for edit in reversed(one.edits):
                plan, _ = next_plan(plan, inverse(edit))
            backwards.append(plan)
        self.plans = backwards[::-1]
        self.touched = [touch_of(one.edits) for one in written]

    def first(self, path: str, holds: Callable[[Plan, str], bool]) -> Iterator[str]:
        """Yield who first brought it about that something holds of what stands at a path now.

        Args:
            path: As it is now.
            holds: Asked of the plan after each contribution that touched it, with its path then.
        """
        touched = list(self._touched(path))[::-1]
        for by, plan, then in touched:
            if holds(plan, then):
                yield by
                return
        yield from (by for by, _, _ in touched[-1:])

    def _touched(self, path: str) -> Iterator[tuple[str, Plan, str]]:
        """Yield what touched a path, newest first: who, the plan after it, and the path then."""
        newest_first = zip(self.written, self.plans[1:], self.touched, strict=True)
        for one, plan, touch in reversed(list(newest_first)):
            if path in touch:
                yield one.by, plan, path
            if touch.relocating:
                path = path_before(touch.relocating, path)


def _authors(past: _Past, plan: Plan, edit: Edit) -> Iterator[str]:
    match edit:
        case RemovePart():
            yield from past.first(edit.path, lambda then, path: _at(then, path) is GONE)
        case MovePart():
            yield from _of_place(past, plan, edit)
        case _:
            for path, value in _leaves(_at(plan, edit.path), edit.path):
                yield from past.first(path, _holding(value))


def _of_place(past: _Past, plan: Plan, edit: MovePart) -> Iterator[str]:
    """Yield who brought a part to its list, or its list into this order."""
    if list_of(edit.path) != edit.to:
        yield from past.first(edit.path_then, lambda _, path: list_of(path) == edit.to)
        return
    now = _names(plan, edit.to)
    known = set(_names(past.plans[0], _first_path(past, edit.to))) & set(now)
    wanted = [name for name in now if name in known]
    yield from past.first(
        edit.to, lambda then, path: [one for one in _names(then, path) if one in known] == wanted
    )


def _first_path(past: _Past, path: str) -> str:
    for one in reversed(past.written):
        path = path_before(one.edits, path)
    return path


def _names(plan: Plan, path: str) -> list[str]:
    found = _at(plan, path)
    return [] if found is GONE else [name_of(one) for one in found]


def _holding(value: object) -> Callable[[Plan, str], bool]:
    return lambda plan, path: bool(_at(plan, path) == value)


def _at(plan: Plan, path: str) -> Any:  # noqa: ANN401 - anything in a plan
    """Give what stands at a path; ``GONE`` for nothing."""
    try:
        return look_up(plan, path)
    except MissingError:
        return GONE


def _leaves(value: Any, path: str) -> Iterable[tuple[str, Any]]:  # noqa: ANN401 - anything
    """Yield what is written as one, with its path: fields of records, however deep."""
    if not is_dataclass(value) or isinstance(value, Money):
        yield path, value
        return
    for name, kind in kinds_of(type(value)).items():
        within, field = join(path, name), getattr(value, name)
        if kind.is_parts:
            for one in field:
                yield from _leaves(one, join(within, name_of(one)))
        else:
            yield from _leaves(field, within)
