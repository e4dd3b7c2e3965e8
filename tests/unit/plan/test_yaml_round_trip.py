"""A plan comes back as it went in, through YAML and through JSON."""

import json
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.strategies import plans
from trueline.core.codec import decode, encode
from trueline.core.money import Money
from trueline.plan.channels.resources import Tool
from trueline.plan.document import Plan
from trueline.plan.yaml.text import read_plan, write_plan
from trueline.plan.yaml.values import FORMS, parse_value

SMALL = (Path(__file__).parents[2] / "cases" / "plans" / "small.yaml").read_text("utf-8")


@given(plans())
@settings(max_examples=60)
def test_a_plan_comes_back_from_yaml_as_it_went_in(plan: Plan) -> None:
    text = write_plan(plan)
    again = read_plan(text, "plan.yaml")
    assert again == plan
    assert write_plan(again) == text


@given(plans())
@settings(max_examples=30)
def test_a_plan_comes_back_from_json_as_it_went_in(plan: Plan) -> None:
    assert decode(json.loads(json.dumps(encode(plan))), Plan) == plan


def test_a_written_plan_reads_as_people_write_it() -> None:
    assert write_plan(read_plan(SMALL, "plan.yaml")) == SMALL


def test_numbers_keep_every_digit_and_words_stay_words() -> None:
    plan = read_plan(SMALL, "plan.yaml")
    kpi = plan.scopes[0].social_goals[0].kpis[0]
    assert kpi.baseline is not None
    assert str(kpi.baseline.value) == "95.50"
    assert plan.organisation == "No"
    assert plan.channels[0].accounts[0].handle == "2026"
    assert kpi.weight == Decimal(1)


def test_every_kind_of_value_in_a_plan_has_a_form() -> None:
    kinds = {str, bool, int, Decimal, Money, type(read_plan(SMALL, "p").first)}
    assert set(FORMS) - {float} == kinds  # floats are written in studies, never in plans
    assert [field.name for field in fields(Plan)][:2] == ["organisation", "title"]


def test_money_stands_with_its_currency() -> None:
    tool = Tool("desk", "Desk", cost_month=Money(Decimal("49.50"), "EUR"))
    plan = replace(read_plan(SMALL, "plan.yaml"), tools=(tool,))
    written = write_plan(plan)
    assert "cost_month: 49.50 EUR" in written
    assert read_plan(written, "plan.yaml") == plan


def test_money_without_a_currency_is_refused() -> None:
    with pytest.raises(ValueError, match="“49” is no money"):
        parse_value(Money, "49")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [(bool, "true", True), (bool, "No", False), (int, "-3", -3), (str, "a: b", "a: b")],
)
def test_single_values_are_read_as_people_write_them(kind: type, text: str, value: object) -> None:
    assert parse_value(kind, text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "~", "null", "no", "0x1f", "1:30", "2026-01-01", "=", "<<", "%", "- a", "a: b"),
        *(
            "a #b",
            "\x85",
            "\u2028",
            "a\nb",
            "a\r\nb\n\n",
            "\n",
            " a\n  b ",
            "\ufeff",
            "\x00",
            "\x1b",
        ),
        *("\U0001f9f5", "é" * 300, "word " * 60, "'", '"', "\\", "|", "> folded"),
    ],
)
def test_odd_texts_come_back_letter_by_letter(text: str) -> None:
    plan = replace(read_plan(SMALL, "plan.yaml"), organisation=text)
    written = write_plan(plan)
    assert read_plan(written, "plan.yaml") == plan
    assert write_plan(read_plan(written, "plan.yaml")) == written
