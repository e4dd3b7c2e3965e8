"""The cascade: a plan from why to how, written in its outline, drawn with what checks find."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme
from trueline.contracts.break_shelf import BreakEntry
from trueline.home.wiring import open_workspace
from trueline.plan.document import Plan
from trueline.plan.parts import look_up
from trueline.web.alignment import whole_score

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
DRAFT = "/plan/?plan=draft&view=outline"
EDIT = "/plan/outline/"
GOAL = "marketing/be-seen"


@pytest.fixture
def planner(ask: Ask) -> Client:
    client = ask("planner@acme.example")
    assert client.post("/plan/outline/begin/").url == DRAFT
    return client


def draft() -> Plan:
    found = open_workspace("acme").plans.drafts.current()
    assert found is not None
    return found.plan


def do(client: Client, **fields: Any) -> str:
    answer = client.post(EDIT, fields, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_each_view_shows_any_plan_in_few_queries(planner: Client) -> None:
    for plan in ("", "plan=1", "plan=draft", "as_of=2199-12-31"):
        for view in ("map", "outline", "strategy"):
            path = f"/plan/?view={view}&{plan}"
            planner.get(path)
            with CaptureQueriesContext(connection) as asked:
                answer = planner.get(path)
            assert "Views of our films" in answer.content.decode(), path
            assert len(asked) <= 8, (path, [one["sql"][:90] for one in asked])


def test_the_map_says_what_serves_nothing_and_dashes_what_checks_doubt(planner: Client) -> None:
    page = planner.get("/plan/").content.decode()
    assert "Not linked to any goal" in page
    assert f'data-from="{GOAL}" data-to="{GOAL}/views" class="doubted"' in page
    assert re.search(r'class="node tactic unlinked marked" data-node=":dances"', page)


def test_the_band_names_what_matters_most_before_it_is_opened(planner: Client) -> None:
    page = planner.get("/plan/").content.decode()
    blocking = int(re.search(r"(\d+) findings? block approval\.", page)[1])  # type: ignore[index]
    assert f"{blocking} block approval</summary>" in page
    assert re.search(r"\d+ warnings?</summary>", page)
    named = page[page.index('<ul class="named">') :].partition("</ul>")[0]
    assert re.findall(r'<li class="(\w+)">', named) == ["blocks"] * min(blocking, 4)


def test_the_score_is_rounded_and_only_a_faultless_plan_has_a_hundred() -> None:
    shares = ("0", "0.001", "0.666", "0.914", "0.9999", "1")
    assert [whole_score(Decimal(one)) for one in shares] == [0, 1, 67, 91, 99, 100]


def test_a_map_can_be_narrowed_to_a_scope_or_a_branch(planner: Client) -> None:
    page = planner.get("/plan/", {"at": f"{GOAL}/followers"}).content.decode()
    nodes = re.findall(r'data-node="([^"]+)"', page)
    assert nodes == ["goal:grow", "marketing", GOAL, f"{GOAL}/followers", f"{GOAL}:guides"]
    assert ":dances" not in planner.get("/plan/?scope=marketing").content.decode()
    assert planner.get("/plan/?scope=nowhere").status_code == 404


def test_a_pasted_list_becomes_goals_beside_each_other(planner: Client) -> None:
    names = "• Sell more\r\n• <script>alert(1)</script>\r\n\r\n3. Platz"
    page = do(planner, act="add", rank="goal", above="", after="goal:grow", names=names)
    assert [one.id for one in draft().goals] == [
        "grow",
        "sell-more",
        "script-alert-1-script",
        "platz",
    ]
    assert "Added 3 parts." in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_what_was_done_can_be_taken_back(planner: Client) -> None:
    before = draft()
    do(planner, act="remove", place=f"{GOAL}/followers")
    assert [one.id for one in look_up(draft(), "scopes/marketing/social_goals/be-seen/kpis")] == [
        "views"
    ]
    assert "Taken back." in do(planner, act="undo", entry=1)
    assert draft() == before


def test_a_kpi_is_added_with_its_metric(planner: Client) -> None:
    asked = {"act": "add-kpi", "rank": "kpi", "above": GOAL, "names": "Clicks"}
    refused = planner.post(EDIT, asked)
    assert refused.status_code == 422
    assert 'value="Clicks"' in refused.content.decode()
    do(planner, **asked, metric="link_clicks@1")
    added = look_up(draft(), "scopes/marketing/social_goals/be-seen/kpis/clicks")
    assert (added.metric, added.perspective, added.target) == ("link_clicks@1", "customers", None)


def test_every_act_of_the_menu_works_as_a_plain_form(planner: Client) -> None:
    menu = planner.get("/plan/outline/row/", {"place": ":dances"}).content.decode()
    assert f'<option value="{GOAL}/views">' in menu
    do(planner, act="move", place=":dances", to=f"{GOAL}/views")
    do(planner, act="rename", place=f"{GOAL}:dances", name="Dances, weekly", was="Dances")
    do(planner, act="up", place=f"{GOAL}/followers")
    do(planner, act="higher", place=f"{GOAL}:dances")
    goal = look_up(draft(), "scopes/marketing/social_goals/be-seen")
    assert [one.id for one in goal.kpis] == ["followers", "views"]
    assert [(one.name, one.kpis) for one in goal.tactics][1] == ("Dances, weekly", ())


REFUSED = (
    ({"act": "dance"}, "is none of"),
    ({"act": "up", "place": GOAL}, "stands there already"),
    ({"act": "up", "place": "marketing/gone"}, "nothing at"),
    ({"act": "deeper", "place": GOAL}, "goes no deeper"),
    ({"act": "move", "place": f"{GOAL}/views", "to": "marketing"}, "can stand there"),
    ({"act": "add", "rank": "kpi", "above": GOAL, "names": "X"}, "takes a metric"),
    ({"act": "add", "rank": "wish", "above": "", "names": "X"}, "is none of"),
    ({"act": "add", "rank": "goal", "above": "", "names": " \r\n "}, "no name"),
    ({"act": "rename", "place": GOAL, "name": "A\nB", "was": "x"}, "one line"),
    ({"act": "undo", "entry": "9"}, "could be taken back"),
    ({"act": "undo", "entry": "x"}, "no such edit"),
)


def test_what_cannot_be_is_refused_with_a_reason(planner: Client) -> None:
    before = draft()
    for fields, why in REFUSED:
        answer = planner.post(EDIT, fields, headers={"HX-Request": "true"})
        assert answer.status_code == 422, fields
        assert answer.headers["HX-Retarget"] == "#outline-refused"
        assert why in answer.content.decode(), fields
    assert draft() == before


def test_a_name_that_somebody_else_changed_meanwhile_is_shown_with_both(planner: Client) -> None:
    do(planner, act="rename", place=GOAL, name="Be seen first", was="Be seen by people who mend")
    late = {"act": "rename", "place": GOAL, "name": "Be known", "was": "Be seen by people who mend"}
    told = planner.post(EDIT, late, headers={"HX-Request": "true"})
    assert told.status_code == 422
    assert "There now: Be seen first. Yours: Be known." in told.content.decode()


def test_an_act_answers_with_the_outline_alone(planner: Client) -> None:
    fields = {"act": "add", "rank": "tactic", "above": ":", "names": "Songs", "open": "marketing"}
    answer = planner.post(EDIT, fields, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.lstrip().startswith('<section class="card flush" id="outline"')
    assert 'data-done=":songs"' in page
    assert '<input type="hidden" name="open" value="marketing">' in page


def test_branches_fold_and_unfold_by_the_address_alone(planner: Client) -> None:
    shut = planner.get(f"{DRAFT}&turn=shut marketing").content.decode()
    assert f'data-place="{GOAL}"' not in shut
    assert '<input type="hidden" name="shut" value="marketing">' in shut
    again = planner.get(f"{DRAFT}&shut=marketing&turn=open marketing").content.decode()
    assert f'data-place="{GOAL}"' in again


def test_what_is_in_force_is_only_read(ask: Ask) -> None:
    planner, viewer = ask("planner@acme.example"), ask("viewer@acme.example")
    page = planner.get("/plan/?view=outline").content.decode()
    assert "Edit in the draft" in page
    assert "data-place=" not in page
    assert "Edit in the draft" not in viewer.get("/plan/?view=outline").content.decode()
    assert planner.get("/plan/outline/row/?place=marketing").status_code == 404
    assert planner.get("/plan/?plan=draft").status_code == 404
    assert planner.get("/plan/?plan=7").status_code == 404


def test_who_only_looks_sees_the_draft_without_its_tools(planner: Client, ask: Ask) -> None:
    assert planner.get(DRAFT).status_code == 200
    page = ask("viewer@acme.example").get(DRAFT).content.decode()
    assert "Planners write the plan." in page
    assert "data-place=" not in page
    assert ask("owner@other.example").get(DRAFT).status_code == 404


def test_an_arrow_is_drawn_and_taken_out(planner: Client) -> None:
    ends = {"cause": f"{GOAL}/views", "effect": f"{GOAL}/followers"}
    told = planner.post("/plan/arrows/add/", {**ends, "lag_days": "14"}, follow=True)
    page = told.content.decode()
    assert '<path d="M' in page
    assert 'class="untested"' in page
    assert "14 days" in page
    for wrong, why in (
        (ends, "already"),
        ({"cause": f"{GOAL}/views"}, "two ends"),
        ({**ends, "lag_days": "soon"}, "no number of days"),
        ({"cause": f"{GOAL}/views", "effect": f"{GOAL}/views"}, "itself"),
        ({"cause": f"{GOAL}/views", "effect": f"{GOAL}/gone"}, "no KPI"),
    ):
        refused = planner.post("/plan/arrows/add/", wrong)
        assert refused.status_code == 422, wrong
        assert why in refused.content.decode(), wrong
    planner.post("/plan/arrows/remove/", {"arrow": draft().hypotheses[0].id})
    assert draft().hypotheses == ()
    assert planner.post("/plan/arrows/remove/", {"arrow": "gone"}).status_code == 422


def test_a_finding_is_accepted_for_a_while_and_taken_back(planner: Client) -> None:
    band = planner.get("/plan/").content.decode()
    link = next(one for one in re.findall(r'href="(/plan/findings/accept/[^"]+)"', band))
    address = link.replace("&amp;", "&")
    form = planner.get(address)
    assert form.status_code == 200
    known = dict(re.findall(r'name="(check|path|about)" value="([^"]*)"', form.content.decode()))
    late = {**known, "reason": "We know.", "until": str(acme.TODAY)}
    refused = planner.post("/plan/findings/accept/", late)
    assert refused.status_code == 422
    assert "Name a day that is to come." in refused.content.decode()
    until = str(acme.TODAY + timedelta(days=30))
    told = planner.post("/plan/findings/accept/", {**late, "until": until}, follow=True)
    page = told.content.decode()
    assert "Accepted by planner@acme.example until 31 Mar 2026: We know." in page
    assert planner.get(address).status_code == 404
    planner.post("/plan/findings/take-back/", known)
    assert "Accepted by planner" not in planner.get("/plan/").content.decode()


def test_a_break_that_is_added_counts_on_the_next_page(planner: Client) -> None:
    what = "A view counts from the first second."
    assert what not in planner.get("/plan/").content.decode()
    workspace = open_workspace("acme")
    entry = BreakEntry("instagram", "views", acme.TODAY - timedelta(days=9), what)
    added = workspace.breaks.keep(entry, by="analyst@acme.example", now=workspace.now())
    assert what in planner.get("/plan/").content.decode()
    workspace.breaks.remove(added.id, by="analyst@acme.example", now=workspace.now())
    assert what not in planner.get("/plan/").content.decode()
