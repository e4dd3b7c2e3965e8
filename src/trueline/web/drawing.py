"""Small drawings beside numbers: a bar on its way, and a line of the last weeks.

Geometry is worked out here: templates would write numbers by locale, which no drawing takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.reading import Reading

BULLET_WIDTH = 144
BULLET_END = Decimal(126)
"""Where the target stands; the rest is room for what goes beyond."""
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 96, 28, 3


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bar from start to target with the plan's place for today.

    Attributes:
        bar: Length of the way done.
        plan: Where the plan expects it; empty when it cannot be said.
        end: Where the target stands.
        width: Of the drawing.
    """

    bar: str
    plan: str
    end: str
    width: str


@dataclass(frozen=True, slots=True)
class Spark:
    """The last values as a line; gaps stay open.

    Attributes:
        drawn: Path of SVG.
        x: Of the newest value.
        y: Of the newest value.
    """

    drawn: str
    x: str
    y: str


def draw_bullet(reading: Reading) -> Bullet | None:
    """Give the way done against the way expected; None when there is no way."""
    if reading.progress is None:
        return None
    return Bullet(
        bar=_place(reading.progress),
        plan="" if reading.elapsed is None else _place(reading.elapsed),
        end=_text(BULLET_END),
        width=str(BULLET_WIDTH),
    )


def draw_spark(values: Sequence[Decimal | None]) -> Spark | None:
    """Give the last values as a line, lowest to highest; None with fewer than two of them."""
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    low, span = min(known), max(known) - min(known)
    room = Decimal(SPARK_HEIGHT - 2 * SPARK_EDGE)
    step = Decimal(SPARK_WIDTH - 2 * SPARK_EDGE) / (len(values) - 1)
    points = [
        None
        if value is None
        else (SPARK_EDGE + step * at, SPARK_EDGE + room * (1 - _share(value - low, span)))
        for at, value in enumerate(values)
    ]
    x, y = next(point for point in reversed(points) if point is not None)
    return Spark(_joined(points), _text(x), _text(y))


def _joined(points: Sequence[tuple[Decimal, Decimal] | None]) -> str:
    parts, is_open = [], False
    for point, after in zip(points, (*points[1:], None), strict=True):
        if point is not None:
            parts.append(f"{'L' if is_open else 'M'}{_text(point[0])} {_text(point[1])}")
            if not is_open and after is None:
                parts.append("h0")  # a dot, where the line's ends are round
        is_open = point is not None
    return "".join(parts)


def _place(share: Decimal) -> str:
    return _text(min(max(share * BULLET_END, Decimal(0)), Decimal(BULLET_WIDTH)))


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole if whole else Decimal("0.5")


def _text(number: Decimal) -> str:
    return f"{number:.1f}"
