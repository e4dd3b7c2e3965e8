"""A scale of numbers for drawings: where each stands, and round ones between the ends.

Geometry is worked out here: templates would write numbers by locale, which no drawing takes.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from trueline.core.spoken_numbers import roughly

TICKS = 4
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number of a scale.

    Attributes:
        at: Its place in the drawing.
        words: The number.
    """

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from a lowest to a highest, laid over a stretch of a drawing.

    Attributes:
        low: Lowest number.
        high: Highest number, above the lowest.
        first: Place of the lowest.
        last: Place of the highest; before ``first`` where the scale runs upwards.
    """

    low: float
    high: float
    first: float
    last: float

    def place(self, number: float) -> float:
        """Give where a number stands; what lies beyond the ends stands at them."""
        share = (min(max(number, self.low), self.high) - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)

    def at(self, number: float) -> str:
        """Give where a number stands, as drawings take it."""
        return f"{self.place(number):.1f}"

    def ticks(self) -> tuple[Tick, ...]:
        """Give round numbers between the ends."""
        step = _round_step((self.high - self.low) / TICKS)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        numbers = (round(at * step, 12) for at in range(first, last + 1))
        return tuple(Tick(self.at(one), roughly(one)) for one in numbers)


def scale_over(numbers: Iterable[float], first: float, last: float) -> Scale:
    """Give a scale that holds all numbers with a little room at both ends."""
    known = [one for one in numbers if math.isfinite(one)] or [0.0]
    low, high = min(known), max(known)
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    return Scale(low - room, high + room, first, last)


def _round_step(step: float) -> float:
    size = 10.0 ** math.floor(math.log10(step))
    return next(one * size for one in STEPS if one * size >= step * 0.999)
