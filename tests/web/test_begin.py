"""The first-run wizard: from an empty organisation to a plan in force, step by step."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web import acme
from trueline.contracts.draft_shelf import DraftState
from trueline.home.wiring import open_workspace
from trueline.plan.beginning import BeginStep
from trueline.plan.document import Plan
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

pytestmark = pytest.mark.usefixtures("home")
MOST_QUERIES = 8
OLGA = "olga@new.example"
HEAD = {
    "title": "New works",
    "first": "2026-01-01",
    "last": "2026-12-31",
    "currency": "EUR",
    "fiscal_year_begins": "1",
}
PASTED = "• Sell more repairs\r\n  o\tWaste less\r\n\r\n– Hire by ourselves\r\n"
APPLICATIONS = "scopes/hr/social_goals/applications/kpis/applications"
KPI = {
    "f:owner": "Olga Ohm",
    "was:owner": '""',
    "f:baseline/value": "10",
    "f:baseline/first": "2025-10-01",
    "f:baseline/until": "2026-01-01",
    "f:target/value": "200",
    "f:target/due": "2026-12-31",
    "f:assumptions/statement": "",
    "f:assumptions/p50": "",
}


@pytest.fixture
def olga(ask: Callable[[str], Client]) -> Client:
    """Give somebody with every role in an organisation without a plan."""
    make_organisation(OrganisationRecord("new", "New works", today=acme.TODAY))
    join(make_person(OLGA, name="Olga Ohm"), "new", list(Role))
    return ask(OLGA)


def send(client: Client, step: str, given: dict[str, Any], *, status: int = 302) -> str:
    answer = client.post(reverse(f"begin-{step}"), given)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.headers["Location"] if status == 302 else answer.content.decode()


def sent_to(client: Client, name: str) -> str:
    return client.get(reverse(name)).headers["Location"]


def plan() -> Plan:
    draft = open_workspace("new").plans.drafts.current()
    assert draft is not None
    return draft.plan


def begun(client: Client, *scopes: str) -> None:
    send(client, "organisation", HEAD)
    send(client, "scopes", {"template": scopes})


def test_the_first_step_begins_the_draft_and_leads_on(olga: Client) -> None:
    assert sent_to(olga, "begin") == reverse("begin-organisation")
    said = {**HEAD, "departments": ["Marketing", "Legal"], "others": "- Workshop\r\n"}
    assert send(olga, "organisation", said) == reverse("begin-scopes")
    assert [one.name for one in plan().departments] == ["Marketing", "Legal", "Workshop"]
    assert (str(plan().until), plan().currency) == ("2027-01-01", "EUR")
    again = {**HEAD, "title": "Another", "departments": ["Legal", "Workshop"]}
    send(olga, "organisation", again)
    assert plan().title == "Another"
    assert [one.name for one in plan().departments] == ["Legal", "Workshop"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "This field is required"),
        ("currency", "Euro", "three letters"),
        ("last", "2025-01-01", "first"),
        ("first", "soon", "valid date"),
        ("others", "x" * 301, "has 301 characters"),
    ],
)
def test_what_makes_no_sense_is_said_and_what_was_written_stays(
    olga: Client, field: str, value: str, said: str
) -> None:
    page = send(olga, "organisation", {**HEAD, "departments": ["Legal"], field: value}, status=422)
    assert said in page
    assert 'value="Legal" checked' in page
    assert open_workspace("new").plans.drafts.current() is None


def test_goals_are_pasted_raised_and_linked(olga: Client) -> None:
    begun(olga, "hr")
    direct, known = "scopes/hr/goals/direct-hires", "scopes/hr/goals/known-workplace"
    here = send(olga, "goals", {"names": PASTED, "raised": [known]})
    assert here == reverse("begin-goals")
    names = ["Sell more repairs", "Waste less", "Hire by ourselves"]
    raised = "Be known as a good place to work by the people of our trade"
    assert [one.name for one in plan().goals] == [*names, raised]
    linked = {
        "linkable": [direct, known],
        f"serves:{direct}": ["hire-by-ourselves"],
        f"serves:{known}": [plan().goals[3].id],
    }
    assert send(olga, "goals", {"names": names[0].upper(), **linked}) == reverse("begin-missions")
    assert len(plan().goals) == 4
    assert plan().scopes[0].goals[0].serves == ("hire-by-ourselves",)


def test_the_goals_step_says_that_a_goal_is_needed(olga: Client) -> None:
    begun(olga, "hr")
    assert "The organisation has no goal yet." in send(olga, "goals", {"names": " "}, status=422)
    assert send(olga, "goals", {"names": "", "later": "yes"}) == reverse("begin-missions")


def test_a_mission_is_put_together_from_three_pieces_or_refused(olga: Client) -> None:
    begun(olga, "hr")
    was = plan().scopes[0].mission
    said = {"mission:hr": was, "was:hr": was, "change:hr": "to hire sooner", "whom:hr": "the shop"}
    page = send(olga, "missions", said, status=422)
    assert "something is missing" in page
    assert "to hire sooner" in page
    send(olga, "missions", {**said, "means:hr": "by showing how we work."})
    assert plan().scopes[0].mission == "To hire sooner for the shop by showing how we work."
    stale = send(olga, "missions", {"mission:hr": "Mine", "was:hr": was}, status=422)
    assert "Mine" in stale


def test_a_kpi_is_filled_in_whole_or_not_at_all(olga: Client) -> None:
    begun(olga, "hr")
    at = reverse("begin-kpi", args=[APPLICATIONS])
    assert "Applications sent" in olga.get(at).content.decode()
    half = olga.post(at, {**KPI, "f:target/due": ""})
    assert half.status_code == 422
    assert "This cannot be empty" in half.content.decode()
    assert 'value="200"' in half.content.decode()
    assert plan().scopes[0].social_goals[0].kpis[0].owner == ""
    guess = {"f:assumptions/statement": "One in ten applies", "f:assumptions/p50": "0.1"}
    done = olga.post(at, {**KPI, **guess})
    assert done.status_code == 302
    assert done.headers["Location"].startswith("/begin/kpis/scopes/hr/")
    kpi = plan().scopes[0].social_goals[0].kpis[0]
    assert kpi.owner == "Olga Ohm"
    assert kpi.baseline is not None
    assert kpi.target is not None
    assert [str(kpi.baseline.value), str(kpi.target.value)] == ["10", "200"]
    assert [one.statement for one in kpi.assumptions][-1] == "One in ten applies"
    outside = olga.post(at, {**KPI, "f:target/due": "2026-12-30", "was:target/due": '"2026-12-31"'})
    assert outside.status_code == 302
    assert olga.get(reverse("begin-kpi", args=["scopes/hr"])).status_code == 404


def test_a_kpi_is_added_where_a_goal_has_none(olga: Client) -> None:
    begun(olga, "hr")
    olga.post(reverse("arrange-parts"), {"act": f"out:{APPLICATIONS}", "next": "/begin/kpis/"})
    wanted = {
        "act": "add-kpi",
        "rank": "kpi",
        "above": "hr/applications",
        "names": "Hires",
        "metric": "",
        "perspective": "financial",
    }
    assert "takes a metric" in send(olga, "kpis", wanted, status=422)
    send(olga, "kpis", {**wanted, "metric": "web_key_events@1"})
    assert [one.name for one in plan().scopes[0].social_goals[0].kpis][-1] == "Hires"


def test_a_channel_without_account_is_planned_and_one_with_an_account_is_in_use(
    olga: Client,
) -> None:
    begun(olga, "hr")
    said = {"template": ["linkedin", "x"], "handle:linkedin": " newworks ", "policy": ["legal"]}
    assert send(olga, "channels", said) == reverse("begin-people")
    linked, x = plan().channels
    assert (linked.status, linked.accounts[0].key) == ("active", "linkedin/newworks")
    assert (x.status, x.accounts) == ("planned", ())
    assert [one.kind for one in plan().policies] == ["legal"]
    stray = send(olga, "channels", {"handle:youtube": "newworks"}, status=422)
    assert "YouTube, which is not ticked" in stray
    assert 'value="newworks"' in stray


def test_people_whom_the_plan_names_are_offered_and_added_once(olga: Client) -> None:
    begun(olga, "hr")
    olga.post(reverse("begin-kpi", args=[APPLICATIONS]), KPI)
    assert ">Olga Ohm</textarea>" in olga.get(reverse("begin-people")).content.decode()
    send(olga, "people", {"names": "Olga Ohm\r\n* Bo Berg\r\nolga ohm"})
    send(olga, "people", {"names": "Bo Berg"})
    assert [one.name for one in plan().team] == ["Olga Ohm", "Bo Berg"]


def test_the_wizard_goes_on_where_it_was_left(olga: Client) -> None:
    for step in list(BeginStep)[1:]:
        assert sent_to(olga, f"begin-{step}") == reverse("begin")
    begun(olga, "hr")
    assert sent_to(olga, "begin") == reverse("begin-goals")
    for step in BeginStep:
        page = olga.get(reverse(f"begin-{step}"))
        assert page.status_code == 200
        number = list(BeginStep).index(step) + 1
        assert f"step {number} of 9" in page.content.decode()


def test_what_blocks_stops_the_first_plan_and_a_lone_person_is_asked(olga: Client) -> None:
    begun(olga, "hr")
    page = olga.get(reverse("begin-check")).content.decode()
    assert "12 findings block approval" in page  # four KPIs without baseline, owner and target
    assert f'href="{reverse("begin-kpi", args=[APPLICATIONS])}">Fix here' in page
    assert f'href="{reverse("begin")}">Go on' in olga.get("/plan/").content.decode()
    page = send(olga, "submit", {"reason": "First"}, status=422)
    assert "lacks" in page
    fill_in(olga)
    assert "Nothing blocks approval" in olga.get(reverse("begin-check")).content.decode()
    send(olga, "submit", {"reason": "First"})
    assert sent_to(olga, "begin-goals") == reverse("begin-check")
    assert "You wrote this plan alone" in olga.get(reverse("begin-check")).content.decode()
    assert "nobody approves what only they wrote" in send(olga, "approve", {}, status=422)
    assert not open_workspace("new").plans.drafts.lone_approval
    assert send(olga, "approve", {"alone": "yes"}) == reverse("overview")
    workspace = open_workspace("new")
    assert workspace.plans.versions()[0].reason == "First"
    assert workspace.plans.drafts.lone_approval
    assert sent_to(olga, "begin") == reverse("plan")
    assert sent_to(olga, "begin-organisation") == reverse("begin")


def test_an_approver_who_does_not_administer_waits_for_another(
    olga: Client, ask: Callable[[str], Client]
) -> None:
    begun(olga, "hr")
    fill_in(olga)
    send(olga, "submit", {"reason": "First"})
    join(make_person("bo@new.example", name="Bo Berg"), "new", [Role.APPROVER, Role.PLANNER])
    assert "Bo Berg" in olga.get(reverse("begin-check")).content.decode()
    bo = ask("bo@new.example")
    assert "You wrote this plan alone" not in bo.get(reverse("begin-check")).content.decode()
    assert send(bo, "approve", {}) == reverse("overview")


def test_a_draft_that_waits_is_not_written(olga: Client) -> None:
    begun(olga, "hr")
    fill_in(olga)
    send(olga, "submit", {"reason": "First"})
    assert send(olga, "goals", {"names": "More"}) == reverse("begin-check")
    assert send(olga, "organisation", HEAD) == reverse("begin-check")
    draft = open_workspace("new").plans.drafts.current()
    assert draft is not None
    assert draft.state is DraftState.SUBMITTED
    assert draft.plan.goals == ()


def fill_in(client: Client) -> None:
    """Fill in every KPI of the draft."""
    for goal in plan().scopes[0].social_goals:
        for kpi in goal.kpis:
            path = f"scopes/hr/social_goals/{goal.id}/kpis/{kpi.id}"
            said = {**KPI, "f:source": kpi.source or "Web report", "was:source": f'"{kpi.source}"'}
            assert client.post(reverse("begin-kpi", args=[path]), said).status_code == 302


def test_every_step_asks_little_and_shows_scripts_as_text(olga: Client) -> None:
    begun(olga, "hr")
    send(olga, "goals", {"names": "<script>alert(1)</script>"})
    send(olga, "people", {"names": "<b>Olga</b>"})
    asked_for: dict[str, int] = {}
    for step in BeginStep:
        olga.get(reverse(f"begin-{step}"))
        with CaptureQueriesContext(connection) as asked:
            page = olga.get(reverse(f"begin-{step}")).content.decode()
        asked_for[step] = len(asked)
        assert "<script>alert" not in page
        assert "<b>Olga</b>" not in page
    assert {step: many for step, many in asked_for.items() if many > MOST_QUERIES} == {}
