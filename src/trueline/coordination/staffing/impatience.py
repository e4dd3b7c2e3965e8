"""Erlang A: a queue in which people give up when their patience ends.

As Erlang C, and patience varies as an exponential does. Such a queue is always steady: who gives up
makes room. It suits chats and calls; who writes a letter does not hang up.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.coordination.staffing.erlang import blocking_chance
from trueline.core.errors import RefusedQuestionError

NEGLIGIBLE = 1e-14
"""Chance of a longer queue below which nothing shown would change."""


@dataclass(frozen=True, slots=True)
class Impatient:
    """How a queue behaves that people leave.

    Attributes:
        chance: That somebody has to wait at all, 0 to 1.
        abandoned: Share that gives up, 0 to 1.
        mean_wait_min: Minutes in the queue on average, of those who give up too.
        occupancy: Share of the agents' time that is spent answering, 0 to 1.
        queue: People who wait on average.
        served_within: Share that is answered within the minutes asked about, 0 to 1.
    """

    chance: float
    abandoned: float
    mean_wait_min: float
    occupancy: float
    queue: float
    served_within: float


def impatient(
    load: float, agents: int, *, handling_min: float, patience_min: float, within_min: float
) -> Impatient:
    """Give how a queue behaves by Erlang A.

    Args:
        load: In erlangs, above 0.
        agents: People who answer at the same time, at least 1.
        handling_min: Minutes of work for one, on average.
        patience_min: Minutes that people are ready to wait, on average.
        within_min: Minutes within which an answer is wished for.

    Raises:
        RefusedQuestionError: A number that has to be above 0 is not.

    Source:
        Mandelbaum and Zeltyn (2007), Service engineering in action: the Palm/Erlang-A queue. Of who
        finds ``k`` waiting, the wait is a sum of ``k + 1`` exponentials with evenly spaced rates,
        so that it is distributed as an order statistic: an incomplete beta function.

    Example:
        >>> found = impatient(48, 50, handling_min=1, patience_min=2, within_min=0)
        >>> round(found.abandoned, 3), round(found.mean_wait_min * 60, 1)
        (0.031, 3.7)
    """
    if min(load, agents, handling_min, patience_min) <= 0:
        raise RefusedQuestionError("Load, agents, minutes of work and patience have to be above 0.")
    leaving = handling_min / patience_min
    weights = list(_waiting_weights(load, agents, leaving))
    busy = blocking_chance(load, agents)
    whole = (1 - busy) / busy + math.fsum(weights) if busy else math.inf
    chances = [one / whole for one in weights]
    queue = math.fsum(place * one for place, one in enumerate(chances))
    waits = math.fsum(chances)
    inside = _inside(leaving, agents, within_min / patience_min)
    served = math.fsum(
        one * agents / (agents + (place + 1) * leaving) * share
        for place, (one, share) in enumerate(zip(chances, inside, strict=False))
    )
    abandoned = leaving * queue / load
    return Impatient(
        chance=waits,
        abandoned=abandoned,
        mean_wait_min=queue / load * handling_min,
        occupancy=load * (1 - abandoned) / agents,
        queue=queue,
        served_within=1 - waits + served,
    )


def _waiting_weights(load: float, agents: int, leaving: float) -> Iterator[float]:
    """Give the chances of 0, 1, 2 ... waiting while all are busy, against that of the first."""
    weight, place = 1.0, 0
    yield weight
    while weight > NEGLIGIBLE or load > agents + place * leaving:
        place += 1
        weight *= load / (agents + place * leaving)
        yield weight


def _inside(leaving: float, agents: int, patience_share: float) -> Iterator[float]:
    """Give, of who finds 0, 1, 2 ... waiting and stays, the share whose wait ends in time."""
    gone = -math.expm1(-patience_share)
    rate = agents / leaving + 1
    share, place = -math.expm1(-patience_share * rate), 1
    while True:
        yield max(share, 0.0)
        if gone > 0:
            share -= math.exp(
                place * math.log(gone)
                - patience_share * rate
                + math.lgamma(place + rate)
                - math.lgamma(place + 1)
                - math.lgamma(rate)
            )
        place += 1
