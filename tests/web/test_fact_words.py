"""Facts in words: their unit beside them, nothing that is not set, no key of a person."""

from datetime import date, datetime
from decimal import Decimal

from trueline.usecases.facts_behind import FactLine
from trueline.web.fact_rows import fact_rows
from trueline.web.trace_words import subject_words, version_words

DAY = date(2026, 1, 3)


def line(metric: str, value: str) -> FactLine:
    return FactLine("conversion:shop/1", metric, "shop/acme", DAY, Decimal(value), 1, 0, 2)


def test_money_is_in_the_currency_of_the_value_that_it_went_into() -> None:
    facts = [line("revenue_gross", "12.500000"), line("orders", "1.000000")]
    assert [one.value for one in fact_rows(facts, measured_in="EUR")] == ["12.5 EUR", "1"]
    assert [one.value for one in fact_rows(facts, measured_in="ratio")] == ["12.5", "1"]
    assert fact_rows(facts, measured_in="EUR")[1].metric == "Orders"


def test_an_order_is_told_by_what_is_set_and_never_by_its_person() -> None:
    told = version_words(
        {
            "account": "shop/acme",
            "native_id": "1",
            "ordered_at": datetime(2026, 1, 3, 15, 4),  # noqa: DTZ001 - as written, no zone
            "zone": "",
            "amount": Decimal("12.500000"),
            "refunded": Decimal("0.000000"),
            "item_count": None,
            "person_key": 77,
        },
        metric="",
    )
    assert told == [
        ("Account", "shop/acme"),
        ("Ordered", "3 Jan 2026, 15:04"),
        ("Amount", "12.5"),
        ("Refunded", "0"),
    ]


def test_a_post_of_which_only_the_day_is_known_has_no_hour() -> None:
    moment = datetime(2026, 1, 3)  # noqa: DTZ001 - as written, no zone
    told = version_words({"published_at": moment, "has_time": False}, metric="")
    assert told == [("Published", "3 Jan 2026")]


def test_a_subject_is_told_by_names_and_days_in_words() -> None:
    subject = {"account": "x/acme", "metric": "views", "breakdown": "", "day": "2026-01-03"}
    told = [("Account", "x/acme"), ("Metric", "Views"), ("Day", "3 Jan 2026")]
    assert subject_words(subject) == told
