"""Drawings of a community: active people over the weeks, and the Lorenz curve.

Geometry is worked out here: templates would write numbers by locale, which no drawing takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.measure.community.concentration import Concentration
from trueline.measure.community.people import ActiveWeek

BROAD, NARROW = (1040, 220), (340, 180)
"""Width and height of drawings of active people: for screens and for phones."""
LEFT, FOOT, TOP = 44, 20, 8
SIDE, EDGE = 200, 6
SCALES = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale.

    Attributes:
        at: Its place.
        value: What it stands for.
    """

    at: str
    value: int


@dataclass(frozen=True, slots=True)
class ActiveChart:
    """Active people by day, week and month.

    Attributes:
        day: Path of SVG.
        week: Path of SVG.
        month: Path of SVG.
        ticks: Of people, from below.
        first: Sunday of the first week.
        last: Sunday of the last.
        width: Of the drawing.
        height: Of the drawing.
        left: Where the lines begin.
    """

    day: str
    week: str
    month: str
    ticks: tuple[Tick, ...]
    first: date
    last: date
    width: int
    height: int
    left: int = LEFT


@dataclass(frozen=True, slots=True)
class Lorenz:
    """How posts spread over people.

    Attributes:
        curve: Path of SVG.
        area: The same, closed by the line of equal parts.
        even: That line.
    """

    curve: str
    area: str
    even: str


def draw_active(weeks: Sequence[ActiveWeek], size: tuple[int, int]) -> ActiveChart | None:
    """Draw active people over the weeks, so wide and high; None for fewer than two weeks."""
    if len(weeks) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    width, height = size
    step = _step(max(one.month_people for one in weeks))
    count = -(-max(one.month_people for one in weeks) // step) or 1
    top = Decimal(step * count)

    def path(values: Sequence[Decimal]) -> str:
        wide = Decimal(width - LEFT) / (len(values) - 1)
        points = (f"{LEFT + wide * at:.1f} {_y(one, top, height)}" for at, one in enumerate(values))
        return "M" + "L".join(points)

    return ActiveChart(
        day=path([one.day_people for one in weeks]),
        week=path([Decimal(one.week_people) for one in weeks]),
        month=path([Decimal(one.month_people) for one in weeks]),
        ticks=tuple(
            Tick(_y(Decimal(step * at), top, height), step * at) for at in range(count + 1)
        ),
        first=weeks[0].last_day,
        last=weeks[-1].last_day,
        width=width,
        height=height,
    )


def draw_lorenz(spread: Concentration) -> Lorenz | None:
    """Draw the share of posts by share of people; None where it was refused."""
    if not spread.curve:
        return None
    room = Decimal(SIDE - 2 * EDGE)
    points = [f"{EDGE + room * x:.1f} {SIDE - EDGE - room * y:.1f}" for x, y in spread.curve]
    curve = "M" + "L".join(points)
    return Lorenz(curve, f"{curve}Z", f"M{EDGE} {SIDE - EDGE}L{SIDE - EDGE} {EDGE}")


def _y(value: Decimal, top: Decimal, height: int) -> str:
    room = Decimal(height - FOOT - TOP)
    return f"{TOP + room * (1 - value / top):.1f}"


def _step(most: int) -> int:
    """Give a round distance between lines, so that there are at most five."""
    power = 1
    while True:
        for one in SCALES:
            if one * power * 5 >= most:
                return one * power
        power *= 10
