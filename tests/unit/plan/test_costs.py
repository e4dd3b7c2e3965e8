"""What a plan costs agrees with a reckoning by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from trueline.core.money import Money
from trueline.core.period import Period
from trueline.plan.actions import KeyAction, Per
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.resources import Tool
from trueline.plan.costs import cost_of
from trueline.plan.document import Plan, Scope, SocialGoal, Tactic
from trueline.plan.fiscal import fiscal_quarter_of, fiscal_year_of, fiscal_years_of
from trueline.plan.organisation.budget import BudgetLine, CostKind

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


def euros(text: str) -> Money:
    return Money(Decimal(text), "EUR")


def line(name: str, amount: str, kind: CostKind = CostKind.MEDIA, **changes: Any) -> BudgetLine:
    return BudgetLine(name, name.capitalize(), kind, euros(amount), **changes)


def plan(*budget: BudgetLine, **changes: Any) -> Plan:
    plain = Plan("Acme", "2026", YEAR.first, YEAR.until, "EUR", (), budget=budget)
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("per", "cost"),
    [
        (Per.ONCE, "70"),
        (Per.DAY, "25550"),  # 365 * 70
        (Per.WEEK, "3650"),  # 365 / 7 * 70
        (Per.MONTH, "840"),
        (Per.QUARTER, "280"),
        (Per.YEAR, "70"),
    ],
)
def test_a_year_holds_as_many_of_its_periods_as_the_calendar_has(per: Per, cost: str) -> None:
    assert cost_of(plan(line("ads", "70", per=per)), YEAR).totals == (euros(cost),)


def test_staff_time_is_hours_at_a_loaded_rate() -> None:
    # By hand: 45 EUR * 12 hours * 365 / 7 weeks = 28157.142857...
    time = line("time", "45", CostKind.STAFF_TIME, per=Per.WEEK, hours=Decimal(12))
    found = cost_of(plan(time), YEAR)
    assert [one.amount for one in found.lines] == [euros("28157.14")]


def test_hours_that_nobody_said_are_left_out_by_name() -> None:
    found = cost_of(plan(line("time", "45", CostKind.STAFF_TIME)), YEAR)
    assert (found.lines, found.totals) == ((), ())
    assert [(one.path, one.why) for one in found.left_out] == [
        ("budget/time", "“Time” does not say how many hours.")
    ]


def test_a_line_counts_on_the_days_that_it_is_paid() -> None:
    # By hand: 17 of the 31 days of March, all of April, and 10 of the 31 days of May.
    paid = line("ads", "310", first=date(2026, 3, 15), until=date(2026, 5, 11))
    assert cost_of(plan(paid), YEAR).totals == (euros("580"),)  # 170 + 310 + 100
    april = Period(date(2026, 4, 1), date(2026, 5, 1))
    assert cost_of(plan(paid), april).totals == (euros("310"),)
    assert cost_of(plan(paid), Period(date(2026, 7, 1), date(2026, 8, 1))).lines == ()


def test_what_is_paid_once_counts_on_its_day_alone() -> None:
    film = line("film", "900", CostKind.CONTENT, per=Per.ONCE, first=date(2026, 6, 1))
    june, july = (Period(date(2026, one, 1), date(2026, one + 1, 1)) for one in (6, 7))
    assert cost_of(plan(film), june).totals == (euros("900"),)
    assert cost_of(plan(film), july).totals == ()


def test_quarters_and_years_are_those_of_the_organisation() -> None:
    day = date(2026, 3, 31)
    assert fiscal_year_of(day, 4) == Period(date(2025, 4, 1), date(2026, 4, 1))
    assert fiscal_quarter_of(day, 2) == Period(date(2026, 2, 1), date(2026, 5, 1))
    assert fiscal_quarter_of(date(2026, 1, 31), 2) == Period(date(2025, 11, 1), date(2026, 2, 1))
    # By hand: January to March are 90 of the 365 days of the year that began in April 2025, and
    # the other nine months 275 of the 365 of the next.
    april = plan(line("ads", "365", per=Per.YEAR), fiscal_year_begins=4)
    first, second = fiscal_years_of(april)
    assert cost_of(april, first).totals == (euros("90"),)
    assert cost_of(april, second).totals == (euros("275"),)
    assert second == Period(date(2026, 4, 1), date(2027, 4, 1))


def test_a_part_costs_what_its_own_lines_cost() -> None:
    tactic = Tactic("guides", "Guides", ("x",))
    goal = SocialGoal("fast", "Answer fast", tactics=(tactic,))
    whole = plan(
        line("all", "1", per=Per.ONCE),
        line("of-scope", "10", per=Per.ONCE, scope="service"),
        line("of-tactic", "100", per=Per.ONCE, tactic="service/fast:guides"),
        line("of-channel", "1000", per=Per.ONCE, channel="x", scope="service"),
        scopes=(Scope("service", "Service", social_goals=(goal,)), Scope("serv", "Other")),
        channels=(Channel("x", "X"),),
    )
    costs = {
        "": "1111",
        "scopes/service": "1110",
        "scopes/service/social_goals/fast": "100",
        "scopes/service/social_goals/fast/tactics/guides": "100",
        "channels/x": "1000",
    }
    for part, cost in costs.items():
        assert cost_of(whole, YEAR, part=part).totals == (euros(cost),)
    assert cost_of(whole, YEAR, part="scopes/serv").lines == ()


def test_a_tool_counts_unless_the_budget_pays_for_tools() -> None:
    tools = (Tool("editor", "Editor", cost_month=euros("49.50")), Tool("free", "Free"))
    bare = plan(channels=(Channel("x", "X", tools=tools),), tools=(tools[0],))
    assert cost_of(bare, YEAR).totals == (euros("1188"),)  # 2 * 12 * 49.50
    assert cost_of(bare, YEAR, part="channels/x").totals == (euros("594"),)
    paid = replace(bare, budget=(line("tools", "50", CostKind.TOOLS, channel="x"),))
    found = cost_of(paid, YEAR)
    assert found.totals == (euros("1194"),)  # 12 * 50, and 594 for the tool of all channels
    assert [one.path for one in found.left_out] == ["channels/x/tools/editor"]
    for_all = replace(bare, budget=(line("tools", "50", CostKind.TOOLS),))
    assert cost_of(for_all, YEAR).totals == (euros("600"),)


def test_costs_of_key_actions_are_named_and_not_counted_twice() -> None:
    action = KeyAction("film", "Make a film", cost=euros("200"))
    acting = plan(line("ads", "70"), channels=(Channel("x", "X", actions=(action,)),))
    found = cost_of(acting, YEAR)
    assert found.totals == (euros("840"),)
    assert [one.path for one in found.left_out] == ["channels/x/actions/film"]


def test_currencies_are_not_added_together() -> None:
    dollars = BudgetLine("us", "Us", CostKind.MEDIA, Money(Decimal(3), "USD"), Per.ONCE)
    found = cost_of(plan(line("ads", "70", per=Per.ONCE), dollars), YEAR)
    assert found.totals == (euros("70"), Money(Decimal(3), "USD"))
    assert found.of_kind(CostKind.TOOLS).totals == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"first": date(2027, 5, 1)}, "“Ads” is paid on no day"),
        ({"until": date(2025, 5, 1)}, "“Ads” is paid on no day"),
        ({"first": date(2026, 5, 1), "until": date(2026, 4, 1)}, "“Ads” is paid on no day"),
        ({"amount": euros("0")}, "“Ads” comes to 0.00 EUR"),
        ({"amount": euros("0.0004")}, "“Ads” comes to 0.00 EUR"),
        ({"amount": euros("-5")}, "“Ads” has no amount that can be counted."),
        ({"amount": euros("9" * 40)}, "“Ads” has no amount that can be counted."),
        (
            {"kind": CostKind.STAFF_TIME, "hours": Decimal("1e90")},
            "“Ads” has no amount that can be counted.",
        ),
    ],
)
def test_no_line_vanishes_without_a_reason(changes: dict[str, Any], why: str) -> None:
    found = cost_of(plan(replace(line("ads", "70"), **changes)), YEAR)
    assert found.lines == ()
    assert [(one.path, one.why.startswith(why)) for one in found.left_out] == [("budget/ads", True)]


def test_a_tool_that_costs_what_cannot_be_counted_is_left_out_by_name() -> None:
    tool = Tool("suite", "Suite", cost_month=euros("-3"))
    found = cost_of(plan(tools=(tool,)), YEAR)
    assert (found.lines, [one.path for one in found.left_out]) == ((), ["tools/suite"])


def test_the_largest_sums_are_kept_to_the_cent() -> None:
    # By hand: 12 months of 999,999,999,999,999.99 EUR.
    found = cost_of(plan(line("ads", "999999999999999.99")), YEAR)
    assert found.totals == (euros("11999999999999999.88"),)
