"""How waits are spread, as rows with bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.responding.judging import JudgedWait
from trueline.measure.responding.within import within
from trueline.web.responding.words import MINUTES
from trueline.web.wording import say_share, say_value

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class WithinCell:
    """A share with its bar.

    Attributes:
        words: The share in words; a dash without any.
        bar: Length of the bar, 0 to 100.
    """

    words: str
    bar: int


@dataclass(frozen=True, slots=True)
class WithinRow:
    """One length of time.

    Attributes:
        limit: In words.
        first: First replies that came within it.
        settled: Conversations settled within it.
    """

    limit: str
    first: WithinCell
    settled: WithinCell

    @property
    def cells(self) -> tuple[WithinCell, ...]:
        """Both, in the order of the columns."""
        return self.first, self.settled


def within_rows(waits: Sequence[JudgedWait]) -> list[WithinRow]:
    """Put the spread of waits into rows; none where nothing ended."""
    return [
        WithinRow(say_value(Decimal(one.limit_min), MINUTES), _cell(one.first), _cell(one.settled))
        for one in within(waits)
        if one.first is not None
    ]


def _cell(share: Decimal | None) -> WithinCell:
    return WithinCell(say_share(share), round((share or 0) * HUNDRED))
