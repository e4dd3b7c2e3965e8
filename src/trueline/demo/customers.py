"""Customers of the shop, and the programme whose true effect is known.

The Mending Circle opened in February 2026 to everybody who had ordered before. Those who order
often and those who read the newsletter joined more readily, so members order more than others
whatever the programme does: that is the self-selection. On top of it the programme causes members
to place 9 % more orders than they would have placed without it, from the day they join.
"""

import bisect
import math
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import numpy as np

from trueline.demo.days import DAY_COUNT, offset_of, path_through, rhythm
from trueline.demo.story import random_for


@dataclass(frozen=True, slots=True)
class ProgrammeTruth:
    """What is true of the programme in the simulated population.

    A study of the exports should find ``relative_lift``; whoever compares members with others
    finds ``naive_difference``. The only confounder is the number of repeat orders before the
    opening, which the exports show, so adjusting for it recovers the lift. Newsletter consent
    moves joining too, but not orders.

    Attributes:
        tag: Tag on a member's orders in the shop's export, beside ``joined-<day>``.
        opened: First day on which one could join; only earlier customers were invited.
        closed: Last day on which one could join.
        relative_lift: Orders that members placed because of it, as a share of the orders that
            they would have placed anyway after joining.
        naive_difference: Repeat orders for each member over repeat orders for each other invited
            customer, minus 1, over the days after ``closed``; rounded.
    """

    tag: str
    opened: date
    closed: date
    relative_lift: float
    naive_difference: float


PROGRAMME: Final = ProgrammeTruth(
    tag="member",
    opened=date(2026, 2, 2),
    closed=date(2026, 3, 29),
    relative_lift=0.09,
    naive_difference=0.38,
)

ARRIVALS: Final = (14.0, 10.0, 10.2, 9.6, 10.2, 10.8, 11.8)
"""New customers a day, at even distances over the story."""

RATE_SHAPE: Final = 1.1
RATE_MEAN: Final = 0.023
"""Repeat orders a week differ between customers as a gamma distribution of this shape and mean.

A customer orders at the rate's own distance, more evenly than by pure chance: supplies run out.
"""

NEWS_SHARE: Final = 0.42
"""Share of customers who agree to the newsletter."""

JOIN_CONSTANT: Final = -1.3
JOIN_BY_REPEAT: Final = 0.68
JOIN_BY_CONSENT: Final = 0.5
JOIN_MOST_REPEATS: Final = 4
"""Log odds of joining: constant, for each repeat order before the opening, for the newsletter."""


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer.

    Attributes:
        number: From 0, in order of arrival.
        arrived: Day of the first order, as a place in the story.
        wants_news: Whether they agreed to the newsletter.
        joined: Day on which they became a member, as a place in the story; None otherwise.
        repeats: Days of the orders that they place whatever the programme does, in order.
        extra: Days of the orders that the programme caused, in order.
    """

    number: int
    arrived: int
    wants_news: bool
    joined: int | None
    repeats: tuple[int, ...]
    extra: tuple[int, ...]


@cache
def all_customers() -> tuple[Customer, ...]:
    """Give every customer of the story, in order of arrival."""
    random = random_for("customers")
    arrivals = random.poisson(path_through(ARRIVALS) * rhythm("leisure"))
    arrived = np.repeat(np.arange(DAY_COUNT), arrivals)
    rates = random.gamma(RATE_SHAPE, RATE_MEAN / RATE_SHAPE, len(arrived))
    chance = np.concatenate([[0.0], np.cumsum(rhythm("leisure"))])
    plain = [
        _without_programme(number, int(day), float(rate), chance, random)
        for number, (day, rate) in enumerate(zip(arrived, rates, strict=True))
    ]
    return _with_extra_orders(plain, random)


def _without_programme(
    number: int,
    arrived: int,
    rate: float,
    chance: np.ndarray[tuple[int], np.dtype[np.float64]],
    random: np.random.Generator,
) -> Customer:
    left = chance[-1] - chance[arrived + 1]
    count = int(rate * left / 7 + random.random())
    places = chance[arrived + 1] + (np.arange(count) + random.random(count)) * left / max(count, 1)
    repeats = tuple(sorted(int(np.searchsorted(chance, place) - 1) for place in places))
    wants_news = bool(random.random() < NEWS_SHARE)
    joined = _joining_day(arrived, repeats, random, wants_news=wants_news)
    return Customer(number, arrived, wants_news, joined, repeats, ())


def _joining_day(
    arrived: int, repeats: tuple[int, ...], random: np.random.Generator, *, wants_news: bool
) -> int | None:
    opened, closed = offset_of(PROGRAMME.opened), offset_of(PROGRAMME.closed)
    if arrived >= opened:
        return None
    before = min(bisect.bisect_left(repeats, opened), JOIN_MOST_REPEATS)
    log_odds = JOIN_CONSTANT + JOIN_BY_REPEAT * before + JOIN_BY_CONSENT * wants_news
    day = int(random.integers(opened, closed + 1))
    return day if random.random() < 1 / (1 + math.exp(-log_odds)) else None


def _with_extra_orders(plain: list[Customer], random: np.random.Generator) -> tuple[Customer, ...]:
    """Let the programme cause its orders: spread evenly, so that the lift is exact."""
    anyway = [
        customer.number
        for customer in plain
        if customer.joined is not None
        for _ in customer.repeats[bisect.bisect_right(customer.repeats, customer.joined) :]
    ]
    wanted = round(len(anyway) * PROGRAMME.relative_lift)
    extra: dict[int, list[int]] = {}
    for place in np.linspace(0, len(anyway), num=wanted, endpoint=False):
        extra.setdefault(anyway[int(place)], []).append(-1)
    return tuple(
        Customer(
            one.number, one.arrived, one.wants_news, one.joined, one.repeats,
            tuple(sorted(
                int(random.integers((one.joined or 0) + 1, DAY_COUNT))
                for _ in extra.get(one.number, ())
            )),
        )
        for one in plain
    )  # fmt: skip
