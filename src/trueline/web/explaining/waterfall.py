"""Waterfall: bars that begin where the last one ended, from nothing to the whole change."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

WIDTH, THINNEST = 160, Decimal(1)


@dataclass(frozen=True, slots=True)
class Step:
    """One bar; texts, because templates would write numbers by locale.

    Attributes:
        x: Where it begins, from the left.
        width: How long it is; never so thin that it cannot be seen.
        zero: Where nothing lies, for a line down all bars.
        is_up: Whether it adds.
    """

    x: str
    width: str
    zero: str
    is_up: bool


def waterfall(amounts: Sequence[Decimal]) -> tuple[Step, ...]:
    """Give a bar for each amount, and a last one for what they come to.

    Args:
        amounts: What each adds, in the order of the bars.
    """
    ends = [Decimal(0)]
    for one in amounts:
        ends.append(ends[-1] + one)
    low, span = min(ends), max(ends) - min(ends)
    room = WIDTH - THINNEST

    def place(value: Decimal) -> Decimal:
        return (value - low) / span * room if span else Decimal(0)

    sides = [*pairwise(ends), (Decimal(0), ends[-1])]
    return tuple(
        Step(
            x=_text(place(min(side))),
            width=_text(max(place(max(side)) - place(min(side)), THINNEST)),
            zero=_text(place(Decimal(0))),
            is_up=side[1] >= side[0],
        )
        for side in sides
    )


def _text(number: Decimal) -> str:
    return f"{number:.1f}"
