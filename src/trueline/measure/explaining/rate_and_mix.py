"""Rate and mix: the change of a ratio, part by part.

A ratio is the mean of its parts' rates, each weighted by its share of what is divided by. With a
bar for the mean of both periods, ``Δr = Σ w̄·Δrᵢ + Σ (r̄ᵢ - r̄)·Δwᵢ``: the first sum is what the
rates did, the second what the weights did. The order of the two does not matter, since each is
taken at the mean of both periods, and nothing is left over. A part that is in one period only has
no rate that changed, so all of its effect is one of mix.

Source:
    Das Gupta (1993), US Census Bureau, Current Population Reports P23-186; for two factors the
    same as Shapley's value (Shorrocks 2013, Journal of Economic Inequality 11).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from trueline.core.errors import RefusedQuestionError
from trueline.measure.explaining.change_line import (
    ChangeLine,
    Draft,
    LineKind,
    TakenApart,
    taken_apart,
)
from trueline.measure.explaining.effect import EffectKind, decimal_of
from trueline.measure.explaining.part_pair import Amount, PartPair

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is divided and what it is divided by."""

    above: Fraction
    below: Fraction

    @property
    def rate(self) -> Fraction:
        return self.above / self.below

    def __bool__(self) -> bool:
        """Say whether there is anything below the line."""
        return bool(self.below)


def rate_and_mix(whole: PartPair, parts: Sequence[PartPair]) -> TakenApart:
    """Take the change of a ratio apart.

    Args:
        whole: With both sides of the ratio in both periods, and something below the line.
        parts: With their own sides; what they leave of the whole becomes the remainder.

    Raises:
        RefusedQuestionError: Some parts have only one side of the ratio, or together more than
            the whole, so that they have no weights.
    """
    before, after = _sides(whole.before), _sides(whole.after)
    pairs = [(one, (_sides(one.before), _sides(one.after))) for one in parts]
    _check(pairs)
    left = (
        _left(before, [both[0] for _, both in pairs]),
        _left(after, [both[1] for _, both in pairs]),
    )
    drafts = [_draft(one, both, (before, after)) for one, both in pairs if any(both)]
    if any(left):
        remainder = PartPair("", "", Amount(None), Amount(None))
        drafts.append(_draft(remainder, left, (before, after)))
    return taken_apart(drafts, before.rate, after.rate)


def _sides(amount: Amount) -> _Sides:
    if amount.above is None or amount.below is None:
        return _Sides(NOTHING, NOTHING)
    return _Sides(Fraction(amount.above), Fraction(amount.below))


def _check(pairs: Sequence[tuple[PartPair, tuple[_Sides, _Sides]]]) -> None:
    for part, both in pairs:
        is_one_sided = any(
            (amount.above is None) != (amount.below is None) for amount in (part.before, part.after)
        )
        if is_one_sided or any(one.above and not one.below for one in both):
            raise RefusedQuestionError(
                f"{part.label} has only one side of the ratio, so it has no rate of its own.",
                instead="Take both sides apart instead.",
            )
        if any(one.below < 0 for one in both):
            raise RefusedQuestionError(f"{part.label} is divided by less than nothing.")


def _left(whole: _Sides, parts: Sequence[_Sides]) -> _Sides:
    above = whole.above - sum((one.above for one in parts), NOTHING)
    below = whole.below - sum((one.below for one in parts), NOTHING)
    if below < 0 or (above and not below):
        raise RefusedQuestionError(
            "The parts come to more than the whole, so they have no weights in it.",
            instead="Look at each part by itself.",
        )
    return _Sides(above, below)


def _draft(part: PartPair, own: tuple[_Sides, _Sides], whole: tuple[_Sides, _Sides]) -> Draft:
    weights = own[0].below / whole[0].below, own[1].below / whole[1].below
    mean = (whole[0].rate + whole[1].rate) / 2
    if own[0] and own[1]:
        rates = own[0].rate, own[1].rate
        kind = LineKind.PART if part.key else LineKind.REMAINDER
    else:
        only = own[0].rate if own[0] else own[1].rate
        rates = only, only
        kind = LineKind.UNMEASURED if part.key else LineKind.REMAINDER
    effects = (
        (EffectKind.RATE, (weights[0] + weights[1]) / 2 * (rates[1] - rates[0])),
        (EffectKind.MIX, ((rates[0] + rates[1]) / 2 - mean) * (weights[1] - weights[0])),
    )
    line = ChangeLine(
        part.key,
        part.label,
        kind,
        decimal_of(own[0].rate) if own[0] else None,
        decimal_of(own[1].rate) if own[1] else None,
        shares=_shares(own, weights),
    )
    return Draft(line, effects)


def _shares(
    own: tuple[_Sides, _Sides], weights: tuple[Fraction, Fraction]
) -> tuple[Decimal | None, Decimal | None]:
    before, after = (
        decimal_of(weight) if one else None for one, weight in zip(own, weights, strict=True)
    )
    return before, after
