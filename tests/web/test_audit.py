"""Audit: questions come from the template, answers become scores, gaps stand worst first."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from trueline.home.wiring import open_workspace
from trueline.plan.organisation.audit import AuditItem
from trueline.plan.starters import find_template

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
PLANNER, VIEWER = "planner@acme.example", "viewer@acme.example"
AUDIT, BRING = "/plan/audit/", "/plan/audit/bring/"
QUESTIONS = len(find_template("audit").content.audit)


def drafted() -> dict[str, AuditItem]:
    draft = open_workspace("acme").plans.drafts.current()
    return {one.id: one for one in draft.plan.audit} if draft else {}


def answer(client: Client, item: str, score: str, **given: str) -> str:
    sent = {"path": f"audit/{item}", "begin": "yes", "next": f"{AUDIT}?plan=draft"}
    sent |= {"f:score": score, "was:score": "null"}
    for field, text in given.items():
        sent |= {f"f:{field}": text, f"was:{field}": json.dumps("")}
    return client.post("/plan/edit/save/", sent, follow=True).content.decode()


def test_the_questions_are_brought_into_the_draft_with_one_press(ask: Ask) -> None:
    client = ask(PLANNER)
    assert "Bring in the questions" in client.get(AUDIT).content.decode()
    told = client.post(BRING, follow=True)
    assert told.redirect_chain == [(f"{AUDIT}?plan=draft", 302)]
    assert "The questions are in the draft." in told.content.decode()
    assert len(drafted()) == QUESTIONS
    client.post("/plan/edit/undo/", {"entry": "1"})
    assert drafted() == {}


def test_questions_that_are_there_are_not_brought_twice(ask: Ask) -> None:
    client = ask(PLANNER)
    client.post(BRING)
    told = client.post(BRING, follow=True).content.decode()
    assert "The plan has all of this template already" in told
    assert len(drafted()) == QUESTIONS


def test_answers_become_scores_and_gaps_worst_first(ask: Ask) -> None:
    client = ask(PLANNER)
    client.post(BRING)
    answer(
        client, "sponsor", "2", gap="Only for a year", action="Ask the board", owner="Ada Brandt"
    )
    answer(client, "hours", "1", gap="<i>None</i> for films")
    page = answer(client, "skills", "4", answer="All trained in spring")
    gaps = page[page.index('id="gaps"') : page.index('id="questions"')]
    assert gaps.index("&lt;i&gt;None&lt;/i&gt; for films") < gaps.index("Only for a year")
    assert "All trained in spring" not in gaps
    assert "1 of 4, begun" in gaps
    assert gaps.count("Nobody is named.") == 1
    assert "2.3 of 4" in page  # people: (2 + 1 + 4) / 3
    assert f"{QUESTIONS - 3} questions are not judged yet." in page


def test_a_score_beyond_the_scale_is_refused_and_kept_in_view(ask: Ask) -> None:
    client = ask(PLANNER)
    client.post(BRING)
    sent = {"path": "audit/sponsor", "f:score": "7", "was:score": "null"}
    refused = client.post("/plan/edit/save/", sent)
    assert refused.status_code == 422
    assert drafted()["sponsor"].score is None


def test_who_may_not_write_reads_only(ask: Ask) -> None:
    assert b"Bring in the questions" not in ask(VIEWER).get(AUDIT).content
    ask(PLANNER).post(BRING)
    page = ask(VIEWER).get(f"{AUDIT}?plan=draft").content
    assert b'<form class="stack" method="post" action="/plan/edit/save/"' not in page
    assert b"stands up for it" in page


def test_in_force_beside_a_draft_nothing_is_answered(ask: Ask) -> None:
    client = ask(PLANNER)
    client.post(BRING)
    assert b"Bring in the questions" not in client.get(AUDIT).content


def test_another_organisation_sees_none_of_it(ask: Ask) -> None:
    ask(PLANNER).post(BRING)
    stranger = ask("owner@other.example")
    assert stranger.get(f"{AUDIT}?plan=draft").status_code == 404
    assert stranger.post(BRING).status_code == 404
