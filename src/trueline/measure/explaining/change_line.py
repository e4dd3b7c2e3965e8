"""Change lines: the parts of a change, one line each, that add up to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from trueline.measure.explaining.effect import Effect, EffectKind, RawEffect, settled
from trueline.measure.gathered import ONE


class LineKind(StrEnum):
    """What a line speaks of."""

    PART = "part"
    """A part that was measured in both periods."""
    UNMEASURED = "unmeasured"
    """A part that was measured in one of the periods only."""
    DAYS = "days without a value"
    """What comes of days that hold no value, over all parts that were measured in both."""
    REMAINDER = "remainder"
    """What the parts leave of the whole: it is not told apart."""


LAST = {LineKind.DAYS: 1, LineKind.REMAINDER: 2}
"""Kinds that stand below all parts, whatever they come to."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of an explanation.

    Attributes:
        key: Of the part; empty for days and remainder.
        label: For people; empty alike.
        kind: What it speaks of.
        before: In the earlier period, in the unit of the whole; None when it was not measured, and
            for days.
        after: In the later one.
        effects: What it adds to the change, by reason; empty where parts are not added up.
        shares: Of a part of a ratio, its share of what is divided by, before and after; None for
            all others.
        coverage: Share of days that hold a value, before and after.
    """

    key: str
    label: str
    kind: LineKind
    before: Decimal | None
    after: Decimal | None
    effects: tuple[Effect, ...] = ()
    shares: tuple[Decimal | None, Decimal | None] = (None, None)
    coverage: tuple[Decimal, Decimal] = (ONE, ONE)

    @property
    def contribution(self) -> Decimal | None:
        """What it adds to the change of the whole; None where parts are not added up."""
        if not self.effects:
            return None
        return sum((one.amount for one in self.effects), Decimal(0))

    def amount_of(self, kind: EffectKind) -> Decimal | None:
        """Give one of its effects; None when it has none of that kind."""
        return next((one.amount for one in self.effects if one.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before its effects are rounded.

    Attributes:
        line: Without effects.
        effects: Exact, by reason.
    """

    line: ChangeLine
    effects: tuple[tuple[EffectKind, Fraction], ...]


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A change with all that it is made of.

    Attributes:
        change: After minus before, in the unit of the whole.
        lines: They add up to the change exactly; the largest first, days and remainder last.
    """

    change: Decimal
    lines: tuple[ChangeLine, ...]


def taken_apart(drafts: Sequence[Draft], before: Fraction, after: Fraction) -> TakenApart:
    """Round the effects of all lines together and put the lines in order.

    Args:
        drafts: Their exact effects add up to ``after - before``.
        before: Exact value of the whole.
        after: The same, later.
    """
    raw = [
        RawEffect(at, kind, amount) for at, one in enumerate(drafts) for kind, amount in one.effects
    ]
    rounded, change = settled(raw, before, after)
    by_line: dict[int, list[Effect]] = {at: [] for at in range(len(drafts))}
    for exact, effect in zip(raw, rounded, strict=True):
        by_line[exact.of].append(effect)
    lines = (_with(one.line, by_line[at]) for at, one in enumerate(drafts))
    return TakenApart(change, in_order(lines))


def in_order(lines: Iterable[ChangeLine]) -> tuple[ChangeLine, ...]:
    """Put the largest contributions first, days and remainder last."""
    return tuple(
        sorted(
            lines,
            key=lambda one: (
                LAST.get(one.kind, 0),
                -abs(one.contribution or Decimal(0)),
                one.label,
                one.kind,
            ),
        )
    )


def _with(line: ChangeLine, effects: Sequence[Effect]) -> ChangeLine:
    return replace(line, effects=tuple(effects))
