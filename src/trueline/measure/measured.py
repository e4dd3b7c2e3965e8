"""Measured: the answer to a question about a metric, with all that it takes to believe it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trueline.core.period import Period


@dataclass(frozen=True, slots=True)
class Part:
    """A share of an answer that can be shown apart.

    Attributes:
        label: Account, channel or metric that it is about.
        value: In its own unit; None when it is missing.
        measured_in: That unit; empty for a part that is worked out of several metrics.
    """

    label: str
    value: Decimal | None
    measured_in: str = ""


class Basis(StrEnum):
    """What a value speaks of: numbers of different bases are different numbers."""

    PERIOD = "reporting period"
    """What was gathered on the days asked about, as reported for them."""
    LIFETIME = "lifetime"
    """What posts published on the days asked about have gathered ever since."""
    DIFFERENCED = "differenced lifetimes"
    """What was gathered between two snapshots of lifetime numbers; worked out, not reported."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Both sides of a ratio, as they went in; whoever prints the rate prints them too.

    Attributes:
        above: What is divided.
        below: What it is divided by.
    """

    above: Part
    below: Part


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric's value over a period, or the reason why there is none.

    Attributes:
        metric: ``id@version``.
        period: Days asked about.
        value: In ``measured_in``; None when refused or when there are no data.
        measured_in: The metric's unit, or the currency code of money.
        coverage: Share of the days asked about that hold a value, 0 to 1.
        basis: How days and accounts came together, in words.
        parts: By account, or by metric for a ratio.
        why: The reason when there is no value, else empty.
        instead: The nearest question that has an answer; may be empty.
        fact_count: Facts that went in.
        last_day: Newest day with a value; None when there is none.
        caveats: What a reader must know, in sentences.
        ratio: Of a rate that is worked out here: what was divided by what; else None.
        taken: What the value speaks of; whoever prints it says so, and mixes no two.
        weighed: Of a sum, the coverage with each account weighed by what it usually brings, 0 to
            1; 0 where gaps lie too differently in its parts to say; None where it is not told.
    """

    metric: str
    period: Period
    value: Decimal | None
    measured_in: str
    coverage: Decimal
    basis: str
    parts: tuple[Part, ...] = ()
    why: str = ""
    instead: str = ""
    fact_count: int = 0
    last_day: date | None = None
    caveats: tuple[str, ...] = ()
    ratio: Ratio | None = None
    taken: Basis = Basis.PERIOD
    weighed: Decimal | None = None
