"""The queue replayed: conversations as they came, answered in turn by so many people.

Customers write when they wrote, so that nights, weekends and busy Mondays stay as they were. People
answer in the order of arrival, only in open hours; a reply is out when its work is done. Minutes of
work vary as an exponential does around their mean. People in parts, such as 1.4, are the next whole
number of people who have so much less of their time for it. What stayed without an answer past its
time takes nobody's time and stays missed.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.coordination.staffing.asked_work import AskedWork
from trueline.coordination.staffing.open_axis import Floats, OpenAxis

DRAWS = 24
"""Times that the minutes of work are drawn anew; the weeks vary far more than that."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who answers, and when.

    Attributes:
        axis: Of the hours in which somebody answers.
        people: At the same time, on average; parts are allowed.
        open_minutes: Of the days that are replayed.
    """

    axis: OpenAxis
    people: float
    open_minutes: float


def draw_handling(
    work: AskedWork, handling_min: float, random: np.random.Generator
) -> NDArray[np.float64]:
    """Draw minutes of work; shape (draws, conversations)."""
    return random.exponential(handling_min, (DRAWS, len(work.asked)))


def busy_share(work: AskedWork, desk: Desk, handling_min: float) -> float:
    """Give the share of their time that people would spend answering; 1 or more never ends."""
    needed = float(work.is_worked.sum()) * handling_min
    return needed / (desk.people * desk.open_minutes) if desk.people else math.inf


def kept_chances(work: AskedWork, promised: OpenAxis, desk: Desk, handling: Floats) -> Floats:
    """Give for each conversation the chance that its promise would be kept.

    Args:
        work: As it came.
        promised: Axis of the hours in which promises are counted.
        desk: Who answers.
        handling: Minutes of work, shape (draws, conversations).

    Returns:
        Shape (conversations,), 0 to 1; 0 where nothing was promised or nobody answered.
    """
    worked = work.is_worked
    replied = _replied(desk, desk.axis.opened_by(work.asked[worked]), handling[:, worked])
    took = promised.opened_by(desk.axis.clock_at(replied)) - promised.opened_by(work.asked[worked])
    chances = np.zeros(len(work.asked))
    chances[worked] = (took <= work.limit_min[worked]).mean(axis=0)
    return chances


def _replied(desk: Desk, asked: Floats, handling: Floats) -> Floats:
    """Give the open minutes at which replies are out; shape (draws, conversations)."""
    agents = max(math.ceil(desk.people), 1)
    slower = agents / desk.people
    draws = len(handling)
    free = np.zeros((draws, agents))
    rows = np.arange(draws)
    replied = np.empty_like(handling)
    for place, moment in enumerate(asked):
        first = free.argmin(axis=1)
        done = np.maximum(free[rows, first], moment) + handling[:, place] * slower
        free[rows, first] = done
        replied[:, place] = done
    return replied
