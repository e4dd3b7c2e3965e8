"""The pages of decisions and action items: recorded, read, moved, and who may not."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web import acme
from trueline.coordination.deciding.decision import DecisionKind
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.coordinating.acting.agree import ActionWish, agree
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.web.access import Role
from trueline.web.stores.people import join, make_person

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
VIEWS = "scopes/marketing/social_goals/be-seen/kpis/views"
FOLLOWERS = VIEWS.replace("views", "followers")
BY = "approver@acme.example"
WANTED = {
    "what": "We make shorter films",
    "kind": "change the tactic",
    "because": "Views rise too slowly.",
    "options": "Stop\nWait",
    "decided_by": "Ada Approver",
    "owner": "Ada Brandt",
    "review_on": "2026-03-20",
    "kpis": [VIEWS],
}
MOST_QUERIES = 8


@pytest.fixture
def approver(ask: Ask) -> Client:
    return ask(BY)


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_a_decision_is_recorded_with_its_numbers_and_read_again(approver: Client) -> None:
    told = approver.post(reverse("new-decision"), WANTED, follow=True)
    assert told.redirect_chain == [("/decisions/2026-03-01-1/", 302)]
    page = text(approver, "/decisions/2026-03-01-1/")
    assert "10.6k 28 Feb 2026 off pace" in page
    assert "Views of our films, target : 100,000" in page
    assert "No day after 28 Feb 2026 is known yet." in page
    assert "We make shorter films Change the tactic 1 Mar 2026" in text(approver, "/decisions/")
    assert "No decision is of this kind." in text(approver, "/decisions/?kind=stop")
    assert "1 decision " in text(approver, f"/decisions/?part={VIEWS}&owner=Ada+Brandt")


def test_a_faulty_decision_says_beside_its_field_what_to_mend(approver: Client) -> None:
    given = {**WANTED, "review_on": "2026-03-01", "because": ""}
    answer = approver.post(reverse("new-decision"), given)
    assert answer.status_code == 422
    assert "This field is required" in answer.content.decode()
    answer = approver.post(reverse("new-decision"), {**given, "because": "Slow."})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "2026-03-01 is not after 2026-03-01, its own day. Give a later day." in said
    assert f'value="{VIEWS}"' in said
    assert "We make shorter films" in said
    assert text(approver, "/decisions/").count("No decision yet") == 1


def test_a_decision_is_looked_at_again_amended_decided_anew_and_withdrawn(
    approver: Client,
) -> None:
    approver.post(reverse("new-decision"), WANTED)
    at = "/decisions/2026-03-01-1/"
    amended = {"what": "We make short films", "because": "They are slow.", "number": "1"}
    assert "The words were put right" in said(approver, f"{at}amend/", amended)
    assert "changed this decision meanwhile" in said(approver, f"{at}amend/", amended)
    refused = approver.post(f"{at}review/", {"outcome": "Short films drove 600 views."})
    assert refused.status_code == 422
    assert "Say what happened since then" in refused.content.decode()
    again = {**WANTED, "supersedes": "2026-03-01-1", "what": "We make no films", "review_on": ""}
    approver.post(reverse("new-decision"), again)
    assert "Another decision took its place: We make no films" in text(approver, at)
    later = "/decisions/2026-03-01-2/"
    assert "It took the place of: We make short films" in text(approver, later)
    assert "were kept" not in said(approver, f"{later}withdraw/", {})
    assert "There is no decision 2026-03-01-2" in text(approver, later, 404)
    assert "It stands again" in said(approver, f"{later}put-back/", {})
    assert "It was looked at again" in said(approver, f"{later}review/", {"outcome": "No films."})
    assert "Looked at again on 1 Mar 2026 No films." in text(approver, later)


def test_a_decision_shows_the_difference_of_the_version_that_it_brought_about(
    approver: Client,
) -> None:
    approver.post(reverse("new-decision"), WANTED)
    workspace = open_workspace("acme")
    at = "/decisions/2026-03-01-1/"
    assert "Version that it brought about" not in text(approver, at)
    lower = read_plan(acme.PLAN.replace("value: 100000", "value: 80000"), "plan")
    workspace.plans.adopt(lower, by="ada", now=workspace.now())
    assert "Version that it brought about" in text(approver, at)
    assert "cannot come of it" in said(approver, f"{at}version/", {"version": "1"})
    page = said(approver, f"{at}version/", {"version": "2"})
    assert "What it changed in the plan: version 1 to 2" in page
    assert "100,000 80,000" in page


def test_an_action_item_is_added_moved_with_one_press_and_moved_back(ask: Ask) -> None:
    join(make_person("ada@acme.example", name="Ada Brandt"), "acme", [Role.CONTRIBUTOR])
    ada = ask("ada@acme.example")
    item = {"what": "Cut the film", "owner": "Ada Brandt", "due": "2026-03-05"}
    assert "“Cut the film” was agreed on." in said(ada, reverse("agree-action"), item)
    assert "1 action item" in text(ada, "/actions/")
    moved = {"status": "under way", "number": "1"}
    at = "/actions/2026-03-01-1/"
    assert "is now: Under way" in said(ada, f"{at}move/", moved)
    assert "changed this action item meanwhile" in said(ada, f"{at}move/", moved)
    assert "Under way 1 Cut the film yours" in text(ada, "/actions/?view=board")
    assert "It was taken back." in said(ada, f"{at}undo/", {})
    assert "Open 1 Cut the film yours" in text(ada, "/actions/?view=board")
    dropped = ada.post(at, {**item, "drop": "yes", "said": ""})
    assert dropped.status_code == 422
    assert "It does not say why it is dropped." in dropped.content.decode()
    assert "was changed." in said(ada, at, {**item, "drop": "yes", "said": "Nobody asked."})
    assert "“Nobody asked.”" in text(ada, "/actions/?status=all")
    assert "Nothing of this kind." in text(ada, "/actions/")
    faulty = ada.post(reverse("agree-action"), {**item, "due": "2026-02-01"})
    assert faulty.status_code == 422
    assert "is before 2026-03-01, its own day" in faulty.content.decode()


def test_contributors_move_their_own_items_only(ask: Ask) -> None:
    agree(
        open_workspace("acme"),
        ActionWish("Ask the lawyer", "Bo Lindqvist"),
        on=acme.TODAY,
        by="ada",
    )
    contributor = ask("contributor@acme.example")
    assert "Begin" not in text(contributor, "/actions/")
    for path in ("move/", "undo/", ""):
        answer = contributor.post(f"/actions/2026-03-01-1/{path}", {"status": "done"})
        assert answer.status_code == 403, path
        assert b"It takes the role Planner" in answer.content


def test_what_was_decided_elsewhere_is_not_there(ask: Ask, approver: Client) -> None:
    workspace = open_workspace("acme")
    wish = DecisionWish("We stop", DecisionKind.STOP, "It is slow.")
    decide(workspace, wish, on=acme.TODAY, by=BY)
    agree(workspace, ActionWish("Ask the lawyer", "Bo Lindqvist"), on=acme.TODAY, by=BY)
    stranger = ask("owner@other.example")
    assert approver.get("/decisions/2026-03-01-1/").status_code == 200
    for path in ("/decisions/2026-03-01-1/", "/actions/2026-03-01-1/"):
        assert stranger.get(path).status_code == 404
    for path in ("review/", "withdraw/", "amend/"):
        answer = stranger.post(f"/decisions/2026-03-01-1/{path}", {"outcome": "x"})
        assert answer.status_code == 404, path
    assert stranger.post("/actions/2026-03-01-1/move/", {"status": "done"}).status_code == 404
    assert "No decision yet" in text(stranger, "/decisions/")
    assert "No action item yet" in text(stranger, "/actions/")


def test_pages_of_decisions_ask_little_even_with_many(approver: Client) -> None:
    workspace = open_workspace("acme")
    wish = DecisionWish(
        "We wait", DecisionKind.KEEP, "It is early.", about=(VIEWS, FOLLOWERS), owner="Ada Brandt"
    )
    for _ in range(3):
        name = decide(workspace, wish, on=acme.TODAY, by=BY).id
        item = ActionWish("Wait", "Ada Brandt", date(2026, 3, 9), decision=name, about=(VIEWS,))
        agree(workspace, item, on=acme.TODAY, by=BY)
    for path in ("/decisions/", f"/decisions/{name}/", reverse("new-decision"), "/actions/"):
        approver.get(path)
        with CaptureQueriesContext(connection) as asked:
            answer = approver.get(path)
        assert answer.status_code == 200, path
        assert len(asked) <= MOST_QUERIES, (path, [one["sql"][:90] for one in asked])


def said(client: Client, path: str, given: dict[str, object]) -> str:
    """Send a form and read the page that it leads to."""
    answer = client.post(path, given, follow=True)
    assert answer.status_code == 200, (path, answer.status_code)
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_who_agreed_to_something_is_reminded_and_an_overdue_decision_asks_for_one(
    ask: Ask, approver: Client
) -> None:
    workspace = open_workspace("acme")
    long_ago = date(2026, 1, 10)
    wish = DecisionWish(
        "We film in the mornings",
        DecisionKind.CHANGE_TACTIC,
        "The light is good.",
        about=(VIEWS,),
        owner="Bo Lindqvist",
        review_on=date(2026, 2, 10),
    )
    decide(workspace, wish, on=long_ago, by=BY)
    for what, due in (("Cut the film", date(2026, 2, 20)), ("Later", date(2026, 5, 1))):
        agree(workspace, ActionWish(what, "Bo Lindqvist", due), on=long_ago, by=BY)
    overview = text(approver, "/")
    assert "Overdue decision Marketing We film in the mornings" in overview
    assert "Decided on 10 Jan 2026, to be looked at again on 10 Feb 2026; nobody did." in overview
    assert "Overdue, and due this week. What Who Due Move it Cut the film" in overview
    assert "Later" not in overview
    join(make_person("bo@acme.example", name="Bo Lindqvist"), "acme", [Role.CONTRIBUTOR])
    bo = ask("bo@acme.example")
    told = text(bo, "/notifications/")
    assert "“Cut the film” was due on 20 Feb 2026" in told
    assert "“We film in the mornings” is to be looked at again" in told
    assert "What you agreed to do" in text(bo, "/me/?as=Bo+Lindqvist")
    chart = text(bo, "/kpis/marketing/be-seen/views/")
    assert "We film in the mornings 10 Jan 2026 · Decision" in chart
    assert "Decisions about this We film in the mornings" in chart
    assert "Decision 10 Jan 2026" in text(bo, "/annotations/")
