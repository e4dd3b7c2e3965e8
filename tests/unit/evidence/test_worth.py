"""Returns are spreads of draws; what is not known to be caused stays out of totals."""

import numpy as np
import pytest

from trueline.evidence.stated_worth import Cost, Guess, Worth
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.worth.draws import DRAW_COUNT, draw_cost, draw_guess, generator
from trueline.evidence.worth.information import value_of_test
from trueline.evidence.worth.roi import draw_worth, return_on, returned
from trueline.evidence.worth.total import Line, total_of
from trueline.evidence.worth.total_lift import TotalLift
from trueline.plan.organisation.budget import CostKind

MARGIN = Guess(0.44, 0.45, 0.46)


def test_the_worked_example_of_the_specification_comes_out() -> None:
    # The specification gives ROI .23 [-.40, .90], chance .68, expected loss 1,982, test 1,547.
    rng = np.random.default_rng(0)
    value = rng.normal(52_000, 21_000, 20_000) * 0.45
    cost = rng.triangular(16_000, 18_000, 23_000, 20_000)
    found = returned(value, cost, hurdle=0.2, currency="EUR")
    assert [round(one, 2) for one in (found.roi.p10, found.roi.p50, found.roi.p90)] == [
        -0.40,
        0.23,
        0.90,
    ]
    assert round(found.chance_above_zero, 2) == 0.68
    assert round(found.loss_if_go) == 1982
    net = value - cost
    assert round(value_of_test(net.mean(), net.std(), 0.45 * 12_000)) == 1547


def test_a_guess_is_drawn_with_its_own_tenths() -> None:
    drawn = draw_guess(Guess(80, 100, 180), generator(7, "guess"))
    assert np.quantile(drawn, (0.1, 0.5, 0.9)) == pytest.approx([80, 100, 180], rel=0.02)


def test_an_ordinary_cost_is_drawn_with_its_own_tenths_and_never_reaches_zero() -> None:
    drawn = draw_cost(Guess(60, 100, 150), generator(7, "cost"))
    assert np.quantile(drawn, (0.1, 0.5, 0.9)) == pytest.approx([60, 100, 150], rel=0.02)
    assert drawn.min() > 0
    costs = (Cost(CostKind.MEDIA, Guess(60, 100, 150)),)
    found = return_on(
        Worth("EUR", Guess(1, 1, 1), costs), TotalLift(300, 1), grade=Grade.B, study="films", seed=1
    )
    # 300 on 100: 200 back on top; where the cost is 60, 4 times of it, where 150, once.
    assert (found.roi.p10, found.roi.p50, found.roi.p90) == pytest.approx((1, 2, 4), rel=0.03)


def test_where_the_cost_may_be_nothing_the_ratio_alone_is_left_out() -> None:
    costs = (Cost(CostKind.TOOLS, Guess(0, 50, 100)),)
    found = return_on(
        Worth("EUR", Guess(1, 1, 1), costs), TotalLift(300, 1), grade=Grade.B, study="films", seed=1
    )
    assert found.roi is None
    assert found.net.p50 == pytest.approx(250, rel=0.02)
    assert found.chance_above_zero == 1
    free = (Cost(CostKind.TOOLS, Guess(0, 0, 0)),)
    assert (
        return_on(
            Worth("EUR", MARGIN, free), TotalLift(10, 1), grade=Grade.B, study="films", seed=1
        ).cost.p90
        == 0
    )


def test_a_guess_out_of_order_is_refused() -> None:
    with pytest.raises(ValueError, match="from low to high"):
        draw_guess(Guess(100, 80, 180), generator(7, "guess"))


def test_all_costs_count_and_the_same_seed_gives_the_same_draws() -> None:
    costs = (
        Cost(CostKind.STAFF_TIME, Guess(5000, 6000, 7000)),
        Cost(CostKind.MEDIA, Guess(2000, 2000, 2000)),
    )
    worth = Worth("EUR", MARGIN, costs, hurdle=0.2)
    first, again = (
        return_on(worth, TotalLift(30_000, 5_000), grade=Grade.B, study="films", seed=3)
        for _ in range(2)
    )
    assert first == again
    assert first.cost.p50 == pytest.approx(8000, rel=0.01)
    # 30,000 * 0.45 = 13,500 on 8,000.
    assert first.roi.p50 == pytest.approx(13_500 / 8_000 - 1, abs=0.03)


def test_a_return_without_costs_or_with_a_cost_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="its costs"):
        return_on(Worth("EUR", MARGIN), TotalLift(10, 1), grade=Grade.B, study="films", seed=1)
    nearly_free = (Cost(CostKind.TOOLS, Guess(-10, 5, 20)),)
    with pytest.raises(ValueError, match="below zero"):
        return_on(
            Worth("EUR", MARGIN, nearly_free),
            TotalLift(10, 1),
            grade=Grade.B,
            study="films",
            seed=1,
        )


def test_two_studies_share_no_draw_so_that_their_total_is_surer_than_their_sum() -> None:
    worth = Worth("EUR", Guess(1, 1, 1), (Cost(CostKind.MEDIA, Guess(900, 1000, 1100)),))
    # Names that begin alike: the whole of each counts.
    names = ("help-community-north", "help-community-south")
    drawn = [draw_worth(worth, TotalLift(5_000, 1_000), study=one, seed=1) for one in names]
    for first, second in zip(*drawn, strict=True):
        assert abs(np.corrcoef(first, second)[0, 1]) < 0.03
    lines = [
        Line(name, name, "revenue", Grade.B, value, cost, "EUR")
        for name, (value, cost) in zip(names, drawn, strict=True)
    ]
    total = total_of(lines, kind="revenue", currency="EUR", hurdle=0.0).returned
    # Errors of 1,000 each add up to 1,414, and the tenths of a normal lie 1.2816 of them away.
    assert total.value.p90 - total.value.p10 == pytest.approx(2 * 1.2816 * 1414.2, rel=0.03)


def test_a_lift_known_from_few_tries_is_drawn_as_wide_as_its_interval_says() -> None:
    costs = (Cost(CostKind.MEDIA, Guess(100, 100, 100)),)
    worth = Worth("EUR", Guess(1, 1, 1), costs)
    lift = TotalLift(1_000, 100, freedom=3)
    found = return_on(worth, lift, grade=Grade.B, study="films", seed=1)
    # The outer tenths of Student's t with three degrees of freedom lie at 1.638, by any table.
    assert found.value.p90 - found.value.p10 == pytest.approx(2 * 163.8, rel=0.04)
    assert found.loss_if_go is not None
    endless = TotalLift(1_000, 100, freedom=1)
    assert return_on(worth, endless, grade=Grade.B, study="films", seed=1).loss_if_go is None


@pytest.mark.parametrize("grade", [Grade.D, Grade.E])
def test_below_grade_c_no_chance_of_paying_is_kept(grade: Grade) -> None:
    worth = Worth("EUR", MARGIN, (Cost(CostKind.MEDIA, Guess(60, 100, 150)),))
    found = return_on(worth, TotalLift(30_000, 5_000), grade=grade, study="films", seed=1)
    assert (found.chance_above_zero, found.chance_above_hurdle) == (None, None)
    assert found.advice
    known = return_on(worth, TotalLift(30_000, 5_000), grade=Grade.C, study="films", seed=1)
    assert known.chance_above_zero == pytest.approx(1)
    assert known.advice == "Scale it in one market as a randomised test."


def line(study: str, grade: Grade, value: float, cost: float, **changes: str) -> Line:
    kind, currency = changes.get("kind", "revenue"), changes.get("currency", "EUR")
    full = np.full(DRAW_COUNT, 1.0)
    return Line(study, study, kind, grade, value * full, cost * full, currency)


def test_grades_d_and_e_bring_costs_but_no_value_into_the_total() -> None:
    lines = [
        line("films", Grade.B, 3000, 1000),
        line("ads", Grade.D, 9000, 500),
        line("tips", Grade.E, 9000, 500),
    ]
    found = total_of(lines, kind="revenue", currency="EUR", hurdle=0.0)
    assert found.counted == ("films",)
    assert found.returned.value.p50 == pytest.approx(3000)
    assert found.returned.cost.p50 == pytest.approx(2000)
    assert found.returned.roi.p50 == pytest.approx(0.5)
    assert [one.split(":")[0] for one in found.left_out] == ["ads", "tips"]


def test_kinds_and_currencies_are_never_added_together() -> None:
    lines = [
        line("films", Grade.B, 3000, 1000),
        line("forum", Grade.B, 4000, 1000, kind="avoided-cost"),
        line("shop", Grade.B, 5000, 1000, currency="USD"),
    ]
    found = total_of(lines, kind="revenue", currency="EUR", hurdle=0.0)
    assert found.counted == ("films",)
    assert "USD" in found.left_out[0]


def test_a_kind_with_nothing_caused_has_no_return() -> None:
    found = total_of([line("ads", Grade.D, 9, 5)], kind="revenue", currency="EUR", hurdle=0.0)
    assert found.returned is None


def test_certainty_leaves_a_test_nothing_to_teach() -> None:
    assert value_of_test(100.0, 0.0, 10.0) == 0
    # Standard normal: 0.5 / sqrt(pi) for two equal variances.
    assert value_of_test(0.0, 1.0, 1.0) == pytest.approx(0.5 / np.sqrt(np.pi))
