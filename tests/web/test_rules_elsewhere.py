"""What people accepted and learnt, where other pages ask it: the coverage map and the gates."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.web import acme, acme_rules
from trueline.coordination.staging.stage import Stage
from trueline.usecases.coordinating.policies.acknowledge import Acceptance, acknowledge
from trueline.usecases.coordinating.staging.ground import StageQuestion
from trueline.usecases.coordinating.staging.judge_stages import gate_of
from trueline.usecases.coordinating.training.complete import Taken, complete
from trueline.usecases.workspace import Workspace

pytestmark = pytest.mark.usefixtures("organisation")
TEAM = ("ada", "bo", "cleo")


@pytest.fixture
def workspace(organisation: object) -> Workspace:  # noqa: ARG001 - makes it
    return acme_rules.adopt()


def judged(workspace: Workspace, criterion: str) -> str:
    """Give what a criterion of Navigate came to, and why."""
    adopted = workspace.plans.adopted()
    assert adopted is not None
    gate = gate_of(StageQuestion(workspace, adopted.plan, acme.TODAY), Stage.NAVIGATE)
    one = next(one for one in gate.criteria if one.criterion.name == criterion)
    return f"{one.judged.standing}: {one.judged.why}"


def test_the_coverage_map_says_how_far_a_departments_people_are(
    workspace: Workspace, ask: Callable[[str], Client]
) -> None:
    """Of the desk, Ada and Bo: Cleo belongs to no department, and a draft is asked of nobody."""
    acknowledge(workspace, Acceptance("law", "bo"), on=acme.TODAY, by="x")
    acknowledge(workspace, Acceptance("law", "cleo"), on=acme.TODAY, by="x")
    complete(workspace, Taken("tone", "ada", date(2026, 2, 20)), by="x")
    page = ask("viewer@acme.example").get("/departments/").content.decode()
    shown = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert "1 of 2 accepted" in shown
    assert "Tone of voice 1 of 2 taken" in shown


def test_a_gate_asks_that_policies_in_force_are_accepted(workspace: Workspace) -> None:
    for one in TEAM[:2]:
        acknowledge(workspace, Acceptance("law", one), on=acme.TODAY, by="x")
    assert judged(workspace, "policies-accepted") == (
        "not met: Fewer than nine in ten accepted “Law on our channels”."
    )
    acknowledge(workspace, Acceptance("law", "cleo"), on=acme.TODAY, by="x")
    assert judged(workspace, "policies-accepted") == (
        "met: 1 policy is accepted by nine in ten or more."
    )


def test_a_gate_asks_that_nobody_is_past_the_day_of_a_course(workspace: Workspace) -> None:
    for one in TEAM[:2]:
        complete(workspace, Taken("tone", one, date(2026, 2, 20)), by="x")
    assert judged(workspace, "people-trained") == (
        "not met: Past their day: “Cleo Marsh: Tone of voice”."
    )
    complete(workspace, Taken("tone", "cleo", date(2026, 2, 20)), by="x")
    assert judged(workspace, "people-trained") == ("met: 3 courses asked of people, none overdue.")
