"""Drawings of calibration: what was promised against what held.

Geometry is worked out here: templates would write numbers by locale, which no drawing takes.
"""

from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.calibrating.hits import PROMISED, Hits

WIDTH, EDGE = 220, 6
SIDE, MARGIN, FOOT = 250, 36, 22
PLOT = Decimal(SIDE - MARGIN - 18)


@dataclass(frozen=True, slots=True)
class HeldDrawing:
    """A share of hits with its interval on a line from 0 to 1, and where the promise stands.

    Attributes:
        dot: Of the share.
        low: Of the interval's lower end.
        length: From there to its upper end.
        promised: Of the promise.
        width: Of the drawing.
    """

    dot: str
    low: str
    length: str
    promised: str
    width: str = str(WIDTH)


@dataclass(frozen=True, slots=True)
class Point:
    """A stated share against that which came.

    Attributes:
        x: Of the stated share.
        y: Of the share that came.
        top: Of the upper end of its interval.
        foot: Of the lower end.
    """

    x: str
    y: str
    top: str
    foot: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale.

    Attributes:
        x: Its place from the left.
        y: Its place from above.
        share: What it stands for.
    """

    x: str
    y: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class ReliabilityDrawing:
    """How much came at or below what was stated, against what was stated.

    Attributes:
        points: From the lowest stated share.
        even: The line on which stated and came are equal.
        ticks: Of both scales.
        side: Width and height of the drawing.
        left: Where the scale begins.
        right: Where it ends.
        top: Of the plot.
        foot: Of the plot.
    """

    points: tuple[Point, ...]
    even: str
    ticks: tuple[Tick, ...]
    side: str
    left: str
    right: str
    top: str
    foot: str


def draw_held(hits: Hits, promised: Decimal = PROMISED) -> HeldDrawing | None:
    """Draw a share of hits; None without a case."""
    if hits.rate is None or hits.interval is None:
        return None
    low, high = hits.interval
    places = [_along(one) for one in (hits.rate, low, high, promised)]
    dot, left, right, mark = places
    return HeldDrawing(_text(dot), _text(left), _text(right - left), _text(mark))


def draw_reliability(stated: tuple[tuple[Decimal, Hits], ...]) -> ReliabilityDrawing:
    """Draw stated shares against what came; those without a case are left out."""
    points = tuple(
        Point(_x(share), _y(hits.rate), _y(hits.interval[1]), _y(hits.interval[0]))
        for share, hits in stated
        if hits.rate is not None and hits.interval is not None
    )
    zero, one = Decimal(0), Decimal(1)
    shares = (zero, Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), one)
    return ReliabilityDrawing(
        points=points,
        even=f"M{_x(zero)} {_y(zero)}L{_x(one)} {_y(one)}",
        ticks=tuple(Tick(_x(share), _y(share), share) for share in shares),
        side=str(SIDE),
        left=_x(zero),
        right=_x(one),
        top=_y(one),
        foot=_y(zero),
    )


def _along(share: Decimal) -> Decimal:
    return EDGE + share * (WIDTH - 2 * EDGE)


def _x(share: Decimal) -> str:
    return _text(MARGIN + share * PLOT)


def _y(share: Decimal) -> str:
    return _text(SIDE - FOOT - share * PLOT)


def _text(number: Decimal) -> str:
    return f"{number:.1f}"
