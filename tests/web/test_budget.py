"""Budget: what the plan costs is said with its sources, and what is left out with the reason."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from trueline.core.money import Money
from trueline.home.wiring import open_workspace
from trueline.plan.actions import Per
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, add_part
from trueline.plan.organisation.budget import BudgetLine, CostKind
from trueline.usecases.edit_plan import edit_plan

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
VIEWER = "viewer@acme.example"
BUDGET, DRAFT = "/plan/budget/", "/plan/budget/?plan=draft"
# By hand, for the plan's year 2026: 12 * 100.50 = 1,206; 40 * 30 * 12 = 14,400; 900 once.
LINES = (
    BudgetLine("ads", "Ads", CostKind.MEDIA, Money(Decimal("100.50"), "EUR"), channel="instagram"),
    BudgetLine("time", "Time", CostKind.STAFF_TIME, Money(Decimal(40), "EUR"), hours=Decimal(30),
               scope="marketing", source="Payroll <b>2025</b>"),
    BudgetLine("course", "Course", CostKind.TRAINING, Money(Decimal(900), "EUR"), per=Per.ONCE),
    BudgetLine("editor", "Editor", CostKind.STAFF_TIME, Money(Decimal(40), "EUR")),
    BudgetLine("early", "Early", CostKind.AGENCY, Money(Decimal(70), "EUR"), per=Per.ONCE,
               first=date(2025, 12, 1)),
)  # fmt: skip


@pytest.fixture
def costs(organisation: object) -> None:  # noqa: ARG001 - there is a plan
    """Write a budget into the draft."""

    def added(plan: Plan) -> list[AddPart]:
        return [add_part(plan, "budget", one) for one in LINES]

    edit_plan(open_workspace("acme"), added, by="x")


@pytest.mark.usefixtures("costs")
def test_the_page_says_the_whole_with_its_lines_and_their_sources(ask: Ask) -> None:
    page = ask(VIEWER).get(DRAFT).content.decode()
    assert "16,506.00 EUR" in page
    assert "1,206.00 EUR" in page
    assert "Payroll &lt;b&gt;2025&lt;/b&gt;" in page
    assert 'href="/plan/part/budget/ads/?plan=draft"' in page
    assert page.count("no source") == 4  # two lines, said for wide and for small


@pytest.mark.usefixtures("costs")
def test_what_is_left_out_is_named_with_the_reason(ask: Ask) -> None:
    page = ask(VIEWER).get(DRAFT).content.decode()
    assert "“Editor” does not say how many hours." in page
    assert "“Early” is paid on no day from" in page


@pytest.mark.usefixtures("costs")
@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("kind", ["Staff time", "14,400.00 EUR", "87.2%"]),
        ("scope", ["Marketing", "For all scopes", "2,106.00 EUR"]),
        ("channel", ["Instagram", "For all channels", "15,300.00 EUR"]),
        ("tactic", ["For no tactic alone", "16,506.00 EUR"]),
        ("month", ["Jan 2026", "2,200.50 EUR", "Dec 2026", "1,300.50 EUR"]),
        ("year", ["1 Jan 2026 – 31 Dec 2026", "16,506.00 EUR"]),
        ("nonsense", ["Staff time"]),
    ],
)
def test_the_whole_is_shared_out_as_asked(ask: Ask, by: str, said: list[str]) -> None:
    page = ask(VIEWER).get(f"{DRAFT}&by={by}").content.decode()
    assert [one for one in said if one not in page] == []


def test_without_a_cost_the_page_says_how_to_write_one(ask: Ask) -> None:
    page = ask(VIEWER).get(BUDGET).content.decode()
    assert "does not say yet what it costs" in page


@pytest.mark.usefixtures("costs")
def test_what_is_in_force_and_another_organisation_show_none_of_the_draft(ask: Ask) -> None:
    assert b"16,506.00" not in ask(VIEWER).get(BUDGET).content
    stranger = ask("owner@other.example")
    assert b"Ads" not in stranger.get(BUDGET).content
    assert stranger.get(DRAFT).status_code == 404
