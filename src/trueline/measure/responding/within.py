"""How waits are spread: the share that ended within a quarter of an hour, half an hour ..."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.responding.conversation import WaitKind
from trueline.measure.responding.judging import JudgedWait, of_kind

LIMITS_MIN = (15, 30, 60, 120, 240, 480, 960, 1_920)
_SHARE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Within:
    """What ended within some minutes.

    Attributes:
        limit_min: The minutes, in the hours of the promise.
        first: Share of first replies that came within them, of those that came; None without any.
        settled: Share of conversations settled within them, of those settled; None likewise.
    """

    limit_min: int
    first: Decimal | None
    settled: Decimal | None


def within(waits: Sequence[JudgedWait]) -> tuple[Within, ...]:
    """Give the shares that ended within each limit, the shortest first.

    Args:
        waits: Of all kinds.
    """
    first, settled = (
        sorted(_ended(of_kind(waits, kind))) for kind in (WaitKind.FIRST_REPLY, WaitKind.RESOLUTION)
    )
    return tuple(Within(one, _share(first, one), _share(settled, one)) for one in LIMITS_MIN)


def _ended(waits: Iterable[JudgedWait]) -> Iterable[Decimal]:
    return (one.minutes for one in waits if one.minutes is not None)


def _share(minutes: Sequence[Decimal], limit: int) -> Decimal | None:
    if not minutes:
        return None
    return (Decimal(sum(one <= limit for one in minutes)) / len(minutes)).quantize(_SHARE)
