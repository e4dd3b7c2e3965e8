"""Hits: how often something happened, against how often it was promised, by the exact binomial."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

PROMISED = Decimal("0.8")
"""Share of cases that a range from p10 to p90 promises to hold."""
LEVEL = Decimal("0.95")
DOUBT = Decimal("0.05")
"""A judgement is spoken when so few cases in hundred would be so far off by chance."""
FEWEST = 20
"""Guesses that it takes to judge; fewer than that find too little."""
PLACES = 4
HALVINGS = 60


class Judgement(StrEnum):
    """What hits say of ranges."""

    TOO_FEW = "too few to judge"
    TOO_NARROW = "too narrow"
    TOO_WIDE = "too wide"
    NOT_CONTRADICTED = "promise not contradicted"


@dataclass(frozen=True, slots=True)
class Hits:
    """How often something happened.

    Attributes:
        hits: So often.
        count: Of so many cases.
    """

    hits: int
    count: int

    def __post_init__(self) -> None:
        """Refuse more hits than cases.

        Raises:
            ValueError: There are more, or fewer than none.
        """
        if not 0 <= self.hits <= self.count:
            raise ValueError(f"{self.hits} of {self.count} is no share.")

    @property
    def rate(self) -> Decimal | None:
        """The share of hits; None without a case."""
        return round(Decimal(self.hits) / self.count, PLACES) if self.count else None

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """The exact 95 % interval of the share; None without a case.

        Source:
            Clopper and Pearson (1934), Biometrika 26(4).
        """
        if not self.count:
            return None
        tail = (1 - float(LEVEL)) / 2
        low = _where(lambda p: 1 - at_most(self.hits - 1, self.count, p), tail)
        high = _where(lambda p: -at_most(self.hits, self.count, p), -tail)
        return (
            _rounded(low) if self.hits else Decimal(0),
            _rounded(high) if self.hits < self.count else Decimal(1),
        )

    def judged(
        self, promised: Decimal = PROMISED, *, fewest: int = FEWEST, doubt: Decimal = DOUBT
    ) -> Judgement:
        """Say whether the ranges hold as often as they promise.

        Too narrow and too wide are each spoken when so few, or so many, hits would come in at
        most five cases of a hundred if the promise were kept.

        Args:
            promised: Share of hits that is promised.
            fewest: Cases that it takes to judge.
            doubt: How often such a word may be spoken on either side though the promise is kept.
        """
        if self.count < fewest:
            return Judgement.TOO_FEW
        share, most = float(promised), float(doubt)
        if at_most(self.hits, self.count, share) <= most:
            return Judgement.TOO_NARROW
        if 1 - at_most(self.hits - 1, self.count, share) <= most:
            return Judgement.TOO_WIDE
        return Judgement.NOT_CONTRADICTED


def at_most(hits: int, count: int, share: float) -> float:
    """Give the chance of at most so many hits when each case is one with a share.

    Args:
        hits: May be -1, of which there is no chance.
        count: Of so many cases.
        share: 0 to 1.

    Example:
        >>> round(at_most(12, 20, 0.8), 4), round(at_most(12, 20, 0.55), 4)
        (0.0321, 0.748)
    """
    if hits >= count or share <= 0:
        return float(hits >= 0)
    if share >= 1:
        return 0.0
    return math.fsum(math.exp(_log_chance(one, count, share)) for one in range(hits + 1))


def _log_chance(hits: int, count: int, share: float) -> float:
    ways = math.lgamma(count + 1) - math.lgamma(hits + 1) - math.lgamma(count - hits + 1)
    return ways + hits * math.log(share) + (count - hits) * math.log1p(-share)


def _where(rising: Callable[[float], float], value: float) -> float:
    """Give where a curve that rises from 0 to 1 comes to a value."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2


def _rounded(share: float) -> Decimal:
    return round(Decimal(share), PLACES)
