"""The cascade as a tree: every part of a plan under the first part that it serves."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from trueline.measure.reading import Reading
from trueline.plan.cascade import links_of, placed_kpis, placed_tactics
from trueline.plan.document import Plan
from trueline.plan.kpi import Kpi
from trueline.plan.outline.places import Rank


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part of a plan.

    Attributes:
        id: Its place, as ``plan.cascade`` writes it.
        rank: Its column.
        title: Its name.
        line: What else to say in one line; may be empty.
        owner: Who answers for it; may be empty.
        kpi: As the plan says; only for KPIs.
        reading: Where it stands; only for KPIs of a plan that was read.
    """

    id: str
    rank: Rank
    title: str
    line: str = ""
    owner: str = ""
    kpi: Kpi | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Cascade:
    """A plan's parts and who serves whom.

    Attributes:
        leaves: By id, in the plan's order.
        uppers: Ids that each part serves, in the plan's order.
        lowers: Ids that serve each part, under the first that they serve only.
        served_by: Ids that serve each part.
    """

    leaves: Mapping[str, Leaf]
    uppers: Mapping[str, tuple[str, ...]]
    lowers: Mapping[str, tuple[str, ...]]
    served_by: Mapping[str, tuple[str, ...]]

    def of_rank(self, rank: Rank) -> tuple[Leaf, ...]:
        """Give all parts of a column."""
        return tuple(leaf for leaf in self.leaves.values() if leaf.rank is rank)

    def unlinked(self) -> tuple[Leaf, ...]:
        """Give what serves nothing above it, though it should."""
        return tuple(
            leaf
            for leaf in self.leaves.values()
            if leaf.rank is not Rank.GOAL and not self.uppers.get(leaf.id)
        )

    def tops(self) -> tuple[Leaf, ...]:
        """Give what stands under nothing: goals first, then what serves none."""
        return (*self.of_rank(Rank.GOAL), *self.unlinked())

    def path(self, place: str) -> frozenset[str]:
        """Give everything above and below a place, and itself."""
        return frozenset((*_reached(self.uppers, place), *_reached(self.served_by, place)))

    def narrowed(self, places: Collection[str]) -> "Cascade":
        """Give the cascade with some of its parts only."""
        leaves = {place: leaf for place, leaf in self.leaves.items() if place in places}
        links = ((lower, upper) for lower, above in self.uppers.items() for upper in above)
        return _tied(leaves, links)


def cascade_of(plan: Plan, readings: Mapping[str, Reading]) -> Cascade:
    """Gather a plan's parts with where their KPIs stand.

    Args:
        plan: To show.
        readings: By KPI path; empty for a plan that was not read.
    """
    leaves = {leaf.id: leaf for leaf in _leaves(plan, readings)}
    return _tied(leaves, ((link.lower, link.upper) for link in links_of(plan)))


def _tied(leaves: Mapping[str, Leaf], links: Iterator[tuple[str, str]]) -> Cascade:
    uppers: dict[str, list[str]] = defaultdict(list)
    served_by: dict[str, list[str]] = defaultdict(list)
    for lower, upper in links:
        if upper in leaves and lower in leaves:
            uppers[lower].append(upper)
            served_by[upper].append(lower)
    lowers: dict[str, list[str]] = defaultdict(list)
    for place in leaves:
        if uppers.get(place):
            lowers[uppers[place][0]].append(place)
    return Cascade(leaves, _fixed(uppers), _fixed(lowers), _fixed(served_by))


def _fixed(found: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {place: tuple(others) for place, others in found.items()}


def _reached(ways: Mapping[str, tuple[str, ...]], place: str) -> Iterator[str]:
    seen, waiting = {place}, [place]
    while waiting:
        yield (here := waiting.pop())
        new = [one for one in ways.get(here, ()) if one not in seen]
        seen.update(new)
        waiting.extend(new)


def _leaves(plan: Plan, readings: Mapping[str, Reading]) -> Iterator[Leaf]:
    for goal in plan.goals:
        yield Leaf(f"goal:{goal.id}", Rank.GOAL, goal.name, goal.source)
    for scope in plan.scopes:
        yield Leaf(scope.id, Rank.SCOPE, scope.name, scope.mission)
        for social in scope.social_goals:
            place = f"{scope.id}/{social.id}"
            yield Leaf(place, Rank.SOCIAL, social.name, social.owner, social.owner)
    for placed in placed_kpis(plan):
        own, reading = placed.kpi, readings.get(placed.path)
        yield Leaf(placed.path, Rank.KPI, own.name, "", own.owner, own, reading)
    names = {channel.id: channel.name for channel in plan.channels}
    for tactic in placed_tactics(plan):
        channels = ", ".join(names.get(one, one) for one in tactic.tactic.channels)
        line = channels or tactic.tactic.owner
        yield Leaf(tactic.path, Rank.TACTIC, tactic.tactic.name, line, tactic.tactic.owner)
