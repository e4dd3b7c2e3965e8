"""What would make a cost vanish, or count as what it is not, is refused where it is written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from trueline.core.money import Money
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.actions import KeyAction, Per
from trueline.plan.applying import Refused, apply_edits
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.resources import Tool
from trueline.plan.document import Plan
from trueline.plan.edits import add_part
from trueline.plan.organisation.budget import BudgetLine, CostKind
from trueline.plan.soundness.whole import faults_of_plan

LINE = BudgetLine("ads", "Ads", CostKind.MEDIA, Money(Decimal(70), "EUR"))
TIME = replace(LINE, kind=CostKind.STAFF_TIME, per=Per.WEEK, hours=Decimal(38))
PLAN = Plan("Acme", "2026", date(2026, 1, 1), date(2027, 1, 1), "EUR", ())


def euros(text: str) -> Money:
    return Money(Decimal(text), "EUR")


def paths(plan: Plan) -> list[str]:
    return [one.path for one in faults_of_plan(plan, load_catalogue())]


@pytest.mark.parametrize("line", [LINE, TIME, replace(LINE, amount=euros("0"))])
def test_an_ordinary_line_has_no_fault(line: BudgetLine) -> None:
    assert paths(replace(PLAN, budget=(line,))) == []


@pytest.mark.parametrize(
    ("line", "changes", "field"),
    [
        (LINE, {"first": date(2026, 5, 1), "until": date(2026, 5, 1)}, "until"),
        (LINE, {"first": date(2026, 5, 1), "until": date(2026, 4, 1)}, "until"),
        (LINE, {"amount": euros("-0.01")}, "amount"),
        (LINE, {"amount": euros("1000000000000000")}, "amount"),
        (LINE, {"amount": euros("9" * 60)}, "amount"),
        (LINE, {"hours": Decimal(3)}, "hours"),
        (TIME, {"hours": Decimal(8401)}, "hours"),
        (TIME, {"hours": Decimal(1201), "per": Per.DAY}, "hours"),
        (TIME, {"hours": Decimal(-1)}, "hours"),
    ],
)
def test_a_line_that_cannot_be_counted_is_refused_at_its_field(
    line: BudgetLine, changes: dict[str, Any], field: str
) -> None:
    said = apply_edits(PLAN, [add_part(PLAN, "budget", replace(line, **changes))], load_catalogue())
    assert isinstance(said, Refused)
    assert [one.where for one in said.issues] == [f"budget/ads/{field}"]


def test_money_has_the_same_bounds_wherever_it_stands() -> None:
    tool, action = Tool("suite", "Suite", cost_month=euros("-3")), KeyAction("a", "Do it")
    channel = Channel("x", "X", tools=(tool,), actions=(replace(action, cost=euros("1" * 20)),))
    assert sorted(paths(replace(PLAN, tools=(tool,), channels=(channel,)))) == [
        "channels/x/actions/a/cost",
        "channels/x/tools/suite/cost_month",
        "tools/suite/cost_month",
    ]


@pytest.mark.parametrize("title", ["", "  "])
def test_a_plan_has_a_title(title: str) -> None:
    assert paths(replace(PLAN, title=title)) == ["title"]
