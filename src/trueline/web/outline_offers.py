"""What can be done with a part of the outline: what may be added where, and where it may move."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from trueline.metrics.metric import Metric
from trueline.plan.document import Perspective
from trueline.plan.kpi import Direction
from trueline.plan.naming import path_of
from trueline.plan.outline.moving import Destination, above_of, destinations
from trueline.plan.outline.places import LOOSE, Rank, rank_of, ranks_under
from trueline.plan.parts import look_up
from trueline.web.cascade_rows import RANK_NAMES
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked


@dataclass(frozen=True, slots=True)
class Addable:
    """Parts of a rank that may be added somewhere.

    Attributes:
        rank: Which.
        words: The same for people.
        above: Place that they go under; empty for the top, ``:`` for what serves no goal.
        after: Place beside which they go; empty for the last place.
    """

    rank: Rank
    words: str | Promise
    above: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """All that can be done with a part, or with the whole at its top.

    Attributes:
        place: Of the part; empty for the whole.
        name: Of the part; empty for the whole.
        rank: The part's, in words; empty for the whole.
        address: Of the page where its fields are written; empty for the whole.
        addable: What may be added by name alone.
        kpi: Where a KPI may be added; None where none may.
        destinations: Where it may stand instead.
        metrics: What a KPI may count, by family.
        perspectives: What a KPI may belong to.
        directions: Which way of a KPI may be good.
    """

    place: str
    name: str
    rank: str | Promise
    address: str
    addable: tuple[Addable, ...]
    kpi: Addable | None
    destinations: tuple[Destination, ...]
    metrics: Mapping[str, tuple[Metric, ...]]
    perspectives: tuple[Perspective, ...]
    directions: tuple[Direction, ...] = tuple(Direction)


def offer(looked: PlanLooked, place: str) -> Offered:
    """Give all that can be done with a part of a plan.

    Args:
        looked: The draft.
        place: Of the part; empty for the whole.

    Raises:
        MissingError: The plan has no such part.
    """
    plan = looked.plan
    path = path_of(place) if place else ""
    name = look_up(plan, path).name if place else ""
    rank = rank_of(place) if place else None
    beside = above_of(plan, place) if place else ""
    under = [Addable(one, RANK_NAMES[one], place) for one in ranks_under(place)]
    if not place:
        under.append(Addable(Rank.TACTIC, RANK_NAMES[Rank.TACTIC], LOOSE))
    siblings = [Addable(rank, RANK_NAMES[rank], beside, place)] if rank else []
    addable = [*under, *siblings]
    return Offered(
        place=place,
        name=name,
        rank=RANK_NAMES[rank] if rank else "",
        address=part_address(looked, path) if place else "",
        addable=tuple(one for one in addable if one.rank is not Rank.KPI),
        kpi=next((one for one in addable if one.rank is Rank.KPI), None),
        destinations=destinations(plan, place) if place else (),
        metrics=looked.metrics.families(),
        perspectives=plan.perspectives,
    )
