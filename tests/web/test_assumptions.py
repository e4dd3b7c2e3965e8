"""Assumptions: what the plan guesses against what was measured."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from trueline.home.wiring import open_workspace
from trueline.measure.verdict import Verdict
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, add_part, set_field
from trueline.plan.kpi import Assumption
from trueline.usecases.coordinating.reviewing.exceptions_found import UNCHECKED
from trueline.usecases.deciding.needs_decision import Matter, decision_ground, rank_decisions
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.read_assumptions import AssumptionReading, read_assumptions
from trueline.usecases.score import score
from trueline.web.assumption_rows import in_order

pytestmark = pytest.mark.usefixtures("organisation")
FOLLOWERS = "scopes/marketing/social_goals/be-seen/kpis/followers"
PLANNER = "planner@acme.example"
Ask = Callable[[str], Client]
# Followers are 1,058 on the newest day, 28 February; the story stands on 1 March.
RANGE = Assumption(
    "range", "Between 1,100 and 1,200 follow us.", Decimal(1150), Decimal(1100), Decimal(1200),
    metric="followers_total@1", test_on=date(2026, 3, 1),
)  # fmt: skip
LATER = replace(RANGE, id="later", test_on=date(2026, 6, 30))
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


def test_before_its_test_day_a_guess_is_contradicted_so_far_and_nowhere_broken() -> None:
    workspace = open_workspace("acme")
    within = f"{FOLLOWERS}/assumptions"
    edit_plan(workspace, lambda plan: [add_part(plan, within, LATER, after="")], by="x")
    found = readings()
    assert found["later"].verdict is Verdict.CONTRADICTED
    assert found["later"].seen == found["range"].seen
    assert not found["later"].is_due(workspace.today)
    draft = workspace.plans.drafts.current()
    assert draft is not None
    card = score(workspace, draft.plan, on=workspace.today)
    needed = rank_decisions(decision_ground(workspace, draft.plan, card), UNCHECKED)
    broken = [one.path for one in needed if one.matter is Matter.ASSUMPTION_BROKEN]
    assert broken == [f"{within}/range"]


def test_a_guess_names_the_kpi_that_it_carries() -> None:
    assert [one.kpi.name for one in readings()["range"].carries] == ["Followers"]


def test_the_page_shows_what_is_broken_first(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/assumptions/?plan=draft").content.decode()
    assert page.index(RANGE.statement) < page.index(NUMBER.statement)
    assert "Revise the plan" not in page


def test_what_is_due_comes_before_what_is_not() -> None:
    found = readings()
    due = replace(
        found["untested"], assumption=replace(UNTESTED, test_on=date(2026, 3, 1)), path="due"
    )
    ordered = in_order([*found.values(), due], date(2026, 3, 1))
    assert [one.assumption.id for one in ordered] == ["range", "untested", "number", "untested"]
    assert [one.path for one in ordered][1] == "due"


def test_many_guesses_fill_pages_of_fifty(ask: Ask) -> None:
    many = [replace(UNTESTED, id=f"g{one}", statement=f"Guess {one}.") for one in range(60)]
    edit_plan(
        open_workspace("acme"),
        lambda plan: [add_part(plan, f"{FOLLOWERS}/assumptions", one, after="") for one in many],
        by="x",
    )
    client = ask("viewer@acme.example")
    first, last = (
        client.get(f"/assumptions/?plan=draft&page={page}").content.decode() for page in (1, 2)
    )
    assert [one.count("<tr data-row>") for one in (first, last)] == [50, 13]
    assert "Page 1 of 2" in first
    assert "plan=draft&amp;page=2" in first
    assert re.search(r"Not measured</span>\s*61\b", last)


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


def test_the_page_says_what_is_at_stake_with_a_measured_guess(ask: Ask) -> None:
    """Followers are guessed as twice the 1,200: with 1,058 it is 284 fewer."""
    workspace = open_workspace("acme")
    edit_plan(
        workspace, lambda plan: [set_field(plan, f"{FOLLOWERS}/formula", "2 * number")], by="x"
    )
    page = ask("viewer@acme.example").get("/assumptions/?plan=draft").content.decode()
    assert "-284" in page
    assert "does not hold the guess" in page  # the range stands outside the formula
