"""Part pairs: one part of a whole, as it was measured in the earlier and the later period."""

from dataclasses import dataclass
from decimal import Decimal

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Amount:
    """What one part, or the whole, came to in one period.

    Attributes:
        value: In the metric's unit; None when it was not measured.
        above: Of a ratio, what is divided; None when it is no ratio, or was not measured.
        below: Of a ratio, what it is divided by; None alike.
        coverage: Share of the days that hold a value, 0 to 1.
        row_count: Rows or facts behind it.
        why: Why there is no value, else empty.
    """

    value: Decimal | None
    above: Decimal | None = None
    below: Decimal | None = None
    coverage: Decimal = ONE
    row_count: int = 0
    why: str = ""


NOT_MEASURED = Amount(None, coverage=Decimal(0))


@dataclass(frozen=True, slots=True)
class PartPair:
    """One part in both periods.

    Attributes:
        key: Account, channel, breakdown or post; unique among the parts.
        label: For people.
        before: In the earlier period.
        after: In the later one.
    """

    key: str
    label: str
    before: Amount
    after: Amount
