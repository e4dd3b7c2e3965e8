"""Shares that were counted, with the interval that their number of cases allows."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.intervals import share_interval

FEWEST_CASES = 20
"""Below so many cases a share is not shown, only the counts."""
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class CountedShare:
    """So many of so many.

    Attributes:
        part: Cases that are so.
        whole: All cases; may be 0.
    """

    part: int
    whole: int

    @property
    def is_small(self) -> bool:
        """Say whether there are too few cases to speak of a share."""
        return self.whole < FEWEST_CASES

    @property
    def share(self) -> Decimal | None:
        """The share, 0 to 1; None when there are too few cases."""
        return None if self.is_small else (Decimal(self.part) / self.whole).quantize(_PLACES)

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """Its 95 % interval; None when there are too few cases.

        Source:
            Wilson (1927), JASA 22(158): the score interval.

        Example:
            >>> CountedShare(10, 100).interval
            (Decimal('0.0552'), Decimal('0.1744'))
        """
        if self.is_small:
            return None
        found = share_interval(self.part, self.whole)
        return found.low.quantize(_PLACES), found.high.quantize(_PLACES)
