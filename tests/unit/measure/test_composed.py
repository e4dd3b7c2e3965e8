"""Formulas, weighted rates and quantiles, worked out by hand."""

from datetime import date
from decimal import Decimal

from tests.factories import gathered, metric, span
from trueline.core.period import Period
from trueline.measure.actual import Asked
from trueline.measure.composed import (
    Formula,
    formula_value_of,
    quantile_value_of,
    weighted_value_of,
)
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Kind, Rule

TWO_DAYS = Period(date(2026, 6, 1), date(2026, 6, 3))
FIRST, SECOND = date(2026, 6, 1), date(2026, 6, 2)
RATE = metric(
    "rate",
    kind=Kind.RATIO,
    over_time=Rule.RATIO_OF_SUMS,
    over_entities=Rule.RATIO_OF_SUMS,
    measured_in="fraction",
)


def on(day: date, name: str, value: str, account: str = "x/acme") -> object:
    return gathered(account, value, days=1, last_day=day, metric=name)


def formula(text: str, *names: str) -> Formula:
    return Formula(parse_formula(text), {name: metric(name) for name in names})


def test_a_rate_is_the_ratio_of_sums_and_not_the_mean_of_rates() -> None:
    found = formula_value_of(
        Asked(RATE, TWO_DAYS, ()),
        formula("clicks / views", "clicks", "views"),
        [
            on(FIRST, "clicks", "1"),
            on(FIRST, "views", "10"),
            on(SECOND, "clicks", "9"),
            on(SECOND, "views", "990"),
        ],
    )
    assert found.value == Decimal("0.01")  # 10 / 1000; the mean of rates would be 0.0545
    names = [metric("clicks").name, metric("views").name]
    assert [(part.label, part.value) for part in found.parts] == list(
        zip(names, (10, 1000), strict=True)
    )


def test_a_side_of_a_ratio_that_is_worked_out_is_not_named_after_one_metric() -> None:
    found = formula_value_of(
        Asked(RATE, TWO_DAYS, ()),
        formula("1000 * clicks / views", "clicks", "views"),
        [on(FIRST, "clicks", "1"), on(FIRST, "views", "10")],
    )
    expected = [("What is divided", 1000), (metric("views").name, 10)]
    assert [(part.label, part.value) for part in found.parts] == expected


def test_a_day_that_lacks_a_part_is_left_out_and_said() -> None:
    found = formula_value_of(
        Asked(RATE, TWO_DAYS, (span("x/acme", metric="clicks"), span("x/acme", metric="views"))),
        formula("clicks / views", "clicks", "views"),
        [on(FIRST, "clicks", "1"), on(FIRST, "views", "10"), on(SECOND, "views", "990")],
    )
    assert found.value == Decimal("0.1")
    assert found.coverage == Decimal("0.5")
    assert found.caveats == ("Left out: 1 account-days that lack a part.",)


def test_a_day_without_posts_still_counts_its_comments() -> None:
    found = formula_value_of(
        Asked(RATE, TWO_DAYS, (span("x/acme", metric="posts", is_counted=True),)),
        formula("comments / posts", "comments", "posts"),
        [on(FIRST, "comments", "4"), on(FIRST, "posts", "2"), on(SECOND, "comments", "6")],
    )
    assert found.value == 5


def test_a_rate_without_parts_is_weighted_day_by_day() -> None:
    rate = metric(
        "rate",
        kind=Kind.RATIO,
        over_time=Rule.WEIGHTED,
        over_entities=Rule.WEIGHTED,
        weight="views",
    )
    found = weighted_value_of(
        Asked(rate, TWO_DAYS, (span("x/acme", metric="rate"),)),
        metric("views"),
        [
            on(FIRST, "rate", "0.5"),
            on(FIRST, "views", "100"),
            on(SECOND, "rate", "0.1"),
            on(SECOND, "views", "300"),
        ],
    )
    assert found.value == Decimal("0.2")  # (50 + 30) / 400


def test_a_median_says_how_many_rows_it_stands_on() -> None:
    rows = metric(over_time=Rule.FROM_ROWS, over_entities=Rule.FROM_ROWS)
    found = quantile_value_of(
        Asked(rows, TWO_DAYS, (span("inbox/acme", is_counted=True),)),
        Decimal(25),
        row_count=1234,
        last_day=SECOND,
    )
    assert found.value == 25
    assert "1,234" in found.basis
