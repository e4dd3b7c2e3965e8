"""Stages and maturity: gates that name what is missing, decisions, reasons, two days compared."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.staged_plans import ready_plan
from tests.web import acme
from trueline.contracts.entry_shelf import Entry, EntryShelf
from trueline.coordination.deciding.decision import DecisionKind
from trueline.coordination.staging.judged import Standing
from trueline.coordination.staging.maturity import Assessment, Side, SideScore, StrategyStage
from trueline.coordination.staging.stage import Stage
from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.home.wiring import open_workspace
from trueline.plan.document import Plan
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.coordinating.staging.assess import assess, compare_assessments
from trueline.usecases.coordinating.staging.ground import StageQuestion
from trueline.usecases.coordinating.staging.judge_stages import MOVES, judge_stages
from trueline.usecases.coordinating.staging.move_stage import close_stage, reopen_stage
from trueline.usecases.workspace import Workspace

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
CLOSE = reverse("close-stage", args=["contemplate"])
ASSESSED = {
    "by": "Committee",
    "on": "2026-02-02",
    **{one.value: "2" for one in Side},
    **{f"{one.value}_reason": f"We saw {one}." for one in Side},
    "strategy": "engagement",
    "strategy_reason": "We answer.",
}


def adopt(plan: Plan) -> Workspace:
    workspace = open_workspace("acme")
    workspace.plans.adopt(plan, by="ada@acme.example", now=workspace.now(), reason="Ready")
    return workspace


def without_technographics() -> Plan:
    plan = ready_plan()
    [segment] = plan.segments
    return replace(plan, segments=(replace(segment, technographics=()),))


def said(client: Client, path: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", client.get(path).content.decode()).split())


def assessed(day: date, score: int) -> Assessment:
    scores = tuple(SideScore(one, score, f"Seen on {day}.") for one in Side)
    return Assessment(day, "Committee", scores, StrategyStage.PRESENCE, "We publish.")


def test_the_gate_is_shut_until_technographics_are_entered(ask: Ask) -> None:
    workspace, approver = adopt(without_technographics()), ask("approver@acme.example")
    page = said(approver, "/stages/")
    assert "the stage is Contemplate: 8 of 9 criteria are met." in page
    assert "1 criterion is missing: Technographics entered." in page
    refused = approver.post(CLOSE, {"why": "We are ready."})
    assert refused.status_code == 422
    assert "Technographics are missing for “Menders”." in refused.content.decode()
    assert DECISIONS.newest(workspace.entries) == ()
    assert MOVES.history(workspace.entries) == ()
    adopt(ready_plan())
    told = approver.post(CLOSE, {"why": "We know whom we speak to."}, follow=True)
    assert "Contemplate is closed; the decision stands in the log." in told.content.decode()
    assert "the stage is Navigate" in said(approver, "/stages/")
    [decision] = DECISIONS.newest(workspace.entries)
    assert decision.record.kind is DecisionKind.CLOSE_STAGE
    assert decision.record.because == "We know whom we speak to."
    assert decision.record.id in told.content.decode()


@dataclass
class OvertakenShelf:
    """A shelf on which somebody else is quicker, once."""

    shelf: EntryShelf
    overtake: Callable[[], object]

    def __getattr__(self, name: str) -> object:
        return getattr(self.shelf, name)

    def keep_all(self, entries: Iterable[Entry]) -> None:
        made = tuple(entries)
        self.overtake()
        self.shelf.keep_all(made)


def test_no_decision_is_logged_for_a_closing_that_came_too_late() -> None:
    workspace = adopt(ready_plan())
    overtaken = OvertakenShelf(
        workspace.entries,
        lambda: close_stage(workspace, Stage.CONTEMPLATE, why="1st.", on=acme.TODAY, by="bo"),
    )
    late = replace(workspace, entries=cast("EntryShelf", overtaken))
    with pytest.raises(ConflictError, match="bo changed this stage meanwhile"):
        close_stage(late, Stage.CONTEMPLATE, why="2nd.", on=acme.TODAY, by="ada")
    [move], [decision] = MOVES.history(workspace.entries), DECISIONS.newest(workspace.entries)
    assert move.record.decision == decision.record.id
    assert decision.record.because == "1st."


def test_what_was_judged_stays_when_the_plan_changes() -> None:
    workspace = adopt(ready_plan())
    close_stage(workspace, Stage.CONTEMPLATE, why="Ready.", on=acme.TODAY, by="ada")
    adopt(without_technographics())
    [move] = MOVES.history(workspace.entries)
    assert {one.standing for one in move.record.criteria} == {Standing.MET}
    assert len(move.record.criteria) == 9
    found = judge_stages(StageQuestion(workspace, without_technographics(), acme.TODAY))
    assert found.stage is Stage.NAVIGATE
    assert [one.criterion.name for one in found.gate(Stage.CONTEMPLATE).missing] == [
        "technographics-entered"
    ]


def test_stages_are_closed_in_their_order_and_the_loop_never() -> None:
    workspace = adopt(ready_plan())
    with pytest.raises(RefusedQuestionError, match="Contemplate has to be closed first"):
        close_stage(workspace, Stage.NAVIGATE, why="Ready.", on=acme.TODAY, by="ada")
    close_stage(workspace, Stage.CONTEMPLATE, why="Ready.", on=acme.TODAY, by="ada")
    with pytest.raises(RefusedQuestionError, match="Contemplate is closed already"):
        close_stage(workspace, Stage.CONTEMPLATE, why="Again.", on=acme.TODAY, by="ada")
    with pytest.raises(RefusedQuestionError, match=r"Tagged links seen: No web analytics came in"):
        close_stage(workspace, Stage.NAVIGATE, why="Ready.", on=acme.TODAY, by="ada")
    with pytest.raises(RefusedQuestionError, match="Navigate has to be closed first"):
        close_stage(workspace, Stage.CALIBRATE, why="Ready.", on=acme.TODAY, by="ada")


def test_going_back_takes_a_reason_and_is_logged(ask: Ask) -> None:
    workspace, approver = adopt(ready_plan()), ask("approver@acme.example")
    close_stage(workspace, Stage.CONTEMPLATE, why="Ready.", on=acme.TODAY, by="ada")
    back = reverse("reopen-stage", args=["contemplate"])
    silent = approver.post(back, {"why": " "})
    assert silent.status_code == 422
    assert "No reason is given. Say in a sentence why." in silent.content.decode()
    approver.post(back, {"why": "The audience moved on."})
    page = said(approver, "/stages/")
    assert "the stage is Contemplate" in page
    assert "Contemplate was opened again" in page
    assert "The audience moved on." in page
    assert len(MOVES.history(workspace.entries)) == 2
    with pytest.raises(RefusedQuestionError, match="Contemplate is open"):
        reopen_stage(workspace, Stage.CONTEMPLATE, why="Why not.", on=acme.TODAY, by="ada")
    assert approver.post(back, {"why": "Again."}).status_code == 422
    unknown = reverse("reopen-stage", args=["later"])
    assert approver.post(unknown, {"why": "Why not."}).status_code == 404


def test_a_past_day_shows_the_stage_of_that_day() -> None:
    workspace = adopt(ready_plan())
    close_stage(workspace, Stage.CONTEMPLATE, why="Ready.", on=acme.TODAY, by="ada")
    before = StageQuestion(workspace, ready_plan(), date(2026, 2, 20))
    assert judge_stages(before).stage is Stage.CONTEMPLATE
    assert judge_stages(before).moves == ()


def test_who_may_not_close_is_told_who_may(ask: Ask) -> None:
    adopt(ready_plan())
    page = said(ask("viewer@acme.example"), "/stages/")
    assert "All criteria are met. Approvers close a stage by a decision." in page
    assert "Close Contemplate" not in page


def test_the_overview_has_the_grid_of_stages(ask: Ask) -> None:
    page = said(ask("viewer@acme.example"), "/")
    assert "Criteria that are met, by stage and side." in page
    assert "Contemplate, at work" in page


def test_an_organisation_without_a_plan_is_told_what_to_do(ask: Ask) -> None:
    assert "There is no plan in force yet" in said(ask("owner@other.example"), "/stages/")


def test_maturity_is_kept_with_reasons_and_two_days_are_compared(ask: Ask) -> None:
    planner = ask("planner@acme.example")
    assert "Nobody assessed yet." in said(planner, "/stages/maturity/")
    made = planner.post(reverse("assess-maturity"), ASSESSED, follow=True)
    assert "The assessment of 2026-02-02 is kept." in made.content.decode()
    later = {**ASSESSED, "on": "2026-03-01", "people": "4", "policies": "1"}
    planner.post(reverse("assess-maturity"), later)
    page = said(planner, "/stages/maturity/")
    assert "2 Feb 2026 and 1 Mar 2026" in page
    assert "4 part of how we work +2" in page
    assert "1 begun -1" in page
    assert page.count("We saw people.") == 3  # both days, and once for narrow screens
    other = said(planner, "/stages/maturity/?day=2026-02-02")
    assert "2 Feb 2026 and" not in other
    assert planner.get("/stages/maturity/?day=2026-01-01").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"people_reason": ""}, "This field is required."),
        ({"on": "2026-03-02"}, "2026-03-02 is yet to come. Give a day up to 2026-03-01."),
        ({"policies": "7"}, "Select a valid choice."),
    ],
)
def test_a_faulty_assessment_keeps_nothing(wrong: dict[str, str], told: str, ask: Ask) -> None:
    planner = ask("planner@acme.example")
    answer = planner.post(reverse("assess-maturity"), ASSESSED | wrong)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Nobody assessed yet." in said(planner, "/stages/maturity/")


def test_an_assessment_needs_every_side_and_loses_no_earlier_one() -> None:
    workspace = open_workspace("acme")
    partial = replace(assessed(date(2026, 1, 5), 2), scores=())
    with pytest.raises(FaultyInputError, match="Not every side has a score"):
        assess(workspace, partial, by="ada")
    first = assess(workspace, assessed(date(2026, 1, 5), 1), by="ada")
    assess(workspace, assessed(date(2026, 1, 5), 2), by="bo", after=first.number)
    with pytest.raises(ConflictError):
        assess(workspace, assessed(date(2026, 1, 5), 3), by="ada", after=first.number)
    assess(workspace, assessed(date(2026, 2, 5), 4), by="ada")
    changes = compare_assessments(workspace, date(2026, 2, 5), date(2026, 1, 5))
    assert [one.change for one in changes] == [2, 2, 2, 2]


def test_pages_of_stages_ask_little(ask: Ask) -> None:
    workspace = adopt(ready_plan())
    close_stage(workspace, Stage.CONTEMPLATE, why="Ready.", on=acme.TODAY, by="ada")
    assess(workspace, assessed(date(2026, 1, 5), 1), by="ada")
    client = ask("approver@acme.example")
    for path in ("/stages/", "/stages/maturity/"):
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        assert len(asked) <= 8, path


def test_every_criterion_leads_to_a_page(ask: Ask) -> None:
    workspace, client = adopt(ready_plan()), ask("viewer@acme.example")
    found = judge_stages(StageQuestion(workspace, ready_plan(), acme.TODAY))
    links = {one.judged.link for gate in found.gates for one in gate.criteria} - {""}
    assert links
    assert {link: client.get(link).status_code for link in sorted(links)} == dict.fromkeys(
        sorted(links), 200
    )
