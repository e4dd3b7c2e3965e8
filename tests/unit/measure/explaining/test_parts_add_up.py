"""Whatever the parts are, they add up to the change to the last unit; hand-worked examples too."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trueline.core.errors import RefusedQuestionError
from trueline.measure.explaining.change_line import LineKind, TakenApart
from trueline.measure.explaining.differences import Scale, differences
from trueline.measure.explaining.effect import EffectKind
from trueline.measure.explaining.part_pair import NOT_MEASURED, Amount, PartPair
from trueline.measure.explaining.rate_and_mix import rate_and_mix
from trueline.measure.explaining.two_factors import above_and_below, volume_and_rate

PLACE = Decimal("1e-12")
counts = st.decimals(-(10**9), 10**9, places=6)
amounts_below = st.decimals(0, 10**9, places=6)
coverages = st.fractions(0, 1, max_denominator=366).map(
    lambda one: Decimal(one.numerator) / Decimal(one.denominator)
)


def exact(apart: TakenApart) -> Decimal:
    """Add up what the lines say, with room for every digit."""
    with localcontext(prec=100):
        return sum((one.contribution or Decimal(0) for one in apart.lines), Decimal(0))


def rounded(value: Fraction) -> Decimal:
    with localcontext(prec=100):
        return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(PLACE)


@st.composite
def counted(draw: st.DrawFn) -> list[PartPair]:
    """Parts of a sum, some of them measured in one period only or on some days only."""
    amount = st.builds(Amount, st.none() | counts, coverage=coverages)
    pairs = draw(st.lists(st.tuples(amount, amount), max_size=8))
    return [PartPair(f"part-{at}", f"Part {at}", *pair) for at, pair in enumerate(pairs)]


@st.composite
def rated(draw: st.DrawFn) -> list[PartPair]:
    """Parts of a ratio; some of them in one period only."""

    def amount() -> Amount:
        if draw(st.booleans()):
            return NOT_MEASURED
        below = draw(amounts_below)
        return Amount(None, above=draw(counts) if below else Decimal(0), below=below)

    count = draw(st.integers(1, 8))
    return [PartPair(f"part-{at}", f"Part {at}", amount(), amount()) for at in range(count)]


@given(
    parts=counted(),
    before=counts,
    after=counts,
    scale=st.builds(Scale, st.integers(1, 366), st.integers(1, 366)),
    by_coverage=st.booleans(),
)
def test_parts_of_counters_and_levels_add_up_to_the_last_unit(
    parts: list[PartPair], before: Decimal, after: Decimal, scale: Scale, *, by_coverage: bool
) -> None:
    whole = PartPair("", "", Amount(before), Amount(after))
    apart = differences(whole, parts, scale=scale, by_coverage=by_coverage)
    assert exact(apart) == apart.change
    wanted = rounded(Fraction(after) / scale.after) - rounded(Fraction(before) / scale.before)
    assert apart.change == wanted


@given(rated(), amounts_below, counts, amounts_below, counts)
def test_rate_and_mix_of_all_parts_add_up_to_the_last_unit(
    parts: list[PartPair], more: Decimal, above: Decimal, still_more: Decimal, still: Decimal
) -> None:
    """What the parts leave is drawn too: a remainder that the whole has and no part."""
    sides = [
        (sum((Fraction(one.above or 0) for one in each), Fraction(0)),
         sum((Fraction(one.below or 0) for one in each), Fraction(0)))
        for each in ([part.before for part in parts], [part.after for part in parts])
    ]  # fmt: skip
    left = [
        (above if more else Decimal(0), more),
        (still if still_more else Decimal(0), still_more),
    ]
    with localcontext(prec=60):
        wholes = [
            Amount(
                None,
                Decimal(a.numerator) / a.denominator + one,
                Decimal(b.numerator) / b.denominator + two,
            )
            for (a, b), (one, two) in zip(sides, left, strict=True)
        ]
    assume(all(one.below for one in wholes))
    apart = rate_and_mix(PartPair("", "", *wholes), parts)
    assert exact(apart) == apart.change
    before, after = (Fraction(one.above or 0) / Fraction(one.below or 1) for one in wholes)
    assert apart.change == rounded(after) - rounded(before)
    assert all(one.amount_of(EffectKind.RATE) == 0
               for one in apart.lines if one.kind is LineKind.UNMEASURED)  # fmt: skip


@given(st.tuples(counts, counts), st.tuples(amounts_below, amounts_below))
def test_volume_and_rate_add_up_to_the_last_unit(
    value: tuple[Decimal, Decimal], volume: tuple[Decimal, Decimal]
) -> None:
    assume(all(volume))
    first, second = volume_and_rate(value, volume)
    with localcontext(prec=100):
        assert first.amount + second.amount == value[1] - value[0]


def test_the_change_of_a_sum_is_the_sum_of_its_parts_changes() -> None:
    whole = PartPair("", "", Amount(Decimal(300)), Amount(Decimal(340)))
    parts = [
        PartPair("x", "X", Amount(Decimal(100)), Amount(Decimal(160))),
        PartPair("y", "Y", Amount(Decimal(150)), Amount(Decimal(120))),
    ]
    apart = differences(whole, parts, by_coverage=True)
    said = [(one.key, one.kind, one.contribution) for one in apart.lines]
    assert said == [
        ("x", LineKind.PART, 60),
        ("y", LineKind.PART, -30),
        ("", LineKind.REMAINDER, 10),  # 340 - 160 - 120 = 60 less 300 - 100 - 150 = 50
    ]
    assert apart.change == 40


def test_days_without_a_value_are_a_line_of_their_own() -> None:
    """Ten days of 100 against five days of 120: 5 fewer days at 110, 20 more on 7.5 days."""
    before, after = Amount(Decimal(1000)), Amount(Decimal(600), coverage=Decimal("0.5"))
    whole = PartPair("", "", before, after)
    apart = differences(whole, [PartPair("x", "X", before, after)], by_coverage=True)
    said = {one.kind: one.contribution for one in apart.lines}
    assert said == {LineKind.PART: 150, LineKind.DAYS: -550}
    assert apart.change == -400
    assert {one.coverage for one in apart.lines} == {(1, Decimal("0.5"))}


def test_what_was_measured_in_one_period_only_is_not_taken_for_nothing() -> None:
    whole = PartPair("", "", Amount(Decimal(10)), Amount(Decimal(25)))
    parts = [
        PartPair("old", "Old", Amount(Decimal(10)), Amount(Decimal(12))),
        PartPair("new", "New", NOT_MEASURED, Amount(Decimal(13))),
    ]
    new, old = differences(whole, parts, by_coverage=True).lines
    assert (new.kind, new.before, new.after, new.contribution) == (
        LineKind.UNMEASURED, None, 13, 13,
    )  # fmt: skip
    assert (old.kind, old.contribution) == (LineKind.PART, 2)


def test_a_part_that_nobody_measured_has_no_line() -> None:
    whole = PartPair("", "", Amount(Decimal(1)), Amount(Decimal(1)))
    parts = [PartPair("x", "X", NOT_MEASURED, NOT_MEASURED)]
    [left] = (
        differences(whole, parts, by_coverage=True).lines
        + differences(whole, [], by_coverage=True).lines[1:]
    )
    assert left.kind is LineKind.REMAINDER


def test_periods_of_different_lengths_are_compared_by_the_day() -> None:
    """28 days of 10 and 31 days of 11: one more a day, and not 61 more."""
    both = Amount(Decimal(280)), Amount(Decimal(341))
    apart = differences(
        PartPair("", "", *both), [PartPair("x", "X", *both)], scale=Scale(28, 31), by_coverage=True
    )
    assert (apart.change, apart.lines[0].before, apart.lines[0].after) == (1, 10, 11)


def test_a_ratio_can_fall_though_both_of_its_rates_rise() -> None:
    """Simpson's paradox, by hand.

    A: 90 of 100 then 19 of 20; B: 30 of 100 then 72 of 180. The whole falls from 120/200 = 0.6 to
    91/200 = 0.455. Weights: A 0.5 → 0.1, B 0.5 → 0.9; mean rate 0.5275.
    A: rate 0.3·0.05 = 0.015, mix (0.925 - 0.5275)·-0.4 = -0.159.
    B: rate 0.7·0.1 = 0.07, mix (0.35 - 0.5275)·0.4 = -0.071.
    """

    def amount(above: int, below: int) -> Amount:
        return Amount(None, Decimal(above), Decimal(below))

    whole = PartPair("", "", amount(120, 200), amount(91, 200))
    parts = [
        PartPair("a", "A", amount(90, 100), amount(19, 20)),
        PartPair("b", "B", amount(30, 100), amount(72, 180)),
    ]
    apart = rate_and_mix(whole, parts)
    assert apart.change == Decimal("-0.145")
    said = {
        one.key: (one.amount_of(EffectKind.RATE), one.amount_of(EffectKind.MIX), one.shares)
        for one in apart.lines
    }
    assert said == {
        "a": (Decimal("0.015"), Decimal("-0.159"), (Decimal("0.5"), Decimal("0.1"))),
        "b": (Decimal("0.07"), Decimal("-0.071"), (Decimal("0.5"), Decimal("0.9"))),
    }


def test_a_part_with_one_side_of_a_ratio_has_no_rate() -> None:
    whole = PartPair(
        "", "", Amount(None, Decimal(1), Decimal(2)), Amount(None, Decimal(1), Decimal(4))
    )
    orders = PartPair("shop", "Shop", Amount(None, Decimal(1)), Amount(None, Decimal(1)))
    with pytest.raises(RefusedQuestionError, match="one side"):
        rate_and_mix(whole, [orders])


def test_parts_that_come_to_more_than_the_whole_are_refused() -> None:
    whole = PartPair(
        "", "", Amount(None, Decimal(1), Decimal(2)), Amount(None, Decimal(1), Decimal(4))
    )
    part = PartPair(
        "x", "X", Amount(None, Decimal(1), Decimal(3)), Amount(None, Decimal(1), Decimal(4))
    )
    with pytest.raises(RefusedQuestionError, match="more than the whole"):
        rate_and_mix(whole, [part])


def test_sides_from_different_accounts_are_taken_apart_each() -> None:
    """Orders of a shop for each session of a site: 20/1000 to 30/2000, by hand.

    Orders: +10·(1/1000 + 1/2000)/2 = +0.0075. Sessions: -1000·(20 + 30)/(2·1000·2000) = -0.0125.
    """
    whole = PartPair(
        "", "", Amount(None, Decimal(20), Decimal(1000)), Amount(None, Decimal(30), Decimal(2000))
    )
    parts = [
        PartPair("shop", "Shop", Amount(None, Decimal(20)), Amount(None, Decimal(30))),
        PartPair(
            "site", "Site", Amount(None, None, Decimal(1000)), Amount(None, None, Decimal(2000))
        ),
    ]
    apart = above_and_below(whole, parts)
    said = {one.key: [(each.kind, each.amount) for each in one.effects] for one in apart.lines}
    assert said == {
        "shop": [(EffectKind.ABOVE, Decimal("0.0075"))],
        "site": [(EffectKind.BELOW, Decimal("-0.0125"))],
    }
    assert apart.change == Decimal("-0.005")
    assert exact(apart) == apart.change


def test_a_side_that_the_parts_do_not_make_up_stays_whole() -> None:
    whole = PartPair(
        "", "", Amount(None, Decimal(20), Decimal(1000)), Amount(None, Decimal(30), Decimal(2000))
    )
    parts = [PartPair("shop", "Shop", Amount(None, Decimal(15)), Amount(None, Decimal(30)))]
    apart = above_and_below(whole, parts)
    assert {one.kind for one in apart.lines} == {LineKind.REMAINDER}
    assert exact(apart) == apart.change == Decimal("-0.005")
