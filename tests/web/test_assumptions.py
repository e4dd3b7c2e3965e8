"""Assumptions: what the plan guesses against what was measured."""

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from trueline.home.wiring import open_workspace
from trueline.measure.verdict import Verdict
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, add_part
from trueline.plan.kpi import Assumption
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.read_assumptions import AssumptionReading, read_assumptions

pytestmark = pytest.mark.usefixtures("organisation")
FOLLOWERS = "scopes/marketing/social_goals/be-seen/kpis/followers"
PLANNER = "planner@acme.example"
Ask = Callable[[str], Client]
# Followers are 1,058 on the newest day, 28 February; the story stands on 1 March.
RANGE = Assumption(
    "range", "Between 1,100 and 1,200 follow us.", Decimal(1150), Decimal(1100), Decimal(1200),
    metric="followers_total@1",
)  # fmt: skip
NUMBER = Assumption("number", "1,200 follow us.", Decimal(1200), metric="followers_total@1")
UNTESTED = Assumption("untested", "One in three tells a friend.", Decimal("0.33"))


@pytest.fixture(autouse=True)
def guesses(organisation: object) -> None:  # noqa: ARG001 - there is a plan
    """Give a KPI of the draft three guesses."""
    within = f"{FOLLOWERS}/assumptions"

    def added(plan: Plan) -> list[AddPart]:
        return [add_part(plan, within, one, after="") for one in (UNTESTED, NUMBER, RANGE)]

    edit_plan(open_workspace("acme"), added, by="x")


def readings() -> dict[str, AssumptionReading]:
    workspace = open_workspace("acme")
    draft = workspace.plans.drafts.current()
    assert draft is not None
    return {one.assumption.id: one for one in read_assumptions(workspace, draft.plan)}


def test_a_guess_stands_or_falls_by_what_was_measured() -> None:
    found = readings()
    assert found["range"].seen.value == 1058
    assert found["range"].verdict is Verdict.BROKEN
    assert found["number"].verdict is Verdict.UNCERTAIN
    assert found["untested"].verdict is Verdict.NOT_MEASURED
    assert found["untested"].seen.why == "No metric tests it."


def test_a_guess_names_the_kpi_that_it_carries() -> None:
    assert [one.kpi.name for one in readings()["range"].carries] == ["Followers"]


def test_the_page_shows_what_is_broken_first(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/assumptions/?plan=draft").content.decode()
    assert page.index(RANGE.statement) < page.index(NUMBER.statement)
    assert "Revise the plan" not in page


def test_a_plan_is_revised_with_the_measured_number(ask: Ask) -> None:
    client = ask(PLANNER)
    page = client.get("/assumptions/?plan=draft").content.decode()
    assert 'name="f:p50" value="1058"' in page
    given = {
        "path": f"{FOLLOWERS}/assumptions/number",
        "begin": "yes",
        "next": "/assumptions/?plan=draft",
        "f:p50": "1058",
        "was:p50": json.dumps("1200"),
    }
    told = client.post("/plan/edit/save/", given, follow=True).content.decode()
    assert "Saved: P50." in told
    assert readings()["number"].assumption.p50 == 1058


def test_without_guesses_the_page_says_how_to_write_one(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/assumptions/").content.decode()
    assert "No KPI says yet what its target rests on." in page
