"""The cascade as a tree: every part of a plan under the first part that it serves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trueline.measure.reading import Reading
from trueline.plan.cascade import links_of, placed_kpis, placed_tactics
from trueline.plan.document import Plan


class Rank(StrEnum):
    """Column of the cascade, from why to how."""

    GOAL = "goal"
    SCOPE = "scope"
    SOCIAL = "social"
    KPI = "kpi"
    TACTIC = "tactic"


RANKS = tuple(Rank)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part of a plan.

    Attributes:
        id: Its place, as ``plan.cascade`` writes it.
        rank: Its column.
        title: Its name.
        line: What else to say in one line; may be empty.
        owner: Who answers for it; may be empty.
        reading: Where it stands; only for KPIs.
    """

    id: str
    rank: Rank
    title: str
    line: str = ""
    owner: str = ""
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Cascade:
    """A plan's parts and who serves whom.

    Attributes:
        leaves: By id, in the plan's order.
        uppers: Ids that each part serves, in the plan's order.
        lowers: Ids that serve each part, under the first that they serve only.
    """

    leaves: Mapping[str, Leaf]
    uppers: Mapping[str, tuple[str, ...]]
    lowers: Mapping[str, tuple[str, ...]]

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

    def path(self, place: str) -> tuple[str, ...]:
        """Give everything above and below a place, itself first."""
        return (place, *self._climb(place), *self._descend(place))

    def _climb(self, place: str) -> Iterator[str]:
        for upper in self.uppers.get(place, ()):
            yield upper
            yield from self._climb(upper)

    def _descend(self, place: str) -> Iterator[str]:
        for lower, uppers in self.uppers.items():
            if place in uppers:
                yield lower
                yield from self._descend(lower)


def cascade_of(plan: Plan, readings: Mapping[str, Reading]) -> Cascade:
    """Gather a plan's parts with where their KPIs stand.

    Args:
        plan: To show.
        readings: By KPI path.
    """
    leaves = {leaf.id: leaf for leaf in _leaves(plan, readings)}
    uppers: dict[str, list[str]] = defaultdict(list)
    for link in links_of(plan):
        if link.upper in leaves and link.lower in leaves:
            uppers[link.lower].append(link.upper)
    lowers: dict[str, list[str]] = defaultdict(list)
    for place in leaves:
        if uppers.get(place):
            lowers[uppers[place][0]].append(place)
    return Cascade(
        leaves,
        {place: tuple(above) for place, above in uppers.items()},
        {place: tuple(below) for place, below in lowers.items()},
    )


def _leaves(plan: Plan, readings: Mapping[str, Reading]) -> Iterator[Leaf]:
    for goal in plan.goals:
        yield Leaf(f"goal:{goal.id}", Rank.GOAL, goal.name, goal.source)
    for scope in plan.scopes:
        yield Leaf(scope.id, Rank.SCOPE, scope.name, scope.mission)
        for social in scope.social_goals:
            place = f"{scope.id}/{social.id}"
            yield Leaf(place, Rank.SOCIAL, social.name, social.owner, social.owner)
    for kpi in placed_kpis(plan):
        own = kpi.kpi
        yield Leaf(kpi.path, Rank.KPI, own.name, "", own.owner, readings.get(kpi.path))
    names = {channel.id: channel.name for channel in plan.channels}
    for tactic in placed_tactics(plan):
        channels = ", ".join(names.get(one, one) for one in tactic.tactic.channels)
        line = channels or tactic.tactic.owner
        yield Leaf(tactic.path, Rank.TACTIC, tactic.tactic.name, line, tactic.tactic.owner)
