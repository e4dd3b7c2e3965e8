"""Since when a listening set is declared as it is: each change of it begins another series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from trueline.core.period import Period
from trueline.plan.organisation.listening import ListeningSet
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListeningEra:
    """Days on which a set was declared in one way.

    Attributes:
        declared: As it was then.
        first: First day; None when it was always so.
        until: Day from which it was another; None for the one that goes on.
    """

    declared: ListeningSet
    first: date | None
    until: date | None = None

    def holds(self, period: Period) -> bool:
        """Say whether all days of a period are searched in this way."""
        begun = self.first is None or self.first <= period.first
        return begun and (self.until is None or period.until <= self.until)

    def touches(self, period: Period) -> bool:
        """Say whether some days of a period are searched in this way."""
        begun = self.first is None or self.first < period.until
        return begun and (self.until is None or self.until > period.first)


def own_search(declared: ListeningSet) -> ListeningSet:
    """Give what of a declaration decides which mentions of our own brand are found."""
    own = tuple(one for one in _unnamed(declared).brands if one.is_own)
    return replace(_unnamed(declared), brands=own, since=None)


def searched_since(eras: Sequence[ListeningEra], era: ListeningEra) -> date | None:
    """Give the day since which our own brand is searched for as in an era; None for always."""
    own, first = own_search(era.declared), era
    for one in reversed(eras[: eras.index(era)]):
        if own_search(one.declared) != own:
            return first.first
        first = one
    return None


def listening_eras(
    workspace: Workspace, declared: ListeningSet, *, as_of: datetime | None = None
) -> tuple[ListeningEra, ...]:
    """Give every way in which a set was declared, oldest first; the last is the one given.

    A change counts from the day that the set names as its first; where it names none, or the same
    as before, from the day on which the version with the change was approved.

    Args:
        workspace: With the versions of the plan.
        declared: The set as it is now.
        as_of: Versions approved later do not count; None for all.
    """
    eras: list[ListeningEra] = []
    for approved, one in (*_approved(workspace, declared.id, as_of), (None, declared)):
        if eras and _same(eras[-1].declared, one):
            eras[-1] = replace(eras[-1], declared=one)
            continue
        first = one.since
        if eras and (first is None or first == eras[-1].declared.since):
            first = approved or workspace.today
        eras.append(ListeningEra(one, first))
    return (*(replace(now, until=then.first) for now, then in pairwise(eras)), eras[-1])


def _approved(
    workspace: Workspace, name: str, as_of: datetime | None
) -> Iterator[tuple[date, ListeningSet]]:
    for line in reversed(workspace.plans.versions()):
        if as_of is not None and line.approved_at > as_of:
            continue
        plan = workspace.plans.version(line.number).plan
        yield from ((line.approved_at.date(), one) for one in plan.listening if one.id == name)


def _same(one: ListeningSet, other: ListeningSet) -> bool:
    """Say whether two declarations count the same; what things are called does not matter."""
    return _unnamed(one) == _unnamed(other)


def _unnamed(declared: ListeningSet) -> ListeningSet:
    brands = sorted(declared.brands, key=lambda one: one.id)
    return replace(declared, name="", brands=tuple(replace(one, name="") for one in brands))
