"""Two factors: a change split between the two numbers that a value is made of.

A product ``n·r`` changes by ``Δn·r̄ + n̄·Δr``, a ratio ``a/b`` by ``Δa·mean(1/b) + ā·Δ(1/b)``, each
factor taken at the mean of both periods; nothing is left over (Shapley's value for two factors).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from trueline.measure.explaining.change_line import (
    ChangeLine,
    Draft,
    LineKind,
    TakenApart,
    taken_apart,
)
from trueline.measure.explaining.effect import Effect, EffectKind, RawEffect, decimal_of, settled
from trueline.measure.explaining.part_pair import Amount, PartPair

NOTHING = Fraction(0)
Pair = tuple[Decimal | Fraction, Decimal | Fraction]


def volume_and_rate(value: Pair, volume: Pair) -> tuple[Effect, Effect]:
    """Split the change of a count into that of a volume and that of what came of each of it.

    Args:
        value: Before and after, such as revenue.
        volume: The same of what it is divided by, such as orders; neither is 0.

    Returns:
        The effect of the volume and that of the rate; they add up to the change exactly.

    Raises:
        ZeroDivisionError: A volume is 0.

    Example:
        >>> [str(one.amount) for one in volume_and_rate(
        ...     (Decimal(200), Decimal(360)), (Decimal(10), Decimal(12)))]
        ['50', '110']
    """
    before, after = Fraction(value[0]), Fraction(value[1])
    few, many = Fraction(volume[0]), Fraction(volume[1])
    rates = before / few, after / many
    raw = (
        RawEffect(0, EffectKind.VOLUME, (many - few) * (rates[0] + rates[1]) / 2),
        RawEffect(1, EffectKind.RATE, (few + many) / 2 * (rates[1] - rates[0])),
    )
    (first, second), _ = settled(raw, before, after)
    return first, second


def above_and_below(whole: PartPair, parts: Sequence[PartPair]) -> TakenApart:
    """Take the change of a ratio apart whose two sides come from different parts.

    Args:
        whole: With both sides in both periods, and something below the line.
        parts: With the side that they have; where they do not add up to a side of the whole, that
            side stays in one line.
    """
    before, after = _ratio(whole.before), _ratio(whole.after)
    above, below = (before[0], after[0]), (before[1], after[1])
    per_above = (1 / below[0] + 1 / below[1]) / 2
    per_below = -(above[0] + above[1]) / (2 * below[0] * below[1])
    drafts = [
        *_side(parts, above, EffectKind.ABOVE, per_above),
        *_side(parts, below, EffectKind.BELOW, per_below),
    ]
    return taken_apart(drafts, before[0] / before[1], after[0] / after[1])


def _ratio(amount: Amount) -> tuple[Fraction, Fraction]:
    return Fraction(amount.above or 0), Fraction(amount.below or 0)


def _side(
    parts: Sequence[PartPair],
    whole: tuple[Fraction, Fraction],
    kind: EffectKind,
    per_unit: Fraction,
) -> Iterator[Draft]:
    name = "above" if kind is EffectKind.ABOVE else "below"
    having = [
        (one, (_exact(getattr(one.before, name)), _exact(getattr(one.after, name))))
        for one in parts
    ]
    having = [(one, values) for one, values in having if values != (None, None)]
    sums = tuple(sum((values[at] or NOTHING for _, values in having), NOTHING) for at in (0, 1))
    if sums != whole:
        line = ChangeLine("", "", LineKind.REMAINDER, decimal_of(whole[0]), decimal_of(whole[1]))
        yield Draft(line, ((kind, (whole[1] - whole[0]) * per_unit),))
        return
    for one, (before, after) in having:
        both = before is not None and after is not None
        line = ChangeLine(
            one.key,
            one.label,
            LineKind.PART if both else LineKind.UNMEASURED,
            None if before is None else decimal_of(before),
            None if after is None else decimal_of(after),
        )
        yield Draft(line, ((kind, ((after or NOTHING) - (before or NOTHING)) * per_unit),))


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
