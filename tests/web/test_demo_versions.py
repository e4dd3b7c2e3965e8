"""The demo's plan comes into being as anyone's: written, submitted, approved, drafted again."""

from datetime import UTC, date, datetime

import pytest

from trueline.contracts.draft_shelf import DraftState
from trueline.demo.plan import ACCEPTED, november_entries, october_entries, plan_text
from trueline.demo.story import (
    ORGANISATION,
    PLAN_ADOPTED_AT,
    PLAN_APPROVED_AT,
    REVIEW_REASON,
    TODAY,
)
from trueline.home.demo import SLUG
from trueline.home.wiring import open_workspace
from trueline.plan.document import Plan
from trueline.plan.parts import look_up
from trueline.plan.yaml.text import read_plan
from trueline.usecases.demo_versions import plan_steps
from trueline.usecases.workspace import Workspace
from trueline.web.models import Organisation, PlanDraft, PlanEdit, PlanWaiver
from trueline.web.stores.organisations import (
    OrganisationRecord,
    make_organisation,
    remove_organisation,
)

pytestmark = pytest.mark.usefixtures("home")
WRITERS = ("Ciara Donnelly", "Emeka Obi")


@pytest.fixture
def plan() -> Plan:
    return read_plan(plan_text(), "plan.yaml")


@pytest.fixture
def workspace(home: object) -> Workspace:  # noqa: ARG001 - opens the database
    """Give the demo organisation before anything came in."""
    make_organisation(OrganisationRecord(SLUG, ORGANISATION, is_demo=True, today=TODAY))
    return open_workspace(SLUG)


def tell(workspace: Workspace, plan: Plan, *, until: int | None = None) -> None:
    for step in plan_steps(plan)[:until]:
        step.do(workspace)


def version_on(workspace: Workspace, day: date) -> int:
    found = workspace.plans.adopted(as_of=datetime(day.year, day.month, day.day, 23, tzinfo=UTC))
    assert found is not None
    return found.number


def test_there_are_two_versions_and_a_draft(workspace: Workspace, plan: Plan) -> None:
    tell(workspace, plan)
    second, first = workspace.plans.versions()
    assert (first.approved_at, first.superseded_at) == (PLAN_ADOPTED_AT, PLAN_APPROVED_AT)
    assert (second.reason, second.writers) == (REVIEW_REASON, WRITERS)
    assert second.approved_by == first.approved_by == "Maeve Larkin"
    assert workspace.plans.version(2).plan == plan
    draft = workspace.plans.drafts.current()
    assert draft is not None
    assert (draft.base, draft.state, draft.writers) == (2, DraftState.DRAFT, WRITERS)
    assert version_on(workspace, date(2026, 9, 30)) == 1
    assert version_on(workspace, date(2026, 10, 31)) == 2


def test_what_was_taken_back_is_told_and_does_not_count(workspace: Workspace, plan: Plan) -> None:
    tell(workspace, plan)
    draft = workspace.plans.drafts.current()
    assert draft is not None
    target = "scopes/customer-service/social_goals/answer-where-asked/kpis/first-response/target"
    back, raised = workspace.plans.drafts.entries(draft=draft.id, path=target)
    assert (back.undoes, raised.undone_by) == (raised.number, back.number)
    assert look_up(draft.plan, target) == look_up(plan, target)


WRITTEN = 1 + len(october_entries())
"""Steps before the first draft is submitted."""


@pytest.mark.parametrize("steps", [9, WRITTEN + 1, WRITTEN + 5])
def test_a_story_cut_short_goes_on_where_it_ended(
    workspace: Workspace, plan: Plan, steps: int
) -> None:
    tell(workspace, plan, until=steps)
    tell(workspace, plan)
    assert len(workspace.plans.versions()) == 2
    counts = {"approved": len(october_entries()), "draft": len(november_entries())}
    assert {one.state: one.edit_count for one in PlanDraft.objects.all()} == counts
    (kept,) = workspace.plans.waivers.all()
    assert (kept.check, kept.until, kept.at) == (ACCEPTED.check, ACCEPTED.until, ACCEPTED.at)


def test_removing_the_demo_leaves_nothing(workspace: Workspace, plan: Plan) -> None:
    tell(workspace, plan)
    remove_organisation(SLUG)
    for rows in (Organisation, PlanDraft, PlanEdit, PlanWaiver):
        assert not rows.objects.exists()
