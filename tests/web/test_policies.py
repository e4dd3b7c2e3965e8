"""Pages of policies and training: accepted, asked about, taken, and who may not."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme, acme_rules
from trueline.coordination.acknowledging.acknowledgement import Means
from trueline.coordination.acknowledging.standing import MemberStanding
from trueline.core.errors import (
    ConflictError,
    FaultyInputError,
    MissingError,
    RefusedQuestionError,
)
from trueline.plan.document import Plan
from trueline.plan.yaml.text import read_plan
from trueline.usecases.coordinating.policies.acknowledge import Acceptance, acknowledge, take_back
from trueline.usecases.coordinating.policies.read_policies import read_policies
from trueline.usecases.coordinating.policies.take_quiz import take_quiz
from trueline.usecases.coordinating.training.complete import Taken, complete
from trueline.usecases.coordinating.training.read_training import read_training
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.stores.people import join, make_person

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
BO = "bo@acme.example"
RIGHT = {"paid": "2", "public": "1"}
MOST_QUERIES = 8


@pytest.fixture
def workspace(organisation: object) -> Workspace:  # noqa: ARG001 - makes it
    return acme_rules.adopt()


@pytest.fixture
def bo(workspace: Workspace, ask: Ask) -> Client:  # noqa: ARG001 - with its rules
    join(make_person(BO, name="bo LINDQVIST"), "acme", [Role.VIEWER])
    return ask(BO)


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def said(client: Client, path: str, given: dict[str, str] | None = None) -> str:
    answer = client.post(path, given or {}, follow=True)
    assert answer.status_code == 200, path
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_a_viewer_accepts_for_themselves_and_may_take_it_back(bo: Client) -> None:
    shown = text(bo, "/policies/")
    assert "These wait for you Law on our channels" in shown
    assert "There is no policy on proper use." in shown
    assert "0 of 3 acknowledgements" in shown
    assert "Bo Lindqvist accepted it." in said(bo, "/policies/law/accept/")
    shown = text(bo, "/policies/law/")
    assert "You accepted it on 1 Mar 2026" in shown
    assert "33.3%: 1 of 3; 0% passed the quiz" in shown
    assert "These wait for you" not in text(bo, "/policies/")
    assert "It was taken back." in said(bo, "/policies/law/take-back/bo/")
    assert bo.post("/policies/law/take-back/bo/").status_code == 404
    assert bo.post("/policies/law/take-back/ada/").status_code == 403


def test_the_right_answers_are_nowhere_before_the_answer(bo: Client) -> None:
    before = bo.get("/policies/law/").content.decode()
    assert "What do we do with paid posts?" in before
    assert "The law asks for it." not in before
    assert "checked" not in before
    assert "1 of 2 right." in said(bo, "/policies/law/quiz/", RIGHT | {"paid": "1"})
    shown = text(bo, "/policies/law/")
    assert "Not passed yet 1 of 2 right on 1 Mar 2026" in shown
    assert "The law asks for it." in shown
    assert "You passed: 2 of 2 right." in said(bo, "/policies/law/quiz/", RIGHT)
    assert "2/2 passed 1 Mar 2026, 2 tries" in text(bo, "/policies/law/")
    assert "1 of 3 quizzes passed" in text(bo, "/policies/")


def test_a_quiz_with_an_answer_missing_is_given_back(bo: Client) -> None:
    answer = bo.post("/policies/law/quiz/", {"paid": "2"})
    assert answer.status_code == 422
    assert "This field is required" in answer.content.decode()
    assert bo.post("/policies/answers/quiz/", {}, follow=True).status_code == 200


def test_a_contributor_keeps_what_was_signed_on_paper(workspace: Workspace, ask: Ask) -> None:
    given = {"person": "Cleo Marsh", "on": "2026-01-20", "means": "on paper"}
    client = ask("contributor@acme.example")
    assert "Cleo Marsh accepted it." in said(client, "/policies/law/accepted/", given)
    assert "20 Jan 2026, on paper" in text(client, "/policies/law/")
    early = client.post(
        "/policies/law/accepted/", given | {"person": "Bo Lindqvist", "on": "2026-01-04"}
    )
    assert early.status_code == 422
    assert "was approved on 2026-01-05, after 2026-01-04" in early.content.decode()
    assert client.post("/policies/law/accept/").status_code == 404  # not on the team
    plan = workspace.plans.adopted()
    assert plan is not None
    (law, _) = read_policies(workspace, plan.plan, on=acme.TODAY).standings[::-1]
    assert [one.accepted.means for one in law.members if one.accepted] == [Means.PAPER]


def test_use_cases_refuse_what_cannot_be(workspace: Workspace) -> None:
    on = date(2026, 2, 1)
    with pytest.raises(RefusedQuestionError, match="no approved text yet"):
        acknowledge(workspace, Acceptance("answers", "bo"), on=on, by="x")
    with pytest.raises(ConflictError, match="changed meanwhile"):
        acknowledge(workspace, Acceptance("law", "bo", digest="old"), on=on, by="x")
    with pytest.raises(MissingError, match="Nobody on the team"):
        acknowledge(workspace, Acceptance("law", "Zoe"), on=on, by="x")
    with pytest.raises(MissingError, match="no policy"):
        acknowledge(workspace, Acceptance("none", "bo"), on=on, by="x")
    with pytest.raises(FaultyInputError, match="still to come"):
        acknowledge(workspace, Acceptance("law", "bo"), on=date(2026, 3, 2), by="x")
    with pytest.raises(FaultyInputError, match="no answer"):
        take_quiz(workspace, "law", "bo", {"paid": 1}, by="x", on=on)
    with pytest.raises(ConflictError, match="quiz was changed"):
        take_quiz(workspace, "law", "bo", {"paid": 1, "public": 1, "old": 1}, by="x", on=on)
    first = acknowledge(workspace, Acceptance("law", "bo"), on=on, by="x")
    again = acknowledge(workspace, Acceptance("law", "bo"), on=acme.TODAY, by="x")
    assert again == first


def test_a_text_changed_in_a_new_version_of_the_plan_is_told_with_its_difference(
    workspace: Workspace, bo: Client
) -> None:
    bo.post("/policies/law/accept/")
    silent = acme_rules.RULES.replace("Mark what is paid.", "Mark what is lent.")
    plan = read_plan(acme.PLAN + silent, "plan")
    workspace.plans.adopt(plan, by="x", now=acme_rules.ADOPTED_AT + timedelta(days=30))
    shown = text(bo, "/policies/law/")
    assert "That counts no more for the text as it reads now" in shown
    assert "The text was changed and its version was not raised." in shown
    assert "The text was changed after it was approved" in shown
    page = bo.get("/policies/law/").content.decode()
    assert "<del>Mark what is paid.</del>" in page
    assert "<ins>Mark what is lent.</ins>" in page
    raised = replace(plan, policies=(replace(plan.policies[0], version=2), *plan.policies[1:]))
    workspace.plans.adopt(raised, by="x", now=acme_rules.ADOPTED_AT + timedelta(days=31))
    shown = text(bo, "/policies/law/")
    assert "You accepted version 1 on 1 Mar 2026; this text is new." in shown
    assert "That counts no more for the text as it reads now" not in shown


def test_an_acceptance_of_a_text_stays_when_its_change_is_accepted_too(
    workspace: Workspace,
) -> None:
    wanted, first, second = Acceptance("law", "bo"), date(2026, 2, 1), date(2026, 2, 20)
    acknowledge(workspace, wanted, on=first, by="x")
    silent = acme_rules.RULES.replace("Mark what is paid.", "Mark what is lent.")
    plan = read_plan(acme.PLAN + silent, "plan")
    old = workspace.plans.adopted()
    assert old is not None
    workspace.plans.adopt(plan, by="x", now=acme_rules.ADOPTED_AT + timedelta(days=30))
    acknowledge(workspace, wanted, on=second, by="x")

    def bo_then(plan: Plan, on: date) -> MemberStanding:
        standing = read_policies(workspace, plan, on=on).find("law")
        return next(one for one in standing.members if one.member.id == "bo")

    before = bo_then(old.plan, date(2026, 2, 10)).accepted
    assert before is not None
    assert before.on == first
    assert bo_then(plan, date(2026, 2, 10)).before == before
    now = bo_then(plan, acme.TODAY)
    assert now.accepted is not None
    assert (now.accepted.on, now.before) == (second, before)
    assert not read_policies(workspace, plan, on=acme.TODAY).find("law").is_changed_silently
    take_back(workspace, "law", "bo", by="x")
    assert bo_then(plan, acme.TODAY).accepted is None
    assert bo_then(old.plan, acme.TODAY).accepted == before


def test_a_course_is_overdue_thirty_days_after_the_plan_named_it(
    workspace: Workspace, ask: Ask
) -> None:
    client = ask("contributor@acme.example")
    shown = text(client, "/training/")  # 5 January and 30 days: 4 February
    assert "0 of 3 people have taken all that they need." in shown
    assert "Ada Brandt Lead Tone of voice Overdue for 25 days never 4 Feb 2026" in shown
    given = {"course": "tone", "person": "ada", "on": "2026-02-20", "proof": "Seen"}
    assert "Ada Brandt has taken it." in said(client, "/training/taken/", given)
    shown = text(client, "/training/")
    assert "Lead 100% 1 / 1 Agent 0% 0 / 2" in shown
    assert "20 Feb 2027" in shown
    late = client.post("/training/taken/", given | {"on": "2026-03-02"})
    assert late.status_code == 422
    assert "2026-03-02 is still to come." in late.content.decode()
    assert "It was taken back." in said(client, "/training/tone/ada/2026-02-20/take-back/")
    plan = workspace.plans.adopted()
    assert plan is not None
    assert len(read_training(workspace, plan.plan, on=acme.TODAY).late) == 3


def test_nobody_takes_a_course_that_they_do_not_need(workspace: Workspace) -> None:
    narrowed = acme_rules.RULES.replace(
        "name: Tone of voice", "name: Tone, for_departments: [desk]"
    )
    plan = read_plan(acme.PLAN + narrowed, "plan")
    workspace.plans.adopt(plan, by="x", now=acme_rules.ADOPTED_AT + timedelta(days=1))
    with pytest.raises(FaultyInputError, match="Cleo Marsh does not need"):
        complete(workspace, Taken("tone", "cleo", date(2026, 2, 1)), by="x")
    with pytest.raises(MissingError, match="no course"):
        complete(workspace, Taken("other", "cleo", date(2026, 2, 1)), by="x")


def test_pages_of_rules_ask_little_and_know_the_past(workspace: Workspace, bo: Client) -> None:
    acknowledge(workspace, Acceptance("law", "bo"), on=date(2026, 2, 1), by="x")
    for path in (
        "/policies/",
        "/policies/law/",
        "/training/",
        "/escalation/",
        "/responsibilities/",
    ):
        bo.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert bo.get(path).status_code == 200
        assert len(asked) <= MOST_QUERIES, path
    past = text(bo, "/policies/law/?as_of=2026-01-20")
    assert "I, Bo Lindqvist" not in past
    assert bo.get("/policies/?as_of=2026-01-02").status_code == 404


def test_another_organisation_has_none_of_it(workspace: Workspace, ask: Ask) -> None:
    assert workspace.organisation == "acme"
    stranger = ask("owner@other.example")
    assert stranger.get("/policies/law/").status_code == 404
    assert stranger.post("/policies/law/accept/").status_code == 404
    assert "There is no plan in force yet" in text(stranger, "/policies/")
    assert "There is no plan in force yet" in text(stranger, "/training/")
    assert "There is no plan in force yet" in text(stranger, "/escalation/")


def test_who_owes_something_is_told(workspace: Workspace, bo: Client) -> None:
    assert workspace.organisation == "acme"
    shown = text(bo, "/notifications/")
    assert "“Law on our channels” waits for you to accept it" in shown
    assert "“Tone of voice” was to be taken by 4 Feb 2026" in shown
    assert "“Somebody is in danger” was to be tried by 5 Feb 2026" in shown
    bo.post("/policies/law/accept/")
    assert "waits for you to accept it" not in text(bo, "/notifications/")
