"""What guesses come to agrees with hand calculation and with closed forms."""

from decimal import Decimal
from itertools import pairwise
from math import exp, log, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import baseline, kpi, target
from trueline.core.errors import RefusedQuestionError
from trueline.plan.kpi import Assumption, Direction, Kpi
from trueline.plan.reaching.draws import even_draws
from trueline.plan.reaching.metalog import Guessed
from trueline.plan.reaching.reach import Reach, reach_of

Z90 = NormalDist().inv_cdf(0.9)


def guess(name: str, p10: str, p50: str, p90: str) -> Assumption:
    return Assumption(name, name, Decimal(p50), Decimal(p10), Decimal(p90))


def normal(name: str, mean: float, sd: float) -> Assumption:
    return guess(name, str(mean - Z90 * sd), str(mean), str(mean + Z90 * sd))


def reach(one: Kpi) -> Reach:
    found = reach_of(one)
    assert found is not None
    return found


@pytest.mark.parametrize("triplet", [(-5, 0, 5), (-3, 1, 9), (30, 35, 41), (1, 2, 50), (-9, 8, 9)])
def test_a_guess_goes_through_its_three_points_and_always_rises(
    triplet: tuple[float, float, float],
) -> None:
    guessed = Guessed(*triplet)
    assert [guessed.quantile(one) for one in (0.1, 0.5, 0.9)] == pytest.approx(triplet)
    values = [guessed.quantile(number / 1000) for number in range(1, 1000)]
    assert values == sorted(values)


@given(st.lists(st.integers(-1_000, 1_000), min_size=3, max_size=3, unique=True))
def test_any_three_rising_guesses_make_a_curve_that_rises(numbers: list[int]) -> None:
    low, middle, high = sorted(map(float, numbers))
    guessed = Guessed(low, middle, high)
    values = guessed.quantiles([number / 200 for number in range(1, 200)])
    slack = 1e-9 * max(map(abs, values))
    assert all(later >= earlier - slack for earlier, later in pairwise(values))
    assert guessed.quantiles([0.1, 0.5, 0.9]) == pytest.approx([low, middle, high])


def test_a_symmetric_guess_is_a_logistic_curve() -> None:
    # By hand: with p10, p50, p90 = -1, 0, 1 the scale is 1 / ln 9, so the 75th per cent lies at
    # ln 3 / ln 9 = 0.5.
    assert Guessed(-1, 0, 1).quantile(0.75) == pytest.approx(0.5)


def test_a_skewed_guess_follows_keelins_closed_form() -> None:
    # By hand for -2, 0, 6: r = 2/8, a2 = 8 / (2 ln 9), a3 = (1 - 0.5) * 8 / (0.8 ln 9);
    # at 0.75: ln 3 * (a2 + 0.25 * a3) = 2 + 0.625.
    assert Guessed(-2, 0, 6).quantile(0.75) == pytest.approx(2.625)


def test_what_lies_above_zero_never_falls_to_zero() -> None:
    assert Guessed(0.001, 0.002, 0.9).quantile(1e-6) > 0
    assert Guessed(-0.001, 0.002, 0.9).quantile(1e-6) < 0


def test_three_guesses_too_askew_for_one_curve_have_two_widths() -> None:
    askew = Guessed(-100, 0, 1)
    assert askew.is_askew
    assert not Guessed(-2, 0, 1).is_askew
    # By hand: below the median the width is that of p10 alone.
    assert askew.quantile(0.25) == pytest.approx(-100 * log(3) / log(9))


def test_draws_fill_every_side_evenly_and_are_the_same_again() -> None:
    first, second = even_draws(2_000, 2, seed=7)
    for column in (first, second):
        for tenth in range(10):
            inside = sum(tenth / 10 <= share < (tenth + 1) / 10 for share in column)
            assert inside == pytest.approx(200, abs=4)
    both = sum(a < 0.5 and b < 0.5 for a, b in zip(first, second, strict=True))
    assert both == pytest.approx(500, abs=10)
    assert even_draws(2_000, 2, seed=7) == (first, second)
    assert even_draws(2_000, 2, seed=8) != (first, second)


def test_a_sum_of_normals_has_the_spread_of_their_squares() -> None:
    judged = kpi(
        formula="baseline + a + b",
        baseline=baseline("1000"),
        target=target("1050"),
        assumptions=(normal("a", 10, 30), normal("b", 20, 40)),
    )
    found = reach(judged)
    whole = NormalDist(1030, sqrt(30**2 + 40**2))
    assert found.p50 == pytest.approx(1030, abs=1)
    assert found.p10 == pytest.approx(whole.inv_cdf(0.1), abs=3)
    assert found.p90 == pytest.approx(whole.inv_cdf(0.9), abs=3)
    assert found.chance == pytest.approx(1 - whole.cdf(1050), abs=0.02)


def test_a_product_of_lognormals_is_lognormal() -> None:
    sides = {"visits": (log(10_000), 0.3), "to-order": (log(0.03), 0.4)}
    guesses = tuple(
        guess(name, *(str(exp(mean + z * sd)) for z in (-Z90, 0, Z90)))
        for name, (mean, sd) in sides.items()
    )
    judged = kpi(formula="visits * to_order", target=target("400"), assumptions=guesses)
    found = reach(judged)
    whole = NormalDist(log(300), sqrt(0.3**2 + 0.4**2))
    assert log(found.p50) == pytest.approx(whole.mean, abs=0.01)
    assert log(found.p10) == pytest.approx(whole.inv_cdf(0.1), abs=0.03)
    assert found.chance == pytest.approx(1 - whole.cdf(log(400)), abs=0.02)


@pytest.mark.parametrize(
    ("direction", "floor", "chance"),
    [
        (Direction.UP, None, 0.1),
        (Direction.DOWN, None, 0.9),
        (Direction.BAND, Decimal(50), 0.4),
        (Direction.BAND, Decimal(10), 0.8),
    ],
)
def test_the_chance_follows_the_direction(
    direction: Direction, floor: Decimal | None, chance: float
) -> None:
    judged = kpi(
        direction=direction,
        formula="value + 0",
        target=target("90", floor=floor),
        assumptions=(guess("value", "10", "50", "90"),),
    )
    assert reach(judged).chance == pytest.approx(chance, abs=0.002)


def test_single_numbers_reach_their_target_or_do_not() -> None:
    point = Assumption("share", "share", Decimal("0.1"))
    judged = kpi(formula="share * 3 + 0.4", target=target("0.7"), assumptions=(point,))
    found = reach(judged)
    assert (found.chance, found.drawn, found.fixed) == (1, (), ("share",))
    assert found.p10 == found.p90


def test_without_formula_or_target_nothing_is_claimed() -> None:
    assert reach_of(kpi(target=target("90"))) is None
    assert reach_of(kpi(formula="baseline + 1", baseline=baseline("3"))) is None


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("visits +", "cannot be read"),
        ("visits * rate", "names rate, and this KPI has no such assumption"),
        ("baseline + visits", "names the baseline, and there is none"),
        ("a_b + visits", "a_b, which may mean two things"),
        ("1 / (visits - visits)", "divides by 0"),
        ("max(visits, 1)", "is not allowed"),
        ("visits ** 2", "is not allowed"),
        ("visits * 1e400", "is not allowed"),
        ("True + visits", "is not allowed"),
    ],
)
def test_a_formula_that_cannot_be_worked_out_is_refused_in_a_sentence(
    formula: str, why: str
) -> None:
    names = ("visits", "a-b", "a_b")
    guesses = tuple(guess(name, "1", "2", "3") for name in names)
    judged = kpi(formula=formula, target=target("5"), assumptions=guesses)
    with pytest.raises(RefusedQuestionError, match=why):
        reach_of(judged)


def test_a_long_formula_is_refused_and_not_worked_out() -> None:
    judged = kpi(
        formula="+".join(["visits"] * 100_000),
        target=target("5"),
        assumptions=(guess("visits", "1", "2", "3"),),
    )
    with pytest.raises(RefusedQuestionError):
        reach_of(judged)


@pytest.mark.parametrize("formula", ["big * big - big * big", "big * big", "0 - big * big"])
def test_a_formula_that_grows_beyond_all_bounds_is_refused_and_has_no_chance(formula: str) -> None:
    """By hand: 1e400 is more than can be held, and such a number less itself is none at all."""
    huge = guess("big", "1e199", "1e200", "1e201")
    one = kpi(formula=formula, target=target("5"), assumptions=(huge,))
    with pytest.raises(RefusedQuestionError, match="beyond all bounds"):
        reach_of(one)
