"""Erlang C: how long people wait for one of several who answer, when nobody gives up.

The model takes arrivals as a Poisson process of a steady rate, one queue in the order of arrival,
and minutes of work that vary as an exponential does. Load is in erlangs: arrivals a minute times
minutes of work, so the people who would be busy on average.
"""

import math
from dataclasses import dataclass

from trueline.core.errors import RefusedQuestionError

MOST_AGENTS = 10_000
"""Far more than any team; a search that goes on so long was asked something else."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a queue with several agents behaves, once it is steady.

    Attributes:
        load: In erlangs.
        agents: People who answer at the same time.
        handling_min: Minutes of work for one, on average.
        chance: That somebody has to wait at all, 0 to 1.
        mean_wait_min: Minutes that people wait on average, those who do not wait included.
        occupancy: Share of the agents' time that is spent answering, 0 to 1.
    """

    load: float
    agents: int
    handling_min: float
    chance: float
    mean_wait_min: float
    occupancy: float

    def answered_within(self, minutes: float) -> float:
        """Give the share whose wait is over within so many minutes, 0 to 1."""
        if minutes < 0:
            return 0.0
        return 1 - self.chance * math.exp(-(self.agents - self.load) * minutes / self.handling_min)


def blocking_chance(load: float, agents: int) -> float:
    """Give Erlang's B: the chance that all are busy where nobody waits.

    The recursion only adds and divides positive numbers, so that it neither overflows nor loses
    digits for hundreds of agents.

    Source:
        Erlang (1917); the recursion is that of Jagerman (1974), Bell System Technical Journal 53.

    Example:
        >>> round(blocking_chance(4.461, 10), 4)
        0.01
    """
    blocked = 1.0
    for agent in range(1, agents + 1):
        blocked = load * blocked / (agent + load * blocked)
    return blocked


def waiting(load: float, agents: int, handling_min: float) -> Waiting:
    """Give how a queue behaves by Erlang C.

    Raises:
        RefusedQuestionError: There is as much work as the agents can do, or more: then the queue
            grows without end and no wait can be given.

    Source:
        Erlang (1917), Post Office Electrical Engineers' Journal 10.

    Example:
        >>> found = waiting(load=10, agents=14, handling_min=3)
        >>> round(found.answered_within(20 / 60), 3)
        0.888
    """
    if agents <= load:
        raise RefusedQuestionError(
            f"There is work for {load:.2f} people at a time and {agents} are there, so the queue "
            "grows without end.",
            instead="Add people, or bring less work.",
        )
    blocked = blocking_chance(load, agents)
    occupancy = load / agents
    chance = blocked / (1 - occupancy * (1 - blocked))
    mean = chance * handling_min / (agents - load)
    return Waiting(load, agents, handling_min, chance, mean, occupancy)


def agents_needed(load: float, handling_min: float, *, within_min: float, share: float) -> int:
    """Give the fewest agents who answer a share within some minutes, by Erlang C.

    Args:
        load: In erlangs; 0 needs nobody.
        handling_min: Minutes of work for one, on average.
        within_min: Minutes within which the wait is to be over.
        share: Of those who come, below 1.

    Raises:
        RefusedQuestionError: No number of agents reaches it.

    Example:
        >>> agents_needed(10, 3, within_min=20 / 60, share=0.8)
        14
    """
    if share >= 1:
        raise RefusedQuestionError(
            "A queue answers nobody in time with certainty.",
            instead="Promise a share below 100%.",
        )
    if not load:
        return 0
    for agents in range(math.floor(load) + 1, MOST_AGENTS):
        if waiting(load, agents, handling_min).answered_within(within_min) >= share:
            return agents
    raise RefusedQuestionError(f"It would take more than {MOST_AGENTS:,} people at a time.")
