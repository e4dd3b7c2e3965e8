"""A plan's cost is shared out by one side of it, agrees with a reckoning by hand, hides nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from trueline.core.money import Money
from trueline.plan.actions import Per
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.resources import Tool
from trueline.plan.document import Plan, Scope, SocialGoal, Tactic
from trueline.plan.organisation.budget import BudgetLine, CostKind
from trueline.usecases.plan_costs import CostSide, PlanCosts, plan_costs

GUIDES = Tactic("guides", "Guides", ("x",))
GOAL = SocialGoal("fast", "Answer fast", tactics=(GUIDES, Tactic("dances", "Dances", ("x",))))


def euros(text: str) -> Money:
    return Money(Decimal(text), "EUR")


def once(name: str, amount: str, **changes: Any) -> BudgetLine:
    return BudgetLine(name, name, CostKind.MEDIA, euros(amount), Per.ONCE, **changes)


def plan(*budget: BudgetLine, **changes: Any) -> Plan:
    plain = Plan(
        "Acme", "2026", date(2026, 1, 1), date(2027, 1, 1), "EUR", (), budget=budget,
        scopes=(Scope("service", "Service", social_goals=(GOAL,)), Scope("serv", "Other")),
        channels=(Channel("x", "X"), Channel("y", "Y")),
    )  # fmt: skip
    return replace(plain, **changes)


def sums(costs: PlanCosts) -> dict[str, tuple[Money, ...]]:
    return {one.name: one.cost.totals for one in costs.shares}


LINES = (
    once("all", "1"),
    once("of-scope", "10", scope="service"),
    once("of-tactic", "100", tactic="service/fast:guides"),
    once("of-channel", "1000", channel="x"),
)


@pytest.mark.parametrize(
    ("side", "shares", "rest"),
    [
        (CostSide.KIND, {"media": (euros("1111"),)}, ()),
        (CostSide.SCOPE, {"Service": (euros("110"),), "Other": ()}, (euros("1001"),)),
        (CostSide.CHANNEL, {"X": (euros("1000"),), "Y": ()}, (euros("111"),)),
        (CostSide.TACTIC, {"Guides": (euros("100"),)}, (euros("1011"),)),
    ],
)
def test_each_line_stands_with_what_it_names_and_the_rest_is_for_all(
    side: CostSide, shares: dict[str, tuple[Money, ...]], rest: tuple[Money, ...]
) -> None:
    costs = plan_costs(plan(*LINES), side)
    assert sums(costs) == shares
    assert costs.rest.totals == rest
    assert costs.whole.totals == (euros("1111"),)


def test_a_line_of_two_scopes_stands_in_both_and_is_named() -> None:
    torn = once("torn", "5", scope="serv", tactic="service/fast:guides")
    costs = plan_costs(plan(torn), CostSide.SCOPE)
    assert sums(costs) == {"Service": (euros("5"),), "Other": (euros("5"),)}
    assert (costs.whole.totals, costs.in_several) == ((euros("5"),), ("budget/torn",))


def test_a_tool_stands_with_its_channel() -> None:
    tools = (Tool("editor", "Editor", cost_month=euros("49.50")),)
    costs = plan_costs(plan(channels=(Channel("x", "X", tools=tools),)), CostSide.CHANNEL)
    assert sums(costs) == {"X": (euros("594"),)}


def test_months_and_fiscal_years_cover_the_plans_days_and_no_other() -> None:
    monthly = BudgetLine("ads", "Ads", CostKind.MEDIA, euros("365"), Per.YEAR)
    years = plan_costs(plan(monthly, fiscal_year_begins=4), CostSide.YEAR)
    assert [(str(one.days and one.days.first), one.cost.totals) for one in years.shares] == [
        ("2026-01-01", (euros("90"),)),
        ("2026-04-01", (euros("275"),)),
    ]
    months = plan_costs(plan(monthly), CostSide.MONTH)
    assert [one.cost.totals[0].amount for one in months.shares][:3] == [31, 28, 31]
    assert (len(months.shares), months.rest.lines, months.rounding) == (12, (), ())


def test_what_rounding_makes_of_spans_is_said() -> None:
    # By hand: 28, 30 or 31 days of 365 are 0.08 of 1.00 each, and 12 * 0.08 = 0.96.
    cents = BudgetLine("ads", "Ads", CostKind.MEDIA, euros("1"), Per.YEAR)
    assert plan_costs(plan(cents), CostSide.MONTH).rounding == (euros("-0.04"),)


def test_days_outside_the_plan_are_left_out_by_name() -> None:
    early = once("early", "70", first=date(2025, 12, 1))
    costs = plan_costs(plan(early))
    assert costs.whole.lines == ()
    assert [one.path for one in costs.whole.left_out] == ["budget/early"]


def test_two_currencies_are_shared_out_side_by_side() -> None:
    dollars = BudgetLine("us", "Us", CostKind.MEDIA, Money(Decimal(3), "USD"), channel="x")
    months = plan_costs(plan(dollars, *LINES), CostSide.MONTH)
    assert months.whole.totals == (euros("1111"), Money(Decimal(36), "USD"))
    assert months.rounding == ()
