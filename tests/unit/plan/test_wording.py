"""What changed is said with names, numbers and days as people read them; worked by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from trueline.core.money import Money
from trueline.plan.actions import KeyAction
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Hypothesis, Perspective, Plan
from trueline.plan.edits import SetField
from trueline.plan.kpi import Kpi
from trueline.plan.parts import changed
from trueline.plan.wording import ChangeKind, changes_of
from trueline.plan.words import field_hint, title_of
from trueline.plan.yaml.text import read_plan

PLAN = read_plan(
    (Path(__file__).parents[2] / "cases" / "plans" / "small.yaml").read_text("utf-8"), "plan.yaml"
)
GOAL = "scopes/service/social_goals/answer-fast"
KPI = f"{GOAL}/kpis/first-response"


def _set(path: str, value: object, plan: Plan = PLAN) -> Plan:
    found: Plan = changed(plan, path, lambda _: value)
    return found


def _lines(new: Plan, old: Plan = PLAN) -> list[str]:
    return [str(line) for line in changes_of(old, new)]


def test_a_target_is_told_with_both_numbers() -> None:
    new = _set(f"{KPI}/target/due", date(2027, 3, 1), _set(f"{KPI}/target/value", Decimal(45000)))
    assert _lines(new) == [
        "KPI “First response”, target: 60 → 45,000",
        "KPI “First response”, target, due: 31 Dec 2026 → 1 Mar 2027",
    ]


def test_a_line_keeps_its_parts_for_pages() -> None:
    (line,) = changes_of(PLAN, _set(f"{KPI}/owner", "Ada"))
    assert (line.kind, line.path) == (ChangeKind.CHANGED, KPI)
    assert (line.field, line.old, line.new) == ("owner", "", "Ada")
    assert line.at == "social goal “Answer fast”"


def test_what_a_field_names_is_told_by_name_and_empty_may_mean_all() -> None:
    assert _lines(_set(f"{KPI}/filter/channels", ())) == [
        "KPI “First response”, filter, channels: Inbox → all"
    ]
    assert _lines(_set(f"{KPI}/baseline", None)) == [
        "KPI “First response”, baseline: 95.50 · 1 Oct 2025 · 1 Jan 2026 → nothing"
    ]


def test_what_comes_and_goes_is_told_with_where() -> None:
    money = KeyAction("pay", "Pay", cost=Money(Decimal("49.50"), "EUR"))
    channel = replace(PLAN.channels[0], actions=(money,), accounts=(Account("x", "acme"),))
    assert _lines(replace(PLAN, channels=(channel,))) == [
        "account “x/acme”: added (channel “Inbox”)",
        "key action “Pay”: added (channel “Inbox”)",
        "account “inbox/2026”: removed (channel “Inbox”)",
    ]
    costlier = replace(channel, actions=(replace(money, cost=Money(Decimal(1200), "EUR")),))
    assert _lines(replace(PLAN, channels=(costlier,)), replace(PLAN, channels=(channel,))) == [
        "key action “Pay”, cost: 49.50 EUR → 1,200 EUR"
    ]


def test_what_moves_is_told_with_both_places() -> None:
    sides = (*PLAN.perspectives, Perspective("money", "Money", Decimal("0.5")))
    old = replace(PLAN, perspectives=sides)
    assert _lines(replace(PLAN, perspectives=sides[::-1]), old) == [
        "perspective “Customers”: moved from the first place to after perspective “Money”"
    ]
    accounts = PLAN.channels[0].accounts
    loose = replace(PLAN, channels=(Channel("inbox", "Inbox"),), loose_accounts=accounts)
    assert _lines(loose) == ["account “inbox/2026”: moved from channel “Inbox” to the plan"]


def test_an_edit_whose_part_is_gone_is_told_by_its_id() -> None:
    edit = SetField(f"{GOAL}/kpis/gone/weight", "2", "1")
    (line,) = changes_of(PLAN, PLAN, (edit,))
    assert str(line) == "KPI “gone”, weight: 1 → 2"


def test_the_plan_itself_changes_too() -> None:
    assert _lines(replace(PLAN, fiscal_year_begins=4, story="We mend.")) == [
        "plan, fiscal year begins: 1 → 4",
        "plan, story: nothing → We mend.",
    ]


def test_a_part_without_a_name_is_called_by_its_first_words() -> None:
    assert title_of(KeyAction("a", "Call them")) == "Call them"
    assert title_of(Account("x", "acme", name="")) == "x/acme"
    assert title_of(Hypothesis("h", "a/b/c", "d/e/f")) == "a/b/c"


def test_a_field_is_explained_as_its_record_explains_it() -> None:
    assert field_hint(Kpi, "baseline") == "Where it started; empty until that was measured."
    assert field_hint(Kpi, "measuring").endswith("looks back a fixed number of days.")
    assert field_hint(Kpi, "nothing") == ""
