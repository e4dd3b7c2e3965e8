"""Status: one word for where a KPI stands, and all that the word is found from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trueline.measure.pacing import Way


class Status(StrEnum):
    """Where a KPI stands, in a word."""

    REACHED = "reached"
    EXCEEDED = "exceeded"
    ON_PACE = "on pace"
    AT_RISK = "at risk"
    OFF_PACE = "off pace"
    TOO_EARLY = "too early"
    NOT_BEGUN = "not begun"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules look at.

    Attributes:
        on: Day of the reading.
        way: The way to go; None without baseline or target.
        actual: None without data.
        last_day: Newest day that is known of, whether it counts already or not; None without data.
        frequency_days: How often a new value is due.
        progress: Share of the way done; None when it cannot be said.
        elapsed: Share of the way that the path expects; None without a way.
        pace: Progress over elapsed; None while elapsed is 0.
        coverage: Of a sum, the share of its days that hold a value; 1 for all else.
        is_young: Whether later days than ``held_on`` are known of and do not count yet.
        weighed: The same, each account weighed by what it usually brings; None where not told.
        on_pace_from: The KPI's own pace from which it is on pace; None for that of the rules.
        at_risk_from: The KPI's own pace from which it is at risk; None likewise.
        chance: Of reaching the target by its due day, 0 to 1; None when no forecast says it.
        held_on: Day that the actual and what is expected are of, at most ``on``; None for ``on``.
        may_turn: Whether what is reached can be lost again: true of all but sums to date that
            nothing is taken from.
        measured_in: Unit of the actual, for what is said of it.
        missing: Why a part is missing that the whole cannot be judged without; empty for none.
    """

    on: date
    way: Way | None
    actual: Decimal | None
    last_day: date | None
    frequency_days: int
    progress: Decimal | None
    elapsed: Decimal | None
    pace: Decimal | None
    coverage: Decimal = Decimal(1)
    on_pace_from: Decimal | None = None
    at_risk_from: Decimal | None = None
    chance: Decimal | None = None
    held_on: date | None = None
    may_turn: bool = False
    missing: str = ""
    measured_in: str = ""
    weighed: Decimal | None = None
    is_young: bool = False

    @property
    def covered(self) -> Decimal:
        """Share of a sum that is known: weighed where that is told, else of its days."""
        return self.coverage if self.weighed is None else self.weighed

    @property
    def day(self) -> date:
        """The day that the actual and what is expected are of."""
        return self.held_on or self.on
