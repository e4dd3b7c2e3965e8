"""Which faults a change of a plan brought: looked for only in what changed and in what names it.

Whatever did not change is the same record in both plans, so most of a plan is never looked at.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trueline.core.errors import MissingError
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.mentioning import fields_naming, only_near
from trueline.plan.naming import Mention, mentions, mentions_of, nameable, nameable_at
from trueline.plan.parts import FieldKind, Placed, join, kinds_of, name_of
from trueline.plan.referring import OF_ITS_OWN, Named
from trueline.plan.soundness.fault import Fault
from trueline.plan.soundness.whole import faults_among, faults_of_plan

FREE = frozenset({Named.METRIC, Named.PERSON})
"""What stands outside the plan, or need not be in it."""


def new_faults(old: Plan, new: Plan, metrics: MetricCatalogue) -> tuple[Fault, ...]:
    """Give the faults of the new plan that the old one does not have.

    A fault is the same when it stands at the same place and says the same; its remedy may differ,
    for that lists what the plan has.
    """
    candidates = tuple(_faults_since(old, new, metrics))
    known = {(one.path, one.what) for one in _faults_since(new, old, metrics)} if candidates else ()
    return tuple(one for one in candidates if (one.path, one.what) not in known)


@dataclass(frozen=True, slots=True)
class _Touched:
    """A record that is another in the new plan.

    Attributes:
        placed: The record, in the new plan.
        lost: Paths of the parts that its lists no longer have.
    """

    placed: Placed
    lost: tuple[str, ...]


def _faults_since(old: Plan, new: Plan, metrics: MetricCatalogue) -> Iterator[Fault]:
    """Yield the new plan's faults in what differs from the old one, and in what names that."""
    if new.first != old.first:
        # Every target is looked at against the plan's first day.
        return faults_of_plan(new, metrics)
    touched = tuple(_touched(old, new, ""))
    records = tuple(one.placed for one in touched)
    told = dict.fromkeys(one for placed in records for one in mentions_of(placed))
    told |= dict.fromkeys(_of_lost(old, new, touched))
    return faults_among(new, records, told, metrics)


def _touched(old: Any, new: Any, path: str) -> Iterator[_Touched]:  # noqa: ANN401 - any record
    """Yield every record that is not the very same in both plans, from the top down."""
    if new is old:
        return
    old = old if type(old) is type(new) else None
    kinds = {name: kind for name, kind in kinds_of(type(new)).items() if kind.is_record}
    lists = [name for name, one in kinds.items() if one.is_parts and old is not None]
    lost = (join(path, name, gone) for name in lists for gone in _lost(old, new, name))
    yield _Touched(Placed(path, new), tuple(lost))
    for name, kind in kinds.items():
        was, now = getattr(old, name, None), getattr(new, name)
        for at, before, after in _pairs(was, now, kind):
            yield from _touched(before, after, join(path, name, *at))


def _pairs(
    was: Any,  # noqa: ANN401 - any field
    now: Any,  # noqa: ANN401 - any field
    kind: FieldKind,
) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Yield step, old and new record of each record in a field that is another now."""
    if now is was or now is None:
        return
    if not kind.is_list:
        yield (), was, now
        return
    before: Mapping[str, Any] = {_step(place, one): one for place, one in enumerate(was or ())}
    for place, one in enumerate(now):
        step = _step(place, one)
        if (there := before.get(step)) is not one:
            yield (step,), there, one


def _step(place: int, item: Any) -> str:  # noqa: ANN401 - any record
    return name_of(item) or str(place + 1)


def _lost(old: Any, new: Any, field: str) -> Collection[str]:  # noqa: ANN401 - any record
    was, now = getattr(old, field), getattr(new, field)
    if was is now:
        return ()
    kept = {*map(name_of, now)}
    return [name for one in was if (name := name_of(one)) not in kept]


def _of_lost(old: Plan, new: Plan, touched: tuple[_Touched, ...]) -> Iterator[Mention]:
    """Yield the mentions of what could be named in the old plan and no longer can."""
    losers = [one.placed for one in touched if one.lost]
    if not losers:
        return
    lost = [path for one in touched for path in one.lost]
    before, after = (nameable(only_near(one, lost)) for one in (old, new))
    gone = {
        what: tuple(name for name in names if name not in after[what])
        for what, names in before.items()
        if what not in FREE
    }
    for field in fields_naming(new, gone) if any(gone.values()) else ():
        yield from (one for one in field if one.name in gone[one.what])
    for loser in losers:
        if loser.path:
            inner = mentions(loser.record, loser.path, of=OF_ITS_OWN)
            yield from (one for one in inner if one.name in _nameable_before(old, one))


def _nameable_before(old: Plan, mention: Mention) -> Collection[str]:
    try:
        return nameable_at(old, mention.path, mention.what)
    except MissingError:  # it stands in a part that is new, and is looked at with that
        return ()
