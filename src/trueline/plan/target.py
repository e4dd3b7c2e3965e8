"""Target: what a KPI is to reach, by when and along which path, and where it began."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within


class CurveKind(StrEnum):
    """Shape of the expected path from baseline to target."""

    LINEAR = "linear"
    SEASONAL = "seasonal"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The share of the way that should be done by the end of a day.

    Attributes:
        day: Between start and due.
        share: 0 at the start, 1 at the target.
    """

    day: date
    share: Decimal


@dataclass(frozen=True, slots=True)
class Curve:
    """The expected path from start to target.

    Attributes:
        kind: ``linear``; ``seasonal`` spreads the way over months by weight; ``points``.
        month_weights: For ``seasonal``: twelve weights, from January to December; else empty.
        points: For ``points``: days, each with the share of the way done by then, 0 to 1; start
            (0) and due (1) are implied; else empty.
    """

    kind: CurveKind = CurveKind.LINEAR
    month_weights: tuple[Decimal, ...] = ()
    points: tuple[CurvePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a KPI is to reach, by when, along which path.

    Attributes:
        value: In the metric's unit; for a band its upper end.
        due: Day by which.
        curve: Way to it over time.
        stretch: Better than the target; None when not set.
        floor: For a band its lower end; else the least acceptable; None when not set.
    """

    value: Decimal
    due: date
    curve: Curve = Curve()
    stretch: Decimal | None = None
    floor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """A KPI's value when the goal was set.

    Attributes:
        value: In the metric's unit.
        first: First day of the days it was measured over.
        until: The day after the last of them.
        method: How it was taken.
        n: How many cases are behind it; None when it is no sample.
        quality: What is doubtful about it; empty when nothing is.
    """

    value: Decimal
    first: date
    until: date
    method: str = ""
    n: Annotated[int | None, Within(1, None)] = None
    quality: str = ""
