"""Versions and their comparison: each state of a draft on its page, and every refusal."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web import acme
from trueline.contracts.draft_shelf import DraftState
from trueline.contracts.waiver_shelf import Waiver
from trueline.home.wiring import open_workspace
from trueline.plan.edits import set_field
from trueline.plan.upgrades import plan_digest
from trueline.usecases.check_plan import blocking, check_plan
from trueline.usecases.edit_plan import Edited, edit_plan
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.stores.people import join

pytestmark = pytest.mark.usefixtures("organisation")
PLANNER, APPROVER = "planner@acme.example", "approver@acme.example"
TARGET = "scopes/marketing/social_goals/be-seen/kpis/followers/target/value"
MOST_QUERIES = 11
"""Four say who asks and where; drafts, versions, entries, facts and waivers are the rest."""
Ask = Callable[[str], Client]


@pytest.fixture
def workspace(organisation: object) -> Workspace:  # noqa: ARG001 - opens the database
    """Give Acme, all of whose blocking findings are accepted."""
    workspace = open_workspace("acme")
    adopted = workspace.plans.adopted()
    assert adopted is not None
    for one in blocking(check_plan(workspace, adopted.plan)):
        workspace.plans.waivers.add(
            Waiver(
                one.check, one.path, "Known", PLANNER, workspace.now(), date(2026, 12, 1), one.about
            )
        )
    return workspace


def write(workspace: Workspace, *, by: str = PLANNER) -> None:
    done = edit_plan(workspace, lambda plan: [set_field(plan, TARGET, Decimal(1_400))], by=by)
    assert isinstance(done, Edited)


def shown(client: Client, name: str = "versions", **given: str) -> str:
    answer = client.get(reverse(name), given)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, name: str, given: dict[str, str] | None = None, *parts: int) -> str:
    answer = client.post(reverse(name, args=parts), given or {}, follow=True)
    return answer.content.decode()


def state(workspace: Workspace) -> DraftState | None:
    draft = workspace.plans.drafts.current()
    return draft.state if draft else None


def test_a_draft_goes_from_writing_over_waiting_to_a_version(
    workspace: Workspace, ask: Ask
) -> None:
    planner, approver = ask(PLANNER), ask(APPROVER)
    assert "Nobody writes a next version at the moment" in shown(planner)
    write(workspace)
    page = shown(planner)
    assert "Draft of what comes after version 1" in page
    assert "Being written" in page
    assert f"written by {PLANNER}" in page
    assert "Submit for approval" not in shown(approver)
    assert "waits for approval" in send(planner, "submit-plan", {"reason": "More people came"})
    assert "Approve</button>" not in shown(planner)
    page = shown(approver)
    assert "More people came" in page
    assert "Approve</button>" in page
    assert "Version 2 is in force." in send(approver, "approve-plan")
    page = shown(planner)
    assert page.count("Superseded") == page.count("In force</span>") == 1
    assert reverse("compare-versions") + "?old=1&amp;new=2" in page
    assert workspace.plans.versions()[0].approved_by == APPROVER


def test_a_draft_is_sent_back_with_a_reason_only(workspace: Workspace, ask: Ask) -> None:
    planner, approver = ask(PLANNER), ask(APPROVER)
    write(workspace)
    send(planner, "submit-plan", {"reason": "x"})
    refused = approver.post(reverse("send-back-plan"), {"why": "  "})
    assert refused.status_code == 422
    assert "Its writers cannot know what to change." in refused.content.decode()
    assert state(workspace) is DraftState.SUBMITTED
    assert "with its writers again" in send(approver, "send-back-plan", {"why": "Too bold"})
    assert state(workspace) is DraftState.DRAFT
    assert "Too bold" in shown(planner)


def test_a_submission_without_reason_is_refused_and_what_blocks_leads_to_its_place(
    workspace: Workspace, ask: Ask
) -> None:
    planner = ask(PLANNER)
    write(workspace)
    refused = planner.post(reverse("submit-plan"), {"reason": " "})
    assert refused.status_code == 422
    assert "A new version needs a reason." in refused.content.decode()
    [first, *_] = workspace.plans.waivers.all()
    workspace.plans.waivers.take_back(
        first.check, first.path, by=PLANNER, now=workspace.now(), about=first.about
    )
    page = shown(planner)
    assert "One finding blocks approval." in page
    assert reverse("accept-finding") in page
    refused = planner.post(reverse("submit-plan"), {"reason": "Worth keeping"})
    assert refused.status_code == 422
    assert "Worth keeping</textarea>" in refused.content.decode()
    assert state(workspace) is DraftState.DRAFT


def test_nobody_approves_what_only_they_wrote_unless_an_administrator_allows_it(
    workspace: Workspace, ask: Ask
) -> None:
    join(acme.person(Role.PLANNER), "acme", [Role.APPROVER])
    planner, administrator = ask(PLANNER), ask("administrator@acme.example")
    write(workspace)
    send(planner, "submit-plan", {"reason": "x"})
    assert "You wrote this draft alone" in shown(planner)
    refused = planner.post(reverse("approve-plan"))
    assert refused.status_code == 422
    assert "nobody approves what only they wrote" in refused.content.decode()
    assert "Who may approve" not in shown(planner)
    assert "Who may approve" in shown(administrator)
    assert "People may approve" in send(administrator, "lone-approval", {"allowed": "yes"})
    assert "Version 2 is in force." in send(planner, "approve-plan")
    assert "Nobody approves" in send(administrator, "lone-approval", {"allowed": "no"})
    assert not workspace.plans.drafts.lone_approval


def test_a_draft_is_laid_aside_and_taken_up_again(workspace: Workspace, ask: Ask) -> None:
    planner = ask(PLANNER)
    write(workspace)
    assert "The draft is laid aside." in send(planner, "lay-draft-aside")
    assert state(workspace) is None
    [aside] = workspace.plans.drafts.laid_aside()
    assert "Take it up again" not in shown(ask("viewer@acme.example"))
    assert "Take it up again" in shown(planner)
    assert "There is no draft" in send(planner, "submit-plan", {"reason": "x"})
    assert "taken up again" in send(planner, "take-draft-up", None, aside.id)
    assert state(workspace) is DraftState.DRAFT
    assert "No draft 99" in send(planner, "take-draft-up", None, 99)


def test_acts_out_of_turn_are_told_and_change_nothing(workspace: Workspace, ask: Ask) -> None:
    planner, approver = ask(PLANNER), ask(APPROVER)
    for client, name in (
        (planner, "submit-plan"),
        (approver, "approve-plan"),
        (approver, "send-back-plan"),
        (planner, "lay-draft-aside"),
    ):
        page = send(client, name, {"reason": "x", "why": "x"})
        assert "here is no draft" in page or "No draft" in page, name
    write(workspace)
    assert "submit it first" in send(approver, "approve-plan")
    send(planner, "submit-plan", {"reason": "x"})
    assert "waits for approval already" in send(planner, "submit-plan", {"reason": "y"})
    assert len(workspace.plans.versions()) == 1


def test_an_edit_is_taken_back_from_the_history(workspace: Workspace, ask: Ask) -> None:
    planner = ask(PLANNER)
    write(workspace)
    assert "Undo" in shown(planner)
    assert 'name="entry"' not in shown(ask("viewer@acme.example"))
    page = send(planner, "undo-edit", {"entry": "1", "next": reverse("versions")})
    assert "takes change 1 back" in page
    assert "taken back" in page


def test_two_versions_are_compared_in_words_and_numbers(workspace: Workspace, ask: Ask) -> None:
    assert "nothing to compare it with" in shown(ask(PLANNER), "compare-versions")
    write(workspace)
    page = shown(ask(PLANNER), "compare-versions")
    draft = workspace.plans.drafts.current()
    assert draft is not None
    assert plan_digest(draft.plan)[:12] in page
    assert workspace.plans.version(1).digest[:12] in page
    assert "One change" in page
    for said in ("1,300", "1,400", "+100 (+7.7%)"):
        assert said in page, said
    same = shown(ask(PLANNER), "compare-versions", old="1", new="1")
    assert "The two say the same." in same


@pytest.mark.parametrize("asked", ["0", "7", "drafts", "-1", "9999999", "1e3", "٣"])
def test_a_version_that_is_none_is_not_found(workspace: Workspace, ask: Ask, asked: str) -> None:
    write(workspace)
    answer = ask(PLANNER).get(reverse("compare-versions"), {"old": asked, "new": "draft"})
    assert answer.status_code == 404


def test_text_of_a_plan_is_shown_as_text(workspace: Workspace, ask: Ask) -> None:
    script = "<script>alert(1)</script>"
    edit_plan(workspace, lambda plan: [set_field(plan, "story", script)], by=PLANNER)
    for name in ("versions", "compare-versions"):
        page = shown(ask(PLANNER), name)
        assert "&lt;script&gt;alert(1)" in page
        assert script not in page
    page = send(ask(PLANNER), "submit-plan", {"reason": script})
    assert script not in page


def test_another_organisation_sees_and_changes_nothing_of_it(
    workspace: Workspace, ask: Ask
) -> None:
    write(workspace)
    stranger = ask("owner@other.example")
    draft = workspace.plans.drafts.current()
    assert draft is not None
    for name in ("versions", "compare-versions"):
        assert "followers" not in shown(stranger, name).lower()
    assert "There is no draft" in send(stranger, "submit-plan", {"reason": "x"})
    send(stranger, "take-draft-up", None, draft.id)
    assert open_workspace("other").plans.drafts.current() is None
    assert state(workspace) is DraftState.DRAFT


def test_the_pages_ask_little(workspace: Workspace, ask: Ask) -> None:
    write(workspace)
    planner = ask(PLANNER)
    for name in ("versions", "compare-versions"):
        shown(planner, name)
        with CaptureQueriesContext(connection) as asked:
            shown(planner, name)
        assert len(asked) <= MOST_QUERIES, (name, [one["sql"][:90] for one in asked])


def test_the_plan_of_a_past_day_says_so_and_keeps_the_day(workspace: Workspace, ask: Ask) -> None:
    planner = ask(PLANNER)
    page = planner.get("/plan/?as_of=2026-01-20").content.decode()
    assert "20 Jan 2026" in page
    assert "as_of=2026-01-20" in page
    assert workspace.plans.version(1).digest[:12] in page
    before = planner.get("/plan/?as_of=2026-01-01")
    assert before.status_code == 404
