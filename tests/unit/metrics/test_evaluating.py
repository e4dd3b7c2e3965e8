"""Formulas are worked out cell by cell, and what is missing stays missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.evaluating import Evaluated, evaluate
from trueline.metrics.expression import Number
from trueline.metrics.formula import parse_formula


def _work_out(formula: str, **cells: dict[str, int | None]) -> Evaluated:
    return evaluate(
        parse_formula(formula),
        {
            cell: {name: None if one is None else Decimal(one) for name, one in values.items()}
            for cell, values in cells.items()
        },
    )


def test_a_ratio_is_the_sum_above_over_the_sum_below_not_a_mean_of_ratios() -> None:
    found = _work_out("a / b", x={"a": 1, "b": 2}, y={"a": 9, "b": 10})
    assert (found.value, found.above, found.below) == (Decimal(10) / 12, 10, 12)


def test_an_account_that_gives_only_one_side_is_left_out_of_both() -> None:
    found = _work_out("a / b", x={"a": 3, "b": 10}, y={"a": 900}, z={"b": 70})
    assert found.value == Decimal("0.3")
    assert found.left_out == ("y", "z")


def test_missing_is_not_zero_in_a_difference() -> None:
    found = _work_out("gained - lost", x={"gained": 5, "lost": None}, y={"gained": 8, "lost": 3})
    assert found.value == 5
    assert found.left_out == ("x",)


def test_the_first_that_is_known_is_taken_account_by_account() -> None:
    found = _work_out(
        "a / first(views, shown)",
        meta={"a": 10, "views": 100, "shown": 70},
        x={"a": 20, "shown": 200},
    )
    assert found.value == Decimal(30) / 300
    assert found.left_out == ()


def test_a_zero_is_known_and_wins_over_the_next() -> None:
    assert _work_out("first(a, b)", x={"a": 0, "b": 7}).value == 0


def test_an_optional_part_may_be_missing_and_is_named() -> None:
    found = _work_out("a + optional(b) + optional(c)", x={"a": 2, "c": 5}, y={"a": 1, "b": 1})
    assert found.value == 9
    assert found.missing == ("b", "c")


def test_an_optional_part_that_is_everywhere_is_not_named() -> None:
    assert _work_out("a - optional(b)", x={"a": 2, "b": 5}) == Evaluated(Decimal(-3))


def test_optional_parts_alone_are_nothing_when_all_are_missing() -> None:
    found = _work_out("optional(a) + optional(b)", x={"c": 1})
    assert found.value is None
    assert found.why == "There are no facts of: a, b."


def test_a_required_part_that_is_missing_gives_nothing() -> None:
    assert _work_out("a + optional(b)", x={"b": 5}).value is None


def test_totals_bring_parts_of_different_accounts_together() -> None:
    found = _work_out("total(orders) / total(visits)", shop={"orders": 6}, web={"visits": 300})
    assert found.value == Decimal("0.02")
    assert found.left_out == ()


def test_the_first_total_that_is_known_is_taken_alone() -> None:
    found = _work_out(
        "first(total(orders), total(events)) / total(visits)",
        shop={"orders": 6},
        web={"visits": 300, "events": 50},
    )
    assert found.value == Decimal("0.02")


def test_totals_may_be_optional() -> None:
    found = _work_out("optional(total(a)) + optional(total(b))", x={"a": 4}, y={"a": 1})
    assert found.value == 5
    assert found.missing == ("b",)


def test_nothing_is_divided_by_zero() -> None:
    found = _work_out("a / b", x={"a": 4, "b": 0})
    assert found.value is None
    assert found.why == "What stands below the line of the ratio is 0, so there is no ratio."


def test_no_account_with_all_parts_is_a_reason() -> None:
    found = _work_out("a / b", x={"a": 4}, y={"b": 2})
    assert found.value is None
    assert found.why == "No account has all that it takes of: a, b."


def test_reasons_use_names_for_people() -> None:
    names = {"a": "Comments", "b": "Posts published"}
    found = evaluate(parse_formula("a / b"), {}, name=names.__getitem__)
    assert found.why == "There are no facts of: Comments, Posts published."


def test_numbers_scale_and_shift() -> None:
    assert _work_out("1000 * cost / shown", x={"cost": 30, "shown": 6000}).value == 5
    assert _work_out("1 - a", x={"a": 4}).value == -3
    assert _work_out("a / 4", x={"a": 4}, y={"a": 8}).value == 3


def test_what_has_no_ratio_on_top_has_no_above_and_below() -> None:
    found = _work_out("a / b + c", x={"a": 1, "b": 2, "c": 3})
    assert (found.value, found.above, found.below) == (Decimal("3.5"), None, None)


def test_follower_growth_is_the_change_over_the_level_at_the_start() -> None:
    # 1,050 at the end after 80 came and 30 left: 1,000 at the start, so 5 per cent.
    found = evaluate(
        load_catalogue().formulas["follower_growth_rate"],
        {
            "x/acme": {
                "followers_total": Decimal(1050),
                "followers_gained": Decimal(80),
                "followers_lost": Decimal(30),
            }
        },
    )
    assert found.value == Decimal("0.05")


def test_standard_engagements_take_reactions_where_there_are_no_likes() -> None:
    # LinkedIn: 8 reactions + 2 comments + 1 share; TikTok: 100 likes + 20 comments + 5 shares.
    found = evaluate(
        load_catalogue().formulas["engagements_std"],
        {
            "linkedin/a": {"reactions": Decimal(8), "comments": Decimal(2), "shares": Decimal(1)},
            "tiktok/a": {"likes": Decimal(100), "comments": Decimal(20), "shares": Decimal(5)},
        },
    )
    assert found.value == 136
    assert found.missing == ("saves",)


def test_return_on_investment_takes_costs_from_anywhere() -> None:
    # (900 - (200 + 100)) / 300 = 2.
    found = evaluate(
        load_catalogue().formulas["roi"],
        {
            "ads/a": {"spend": Decimal(200)},
            "team/a": {"cost_staff": Decimal(100)},
            "study/a": {"incremental_value": Decimal(900)},
        },
    )
    assert found.value == 2
    assert found.missing == ("cost_tools",)


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(1, 999)), min_size=1, max_size=9))
def test_a_ratio_over_cells_lies_between_the_ratios_of_the_cells(
    sides: list[tuple[int, int]],
) -> None:
    cells = {str(place): {"a": a, "b": b} for place, (a, b) in enumerate(sides)}
    value = _work_out("a / b", **cells).value
    ratios = [Decimal(a) / b for a, b in sides]
    assert value is not None
    assert min(ratios) <= value <= max(ratios)


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("2 / a", "divides a number by a metric"),
        ("a * b", "only a number may multiply a metric"),
        ("(1 + 2) * a", "holds a sum of numbers alone"),
        ("a / 0", "divides by 0"),
        ("first(a, 0)", "a number in place of what is missing"),
        ("optional(a, b)", "takes one part, not 2"),
        ("7", "names no metric"),
        ("True", "is not allowed in a formula"),
        ("a ** 2", "is not allowed in a formula"),
        ("a.b", "is not allowed in a formula"),
        ("sum(a)", "is not allowed in a formula"),
        ("-a", "is not allowed in a formula"),
        ("", "cannot be read as a formula"),
    ],
)
def test_what_is_no_formula_is_refused(formula: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        parse_formula(formula)


def test_a_number_alone_has_no_value() -> None:
    with pytest.raises(ValueError, match="no value of its own"):
        evaluate(Number(Decimal(7)), {})
