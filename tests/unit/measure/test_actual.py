"""A metric's value over a period, worked out by hand."""

from datetime import date
from decimal import Decimal

from tests.factories import gathered, metric, span
from trueline.core.period import Period
from trueline.measure.actual import Asked, value_of
from trueline.metrics.adding_up import Gathering
from trueline.metrics.metric import Kind, Metric, Rule

JUNE = Period(date(2026, 6, 1), date(2026, 7, 1))
LEVEL = metric("followers", kind=Kind.GAUGE, over_time=Rule.LAST)
PEOPLE = metric("reach", kind=Kind.UNIQUE, over_time=Rule.NONE, over_entities=Rule.NONE)
MONEY = metric("revenue", kind=Kind.MONEY, measured_in="money")


def asked(one: Metric, *spans: object, **changes: object) -> Asked:
    return Asked(one, JUNE, tuple(spans), **changes)  # type: ignore[arg-type]


def test_days_of_a_counter_are_added_and_a_gap_shows_as_coverage() -> None:
    found = value_of(
        asked(metric(), span("x/acme"), span("tiktok/acme")),
        [gathered("x/acme", "300", days=30), gathered("tiktok/acme", "60", days=15)],
    )
    assert found.value == 360
    assert found.coverage == Decimal("0.75")
    assert [(part.label, part.value) for part in found.parts] == [
        ("tiktok/acme", 60),
        ("x/acme", 300),
    ]


def test_an_account_that_says_nothing_counts_as_uncovered_and_is_named() -> None:
    found = value_of(
        asked(metric(), span("x/acme"), span("tiktok/acme")), [gathered("x/acme", "300", days=30)]
    )
    assert found.coverage == Decimal("0.5")
    assert "tiktok/acme" in found.caveats[0]


def test_no_facts_are_no_value_and_never_zero() -> None:
    found = value_of(asked(metric(), span("x/acme")), [])
    assert found.value is None
    assert "no value in these days" in found.why


def test_a_level_is_the_newest_and_never_a_sum_of_days() -> None:
    levels = [gathered("x/acme", "15000", days=30, last="510", last_day=date(2026, 6, 28))]
    found = value_of(asked(LEVEL, span("x/acme")), levels)
    assert found.value == 510
    assert "2026-06-28" in " ".join(found.caveats)
    summed = value_of(asked(LEVEL, span("x/acme"), gathering=Gathering.SUM), levels)
    assert summed.value is None
    assert "level" in summed.why
    assert "end of the period" in summed.instead


def test_people_reached_on_thirty_days_are_refused_and_given_bounds() -> None:
    days = [
        gathered("x/acme", "100", days=1, last_day=date(2026, 6, 1)),
        gathered("x/acme", "40", days=1, last_day=date(2026, 6, 2)),
    ]
    found = value_of(asked(PEOPLE, span("x/acme")), days)
    assert found.value is None
    assert "different people" in found.why
    assert "100" in found.caveats[0]
    assert "140" in found.caveats[0]


def test_people_reached_on_one_day_are_that_days_number() -> None:
    one_day = Period(date(2026, 6, 1), date(2026, 6, 2))
    found = value_of(
        Asked(PEOPLE, one_day, (span("x/acme"),)),
        [gathered("x/acme", "100", days=1, last_day=date(2026, 6, 1))],
    )
    assert found.value == 100


def test_money_of_two_currencies_is_refused() -> None:
    found = value_of(
        asked(MONEY),
        [
            gathered("shop/a", "10", days=1, currency="EUR"),
            gathered("shop/a", "10", days=1, currency="USD"),
        ],
    )
    assert found.value is None
    assert "EUR and USD" in found.why


def test_money_of_one_currency_is_measured_in_it() -> None:
    found = value_of(asked(MONEY), [gathered("shop/a", "10.50", days=1, currency="EUR")])
    assert (found.value, found.measured_in) == (Decimal("10.50"), "EUR")


def test_a_day_without_a_row_is_a_zero_where_rows_are_counted() -> None:
    counted = span("inbox/acme", is_counted=True)
    found = value_of(asked(metric(), counted), [])
    assert found.value == 0
    assert found.coverage == 1


def test_rows_that_end_early_leave_the_rest_uncovered() -> None:
    ends = span("inbox/acme", is_counted=True, last_day=date(2026, 6, 15))
    found = value_of(asked(metric(), ends), [gathered("inbox/acme", "3", days=1)])
    assert found.coverage == Decimal("0.5")


def test_the_mean_of_days_leaves_missing_days_out() -> None:
    found = value_of(
        asked(metric(), span("x/acme"), gathering=Gathering.MEAN),
        [gathered("x/acme", "300", days=15)],
    )
    assert found.value == 20
