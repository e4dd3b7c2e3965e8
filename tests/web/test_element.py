"""Any part of the plan on its own page: read, written, moved, taken out, and taken back."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.edits import set_field
from trueline.plan.parts import look_up
from trueline.usecases.edit_plan import edit_plan
from trueline.web.part_choices import Choice, Choices
from trueline.web.part_reader import FieldReader

pytestmark = pytest.mark.usefixtures("plans")
VIEWS = "scopes/marketing/social_goals/be-seen/kpis/views"
GUIDES = "scopes/marketing/social_goals/be-seen/tactics/guides"
PLANNER, VIEWER = "planner@acme.example", "viewer@acme.example"
Ask = Callable[[str], Client]


def draft_at(path: str) -> Any:
    current = open_workspace("acme").plans.drafts.current()
    assert current is not None
    return look_up(current.plan, path)


def sent(path: str, **fields: tuple[str, object]) -> dict[str, Any]:
    """Give what a form sends: for each field what was written and what was shown."""
    given: dict[str, Any] = {"path": path}
    for name, (wrote, was) in fields.items():
        field = name.replace("__", "/")
        given |= {f"f:{field}": wrote, f"was:{field}": json.dumps(was)}
    return given


@pytest.fixture
def plans(home: Path) -> None:  # noqa: ARG001 - where they are kept
    """Give Acme and a stranger with their plans, and no facts."""
    acme.make_organisations()


@pytest.fixture
def planner(ask: Ask) -> Client:
    """Give a planner who began the draft."""
    client = ask(PLANNER)
    client.post("/plan/edit/begin/", {"path": VIEWS})
    return client


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("", "Acme in 2026"),
        (f"{VIEWS}/", "31 Dec 2026"),
        (f"{GUIDES}/", "A guide a week"),
        ("channels/instagram/accounts/instagram:acme/", "Acme on Instagram"),
        ("channels/instagram/accounts/", "Acme on Instagram"),
        ("departments/", "Departments"),
    ],
)
def test_every_part_and_list_is_read(ask: Ask, path: str, shown: str) -> None:
    page = ask(VIEWER).get(f"/plan/part/{path}")
    assert page.status_code == 200
    assert shown in page.content.decode()
    assert b"Edit in the draft" not in page.content


def test_the_address_of_a_field_leads_to_the_field(ask: Ask) -> None:
    answer = ask(VIEWER).get(f"/plan/part/{VIEWS}/target/value/")
    assert answer.status_code == 302
    assert answer.url == f"/plan/part/{VIEWS}/#f-target-value"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["scopes/nowhere/", f"{VIEWS}/nothing/", "goals/grow/name/x/"])
def test_what_is_not_there_is_said(ask: Ask, path: str) -> None:
    answer = ask(VIEWER).get(f"/plan/part/{path}")
    assert answer.status_code == 404
    assert "The plan has nothing at" in answer.content.decode()


def test_a_part_of_another_organisation_is_not_there(ask: Ask) -> None:
    assert ask("owner@other.example").get(f"/plan/part/{VIEWS}/").status_code == 404


def test_a_plan_in_force_is_edited_in_the_draft(ask: Ask) -> None:
    client = ask(PLANNER)
    read = client.get(f"/plan/part/{VIEWS}/").content.decode()
    assert "Edit in the draft" in read
    assert 'name="f:name"' not in read
    written = client.post("/plan/edit/begin/", {"path": VIEWS}, follow=True)
    assert written.redirect_chain == [(f"/plan/part/{VIEWS}/?plan=draft", 302)]
    assert 'name="f:name"' in written.content.decode()


def test_what_was_changed_is_saved_and_taken_back(planner: Client) -> None:
    given = sent(VIEWS, name=("Film views", "Views of our films"), target__value=("5", "100000"))
    told = planner.post("/plan/edit/save/", given, follow=True).content.decode()
    assert "Saved: Name, Target." in told
    assert (draft_at(VIEWS).name, str(draft_at(VIEWS).target.value)) == ("Film views", "5")
    assert open_workspace("acme").plans.adopted().plan.title == "Acme in 2026"  # type: ignore[union-attr]
    back = planner.post("/plan/edit/undo/", {"entry": "1"}, follow=True)
    assert "Taken back." in back.content.decode()
    assert draft_at(VIEWS).name == "Views of our films"


def test_leaving_a_field_answers_with_what_stands_beside_it(planner: Client) -> None:
    given = sent(VIEWS, name=("Film views", "Views of our films"), statement=("", ""))
    answer = planner.post("/plan/edit/save/", given, headers={"HX-Request": "true"})
    told = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="f-name-after" hx-swap-oob="true"' in told
    assert 'name="was:name" value="&quot;Film views&quot;"' in told
    assert "Saved " in told
    assert '<h1 id="part-title" hx-swap-oob="true">Film views</h1>' in told
    assert "<ins>Film views</ins>" in told
    assert "crumb-here" not in told  # it may stand in the drawer of another page
    assert "<html" not in told


def test_what_cannot_be_taken_stays_beside_its_field_and_the_rest_is_saved(
    planner: Client,
) -> None:
    given = sent(VIEWS, name=("Film views", "Views of our films"), target__value=("many", "100000"))
    answer = planner.post("/plan/edit/save/", given)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "“many” is no number." in told
    assert 'value="many"' in told
    assert draft_at(VIEWS).name == "Film views"


def test_fields_that_make_sense_only_together_are_saved_together(planner: Client) -> None:
    alone = planner.post("/plan/edit/save/", sent(VIEWS, target__curve__kind=("points", "linear")))
    assert alone.status_code == 422
    assert "Points and the kind “points” belong together." in alone.content.decode()
    given = sent(
        VIEWS,
        target__curve__kind=("points", "linear"),
        target__curve__points=("2026-03-01 0.1\r\n2026-09-01 0.6", []),
    )
    assert planner.post("/plan/edit/save/", given).status_code == 302
    assert [str(one.share) for one in draft_at(VIEWS).target.curve.points] == ["0.1", "0.6"]


def test_what_two_people_changed_is_shown_with_both_values_until_one_is_chosen(
    planner: Client,
) -> None:
    workspace = open_workspace("acme")
    path = f"{VIEWS}/name"
    edit_plan(workspace, lambda plan: [set_field(plan, path, "Theirs")], by="tom@acme.example")
    mine = sent(VIEWS, name=("Mine", "Views of our films"), statement=("Also", ""))
    answer = planner.post("/plan/edit/save/", mine)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "tom@acme.example changed this" in told
    assert "<dd>Theirs</dd>" in told
    assert "<dd>Mine</dd>" in told
    assert (draft_at(VIEWS).name, draft_at(VIEWS).statement) == ("Theirs", "Also")
    chosen = mine | {"over": "name", "theirs:name": json.dumps("Theirs")}
    assert planner.post("/plan/edit/save/", chosen).status_code == 302
    assert draft_at(VIEWS).name == "Mine"


def test_taking_theirs_leaves_what_they_wrote(planner: Client) -> None:
    workspace = open_workspace("acme")
    edit_plan(workspace, lambda plan: [set_field(plan, f"{VIEWS}/name", "Theirs")], by="tom")
    given = sent(VIEWS, name=("Mine", "Views of our films")) | {"take": "name"}
    assert planner.post("/plan/edit/save/", given).status_code == 302
    assert draft_at(VIEWS).name == "Theirs"


def test_nobody_is_in_conflict_with_themselves(planner: Client) -> None:
    planner.post("/plan/edit/save/", sent(VIEWS, name=("One", "Views of our films")))
    again = planner.post("/plan/edit/save/", sent(VIEWS, name=("Two", "Views of our films")))
    assert again.status_code == 302
    assert draft_at(VIEWS).name == "Two"


def test_what_somebody_else_wrote_into_a_field_left_alone_stays(planner: Client) -> None:
    workspace = open_workspace("acme")
    edit_plan(workspace, lambda plan: [set_field(plan, f"{VIEWS}/name", "Theirs")], by="tom")
    untouched = sent(VIEWS, name=("Views of our films", "Views of our films"))
    assert planner.post("/plan/edit/save/", untouched).status_code == 302
    assert draft_at(VIEWS).name == "Theirs"


def test_words_for_a_group_that_is_gone_are_not_lost(planner: Client) -> None:
    planner.post("/plan/edit/arrange/", {"path": VIEWS, "act": f"clear:{VIEWS}/target"})
    assert draft_at(VIEWS).target is None
    answer = planner.post("/plan/edit/save/", sent(VIEWS, target__value=("77000", "100000")))
    assert answer.status_code == 422
    assert "<dt>target/value</dt><dd>77000</dd>" in answer.content.decode()


def test_a_group_is_added_with_what_it_needs(planner: Client) -> None:
    given = {"path": VIEWS, "field": "baseline", "f:baseline/value": "900"}
    faulty = planner.post("/plan/edit/add/", given)
    assert faulty.status_code == 422
    assert "This cannot be empty." in faulty.content.decode()
    assert 'value="900"' in faulty.content.decode()
    days = {"f:baseline/first": "2025-11-01", "f:baseline/until": "2026-01-01"}
    planner.post("/plan/edit/add/", given | days)
    assert str(draft_at(VIEWS).baseline.value) == "900"


def test_parts_are_added_with_an_id_of_their_own_moved_and_taken_out(planner: Client) -> None:
    given = {"path": "", "field": "departments", "list": "yes"}
    for _ in range(2):
        planner.post("/plan/edit/add/", given | {"f:departments/name": "Human resources"})
    names = ["human-resources", "human-resources-2"]
    assert [one.id for one in draft_at("departments")] == names
    planner.post("/plan/edit/arrange/", {"path": "", "act": f"up:departments/{names[1]}"})
    assert [one.id for one in draft_at("departments")] == names[::-1]
    told = planner.post(
        "/plan/edit/arrange/", {"path": "", "act": f"out:departments/{names[0]}"}, follow=True
    )
    assert "Human resources was taken out." in told.content.decode()
    assert [one.id for one in draft_at("departments")] == names[1:]
    planner.post("/plan/edit/undo/", {"entry": "4"})
    assert [one.id for one in draft_at("departments")] == names[::-1]


def test_rows_without_names_are_added_and_taken_out(planner: Client) -> None:
    row = {"path": GUIDES, "field": "metrics", "f:metrics/1/metric": "views@1"}
    planner.post("/plan/edit/add/", row)
    planner.post("/plan/edit/save/", sent(GUIDES, metrics__1__filter__channels=("instagram", [])))
    assert draft_at(GUIDES).metrics[0].filter.channels == ("instagram",)
    planner.post("/plan/edit/arrange/", {"path": GUIDES, "act": f"clear:{GUIDES}/metrics/1"})
    assert draft_at(GUIDES).metrics == ()


def test_history_tells_what_was_and_gives_it_back(planner: Client) -> None:
    planner.post("/plan/edit/save/", sent(VIEWS, name=("Film views", "Views of our films")))
    page = planner.get(f"/plan/part/{VIEWS}/?plan=draft").content.decode()
    assert "<del>Views of our films</del>" in page
    assert "<ins>Film views</ins>" in page
    assert '<input type="hidden" name="entry" value="1">' in page
    assert 'name="f:name" value="Views of our films"' in page
    given = sent(VIEWS, name=("Views of our films", "Film views"))
    planner.post("/plan/edit/save/", given)
    assert draft_at(VIEWS).name == "Views of our films"


def test_script_in_a_field_is_text(planner: Client) -> None:
    planner.post("/plan/edit/save/", sent(VIEWS, name=("<script>x</script>", "Views of our films")))
    page = planner.get(f"/plan/part/{VIEWS}/?plan=draft").content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page


@pytest.mark.parametrize(
    ("address", "given", "status"),
    [
        ("save", {"path": "scopes/nowhere"}, 404),
        ("save", {"path": VIEWS, "was:name": "{", "f:name": "x"}, 400),
        ("add", {"path": VIEWS, "field": "nothing"}, 404),
        ("add", {"path": "", "field": ""}, 404),
        ("arrange", {"path": "", "act": "burn:goals/grow"}, 404),
        ("arrange", {"path": "", "act": "out:"}, 404),
        ("arrange", {"path": "", "act": "out:title"}, 404),
        ("arrange", {"path": "", "act": f"clear:{VIEWS}/name"}, 404),
        ("undo", {"entry": "12"}, 404),
        ("undo", {"entry": "first"}, 404),
    ],
)
def test_what_no_page_asks_for_is_refused(
    planner: Client, address: str, given: dict[str, str], status: int
) -> None:
    assert planner.post(f"/plan/edit/{address}/", given).status_code == status


def test_nobody_writes_into_a_draft_that_waits_for_approval(planner: Client) -> None:
    workspace = open_workspace("acme")
    planner.post("/plan/edit/save/", sent(VIEWS, source=("Insights", "")))
    workspace.plans.drafts.submit(
        by=PLANNER, now=workspace.now(), reason="Better words", edit_count=1
    )
    answer = planner.post("/plan/edit/save/", sent(VIEWS, name=("x", "Views of our films")))
    assert answer.status_code == 404
    assert "waits for approval" in answer.content.decode()


def test_findings_come_to_the_part(ask: Ask) -> None:
    page = ask(VIEWER).get("/plan/part-findings/", {"path": VIEWS}).content.decode()
    assert "KPI without baseline, target, owner or source" in page
    assert "Accept with a reason" not in page


@pytest.mark.parametrize("path", ["", f"{VIEWS}/", "departments/", f"{GUIDES}/"])
def test_pages_of_parts_ask_little(planner: Client, path: str) -> None:
    address = f"/plan/part/{path}?plan=draft"
    planner.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = planner.get(address)
    assert len(asked) <= 8, [one["sql"][:90] for one in asked]
    assert len(page.content) <= 150_000


def test_a_kpi_and_its_definition_lead_to_each_other(ask: Ask) -> None:
    client, numbers = ask(VIEWER), "/kpis/marketing/be-seen/views/"
    assert f'href="/plan/part/{VIEWS}/"' in client.get(numbers).content.decode()
    assert f'href="{numbers}"' in client.get(f"/plan/part/{VIEWS}/").content.decode()


def test_what_is_needed_cannot_be_emptied(planner: Client) -> None:
    given = sent(VIEWS, name=(" \r\n", "Views of our films"), statement=("Why", ""))
    told = planner.post("/plan/edit/save/", given, headers={"HX-Request": "true"})
    assert told.status_code == 422
    assert "This cannot be empty. Write a value." in told.content.decode()
    assert draft_at(VIEWS).name == "Views of our films"
    renamed = {"act": "rename", "place": "marketing/be-seen/views", "name": " "}
    assert "There is no name in it." in planner.post("/plan/outline/", renamed).content.decode()
    assert draft_at(VIEWS).name == "Views of our films"


def test_a_goal_of_the_organisation_is_not_asked_what_it_serves(planner: Client) -> None:
    goal = open_workspace("acme").plans.drafts.current().plan.goals[0].id  # type: ignore[union-attr]
    told = planner.get(f"/plan/part/goals/{goal}/?plan=draft").content.decode()
    assert 'name="was:source"' in told
    assert 'name="was:serves"' not in told


def test_many_choices_are_folded_until_one_is_ticked(planner: Client) -> None:
    plan = open_workspace("acme").plans.drafts.current().plan  # type: ignore[union-attr]
    group = FieldReader(plan, VIEWS, Choices(plan, load_catalogue())).part()
    sums = next(one for one in group.fields if one.path == "sums")
    many = replace(sums, choices=tuple(Choice(f"s/g/{n}", f"KPI {n}") for n in range(9)))
    told = render_to_string("parts/part_field.html", {"field": many})
    assert "<summary>None, 9 to choose from</summary>" in told
    assert told.count("checkbox") == 9
    assert "<details" not in render_to_string(
        "parts/part_field.html", {"field": replace(many, text="s/g/4")}
    )
    assert (
        "<details"
        not in planner.get(f"/plan/part/{VIEWS}/?plan=draft")
        .content.decode()
        .split('id="f-sums"')[1]
        .split("</fieldset>")[0]
    )
