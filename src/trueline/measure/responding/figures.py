"""Figures of waits: median and 90th percentile first, the mean second, and promises kept."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.intervals import share_interval
from trueline.measure.responding.judging import JudgedWait, Outcome

LEVEL = 0.95
MEDIAN, NINE_IN_TEN = 0.5, 0.9
NEVER = Decimal("Infinity")
_TENTH = Decimal("0.1")
_SHARE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure with its interval.

    Attributes:
        value: The figure.
        low: Lower end of the 95 % interval; None where there are too few.
        high: Upper end; likewise.
        is_least: Whether waits that last put the figure above ``value``, nobody knows how far.
    """

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class WaitFigures:
    """How long customers waited.

    Attributes:
        count: Waits that ended.
        open_count: Waits that last; no figure has them in it but one that is at least so much.
        median: Minutes; None when none ended.
        nine_in_ten: Minutes within which nine in ten ended; None likewise.
        mean: Minutes; None likewise.
    """

    count: int
    open_count: int
    median: Spread | None = None
    nine_in_ten: Spread | None = None
    mean: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Attainment:
    """How often a promise was kept.

    Attributes:
        kept: Answered in time.
        late: Answered too late.
        overdue: Open past their time.
        not_due: Open, their time not yet over; they count nowhere.
        promised: Share for which it is to be kept; None where promises differ.
    """

    kept: int
    late: int
    overdue: int
    not_due: int
    promised: Decimal | None = None

    @property
    def due(self) -> int:
        """Those that count: open and overdue ones are missed."""
        return self.kept + self.late + self.overdue

    @property
    def share(self) -> Spread | None:
        """Share kept of those due with Wilson's interval; None when none was due."""
        return wilson(self.kept, self.due) if self.due else None

    @property
    def is_met(self) -> bool | None:
        """Whether the share that was promised is reached; None when it cannot be said."""
        if not self.due or self.promised is None:
            return None
        return Decimal(self.kept) >= self.promised * self.due


def figures_of(minutes: Iterable[Decimal | None], open_for: Iterable[Decimal] = ()) -> WaitFigures:
    """Give the figures of the waits that ended.

    Where the waits that last could move a quantile beyond its interval, or it lies among them, it
    is given as the least that it can be over all waits, those that last being as long as so far.

    Args:
        minutes: Of each; None for one that lasts.
        open_for: Minutes that those last so far; where they are not told, from 0.

    Source:
        Intervals of quantiles by order statistics: Conover (1999), Practical Nonparametric
        Statistics, 3rd ed., section 3.2.

    Example:
        >>> figures_of([Decimal(10), Decimal(20), Decimal(60), None]).median.value
        Decimal('20.0')
    """
    known = list(minutes)
    ended = sorted(one for one in known if one is not None)
    lasting = len(known) - len(ended)
    if not ended:
        return WaitFigures(0, lasting)
    open_ones = [*open_for, *[Decimal(0)] * lasting][:lasting]
    return WaitFigures(
        count=len(ended),
        open_count=lasting,
        median=_with_open(ended, open_ones, MEDIAN),
        nine_in_ten=_with_open(ended, open_ones, NINE_IN_TEN),
        mean=(sum(ended, Decimal(0)) / len(ended)).quantize(_TENTH),
    )


def attainment_of(waits: Iterable[JudgedWait]) -> Attainment:
    """Give how often promises were kept; waits without a promise count nowhere."""
    told = [one for one in waits if one.outcome is not None]
    count = {each: sum(one.outcome is each for one in told) for each in Outcome}
    promised = {one.promise.share for one in told if one.promise}
    return Attainment(
        kept=count[Outcome.KEPT],
        late=count[Outcome.LATE],
        overdue=count[Outcome.OVERDUE],
        not_due=count[Outcome.NOT_DUE],
        promised=promised.pop() if len(promised) == 1 else None,
    )


def wilson(successes: int, count: int) -> Spread:
    """Give a share with its 95 % interval.

    Source:
        Wilson (1927), Journal of the American Statistical Association 22(158).

    Example:
        >>> found = wilson(9, 10)
        >>> found.value, found.low, found.high
        (Decimal('0.9000'), Decimal('0.5958'), Decimal('0.9821'))
    """
    found = share_interval(successes, count)
    share = (Decimal(successes) / count).quantize(_SHARE)
    return Spread(share, found.low.quantize(_SHARE), found.high.quantize(_SHARE))


def _with_open(ended: Sequence[Decimal], open_for: Sequence[Decimal], share: float) -> Spread:
    """Give a quantile of the waits that ended; the least of all of them where that says little."""
    usual = _quantile(ended, share)
    at_most = _interpolated([*ended, *[NEVER] * len(open_for)], share)
    is_moved = at_most == NEVER or (usual.high is not None and at_most > usual.high)
    if not open_for or not is_moved:
        return usual
    return Spread(_interpolated(sorted((*ended, *open_for)), share).quantize(_TENTH), is_least=True)


def _interpolated(ordered: Sequence[Decimal], share: float) -> Decimal:
    at = (len(ordered) - 1) * Decimal(str(share))
    below = int(at)
    if at == below:
        return ordered[below]
    return ordered[below] * (below + 1 - at) + ordered[below + 1] * (at - below)


def _quantile(ordered: Sequence[Decimal], share: float) -> Spread:
    """Give a quantile, interpolated linearly, with the order statistics that enclose it."""
    value = _interpolated(ordered, share)
    low, high = _ranks(len(ordered), share)
    if low is None or high is None:
        return Spread(value.quantize(_TENTH))
    return Spread(value.quantize(_TENTH), ordered[low - 1], ordered[high - 1])


def _ranks(count: int, share: float) -> tuple[int | None, int | None]:
    """Give the ranks, from 1, that enclose a quantile in 95 of 100 samples; None for too few."""
    tail = (1 - LEVEL) / 2
    low = high = None
    below = 0.0
    for rank in range(1, count + 1):
        below += _chance(count, rank - 1, share)  # that fewer than ``rank`` lie below
        if below <= tail:
            low = rank
        if high is None and below >= 1 - tail:
            high = rank
    return low, high


def _chance(count: int, successes: int, share: float) -> float:
    """Give the binomial chance of so many successes."""
    ways = math.lgamma(count + 1) - math.lgamma(successes + 1) - math.lgamma(count - successes + 1)
    return math.exp(ways + successes * math.log(share) + (count - successes) * math.log1p(-share))
