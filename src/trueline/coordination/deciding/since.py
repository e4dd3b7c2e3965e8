"""What a number came to since people decided by it: then, now, and what lies between."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.briefing.wording import SHARES
from trueline.coordination.deciding.decision import Seen
from trueline.coordination.deciding.shown import shown

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Since:
    """A KPI's actual as people saw it, beside what it came to.

    Attributes:
        seen: The actual, as it was frozen.
        name: Of the KPI.
        value: What it came to; None where that cannot be said.
        first: First of the days that this covers; None without a value.
        last: Last of them; None likewise.
        change: It minus what was seen, in the unit; None where the two cannot be held together.
        says: The change in a sentence, or why there is none.
        restated: What the days that people saw come to as they are known now; None while that is
            what they saw.
        pace: Then and now; None where there was or is none.
        status: Worked out now; empty where none is.
        is_better: Whether it moved the good way; None where nothing moved, or where the direction
            does not tell because it adds up day by day.
        notes: What a reader must know, in sentences.
        study: Id of the best study about the KPI; empty where none was answered.
        grade: Letter of its claim; empty likewise.
        finding: What it says, in a sentence whose words its grade allows; empty likewise.
    """

    seen: Seen
    name: str
    value: Decimal | None = None
    first: date | None = None
    last: date | None = None
    change: Decimal | None = None
    says: str = ""
    restated: Decimal | None = None
    pace: tuple[Decimal | None, Decimal | None] = (None, None)
    status: str = ""
    is_better: bool | None = None
    notes: tuple[str, ...] = ()
    study: str = ""
    grade: str = ""
    finding: str = ""


def change_in_words(change: Decimal, measured_in: str) -> str:
    """Say how far a number moved, without a word of what moved it.

    Args:
        change: Later minus earlier, in ``measured_in``.
        measured_in: A metric's unit or a currency code.

    Example:
        >>> change_in_words(Decimal("-0.034"), "share"), change_in_words(Decimal(1250), "EUR")
        ('3.4 percentage points lower since then', '1,250 EUR higher since then')
    """
    if not change:
        return "the same since then"
    way = "higher" if change > 0 else "lower"
    if measured_in in SHARES:
        return f"{shown(abs(change) * HUNDRED, '')} percentage points {way} since then"
    return f"{shown(abs(change), measured_in)} {way} since then"
