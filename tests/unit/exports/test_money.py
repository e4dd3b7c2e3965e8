"""Amounts: number, sign and currency are told apart, and what is ambiguous stays open."""

from decimal import Decimal
from pathlib import Path

import pytest

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import Answers
from trueline.exports.cells.headers import Column, Reading, find_header
from trueline.exports.cells.money import (
    Amount,
    NotMoneyError,
    agrees,
    bare_amount,
    currency_in_header,
    currency_of,
)
from trueline.exports.files.opening import open_export
from trueline.exports.tables.tables import Table, open_table


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("$1,200.50", "1,200.50", "$"),
        ("USD 12,500.00", "12,500.00", "usd"),
        ("৳2,999", "2,999", "৳"),
        ("1.234,56 €", "1.234,56", "€"),
        ("-$5.00", "-5.00", "$"),
        ("($5.00)", "-5.00", "$"),
        ("R$ 10", "10", "r$"),
        ("7", "7", ""),
        ("--", "--", ""),
    ],
)
def test_a_cell_is_parted_into_number_and_unit(text: str, number: str, unit: str) -> None:
    assert bare_amount(text) == (number, unit)


@pytest.mark.parametrize(
    ("unit", "code"), [("€", "EUR"), ("usd", "USD"), ("R$", "BRL"), ("$", ""), ("kr", ""), ("", "")]
)
def test_only_a_sign_of_one_currency_names_it(unit: str, code: str) -> None:
    assert currency_of(unit) == code


def test_a_word_is_no_currency() -> None:
    with pytest.raises(NotMoneyError, match="no currency"):
        currency_of("apples")


def test_a_shared_sign_agrees_with_each_of_its_currencies_only() -> None:
    assert agrees("$", "CAD")
    assert not agrees("$", "EUR")
    assert not agrees("€", "USD")


@pytest.mark.parametrize(
    ("header", "name", "code"),
    [
        ("Amount spent (UAH)", "amount spent", "UAH"),
        ("Cost (EUR)", "cost", "EUR"),
        ("Spend, USD", "spend", "USD"),
        ("Revenue (€)", "revenue", "EUR"),
        ("Cost", "cost", ""),
        ("Clicks (all)", "clicks", "ALL"),  # Albanian lek: only columns of money ask
    ],
)
def test_a_header_may_end_with_its_currency(header: str, name: str, code: str) -> None:
    assert currency_in_header(header) == (name, code)


COLUMNS = (
    Column("day", {"en": ("Day",)}, needed=True, reading=Reading.DAY),
    Column("spend", {"en": ("Cost",)}, needed=True, reading=Reading.MONEY, metric="ad_spend"),
    Column("currency", {"en": ("Currency code",)}),
)


def opened(folder: Path, text: str, answers: Answers | None = None) -> Table:
    path = folder / "ads.csv"
    path.write_text(text, encoding="utf-8")
    export = open_export(path)
    header = find_header(export.sheets[0].head, COLUMNS)
    assert header is not None
    return open_table(export, 0, header, answers=answers or Answers())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Day,Cost (EUR)\n2026-01-31,5.25\n", Amount(Decimal("5.25"), "EUR")),
        ("Day,Cost,Currency code\n2026-01-31,$5.25,CAD\n", Amount(Decimal("5.25"), "CAD")),
        ('Day,Cost\n2026-01-31,"USD 1,200.50"\n', Amount(Decimal("1200.5"), "USD")),
        ('Day;Cost\n2026-01-31;"1.200,50 €"\n', Amount(Decimal("1200.5"), "EUR")),
    ],
)
def test_the_file_names_the_currency(tmp_path: Path, text: str, expected: Amount) -> None:
    [row] = opened(tmp_path, text).rows()
    assert row.money("spend") == expected
    assert row.priced("ad_spend", expected.value) == expected


def test_a_shared_sign_alone_asks_the_person_whose_answer_settles_it(tmp_path: Path) -> None:
    text = "Day,Cost\n2026-01-31,$5\n"
    [row] = opened(tmp_path, text).rows()
    with pytest.raises(FaultyInputError) as refused:
        row.money("spend")
    assert [one.asks for one in refused.value.issues] == ["currency"]
    [row] = opened(tmp_path, text, Answers(currency="NZD")).rows()
    assert row.money("spend") == Amount(Decimal(5), "NZD")


def test_an_amount_in_another_currency_than_its_header_says_is_refused(tmp_path: Path) -> None:
    [row] = opened(tmp_path, "Day,Cost (EUR)\n2026-01-31,$5\n").rows()
    with pytest.raises(FaultyInputError, match="not in EUR"):
        row.money("spend")


def test_days_that_could_be_two_days_ask_and_the_answer_settles_them(tmp_path: Path) -> None:
    text = "Day\tCost (EUR)\n03/04/2025\t5\n"
    with pytest.raises(FaultyInputError) as refused:
        opened(tmp_path, text)
    assert [one.asks for one in refused.value.issues] == ["day-order"]
    for month_first, month in ((True, 3), (False, 4)):
        [row] = opened(tmp_path, text, Answers(month_first=month_first)).rows()
        stamp = row.stamp("day")
        assert stamp is not None
        assert stamp.day.month == month
