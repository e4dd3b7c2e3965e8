"""Differences: the change of a sum, part by part.

Where a part has values on more of its days in one period than in the other, its change is split
into what it counted more or less on a day with a value, and what comes of the days without one:
``n·m`` with n days and mean m changes by ``n̄·Δm + m̄·Δn``, which leaves nothing over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from trueline.measure.explaining.change_line import (
    ChangeLine,
    Draft,
    LineKind,
    TakenApart,
    taken_apart,
)
from trueline.measure.explaining.effect import EffectKind, decimal_of
from trueline.measure.explaining.part_pair import PartPair

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Scale:
    """How values of the two periods are made comparable.

    Attributes:
        before: Days that the earlier value is divided by; 1 for the value as it is.
        after: The same of the later one.
    """

    before: int = 1
    after: int = 1


AS_IT_IS = Scale()


def differences(
    whole: PartPair, parts: Sequence[PartPair], *, scale: Scale = AS_IT_IS, by_coverage: bool
) -> TakenApart:
    """Take the change of a sum apart.

    Args:
        whole: Measured in both periods.
        parts: They do not overlap; what they leave of the whole becomes the remainder.
        scale: What values are divided by, where the periods have different lengths.
        by_coverage: Whether days without a value make a sum smaller, as they do for counters and
            do not for levels.
    """
    both = _scaled(whole, scale)
    before, after = both[0] or NOTHING, both[1] or NOTHING
    split = [_split(one, scale, by_coverage=by_coverage) for one in parts]
    drafts = [
        _draft(part, _scaled(part, scale), measured)
        for part, (measured, _) in zip(parts, split, strict=True)
        if measured is not None
    ]
    left = _remainder(before, after, [_scaled(one, scale) for one in parts])
    days = _days(whole, [unmeasured for _, unmeasured in split])
    return taken_apart([*drafts, *days, *left], before, after)


def _split(part: PartPair, scale: Scale, *, by_coverage: bool) -> tuple[Fraction | None, Fraction]:
    """Split a part's change into what it counted itself and what comes of days without a value.

    Returns:
        None for the first when nobody measured it.
    """
    before, after = _scaled(part, scale)
    if before is None or after is None:
        known = before is not None or after is not None
        return (after or NOTHING) - (before or NOTHING) if known else None, NOTHING
    coverages = Fraction(part.before.coverage), Fraction(part.after.coverage)
    if by_coverage and min(coverages) > 0:
        return _by_coverage((before, after), coverages)
    return after - before, NOTHING


def _by_coverage(
    values: tuple[Fraction, Fraction], coverages: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction]:
    """Split a change into that of the mean day and that of the days which hold a value."""
    means = values[0] / coverages[0], values[1] / coverages[1]
    return (
        (coverages[0] + coverages[1]) / 2 * (means[1] - means[0]),
        (means[0] + means[1]) / 2 * (coverages[1] - coverages[0]),
    )


def _remainder(
    before: Fraction, after: Fraction, parts: Sequence[tuple[Fraction | None, Fraction | None]]
) -> Iterator[Draft]:
    left = before - sum((one[0] or NOTHING for one in parts), NOTHING)
    still = after - sum((one[1] or NOTHING for one in parts), NOTHING)
    if left or still:
        line = ChangeLine("", "", LineKind.REMAINDER, decimal_of(left), decimal_of(still))
        yield Draft(line, ((EffectKind.OWN, still - left),))


def _days(whole: PartPair, effects: Sequence[Fraction]) -> Iterator[Draft]:
    if any(effects):
        covered = whole.before.coverage, whole.after.coverage
        line = ChangeLine("", "", LineKind.DAYS, None, None, coverage=covered)
        yield Draft(line, ((EffectKind.OWN, sum(effects, NOTHING)),))


def _draft(
    part: PartPair, values: tuple[Fraction | None, Fraction | None], effect: Fraction
) -> Draft:
    before, after = (None if one is None else decimal_of(one) for one in values)
    kind = LineKind.UNMEASURED if before is None or after is None else LineKind.PART
    covered = part.before.coverage, part.after.coverage
    line = ChangeLine(part.key, part.label, kind, before, after, coverage=covered)
    return Draft(line, ((EffectKind.OWN, effect),))


def _scaled(part: PartPair, scale: Scale) -> tuple[Fraction | None, Fraction | None]:
    return _divided(part.before.value, scale.before), _divided(part.after.value, scale.after)


def _divided(value: Decimal | None, days: int) -> Fraction | None:
    return None if value is None else Fraction(value) / days
