"""What the people of the demo say stands beside parts of its plan and is told as anyone's."""

from pathlib import Path

import pytest

from trueline.demo.plan import plan_text
from trueline.demo.said import story_annotations, story_check_ins, story_notes
from trueline.demo.story import PLAN_ADOPTED_AT, TODAY
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.demo_said import say_demo
from trueline.usecases.workspace import Workspace
from trueline.web.stores.organisations import OrganisationRecord, make_organisation


@pytest.fixture
def larkmoor(home: Path) -> Workspace:
    assert home.exists()
    make_organisation(OrganisationRecord("larkmoor", "Larkmoor Mending", today=TODAY))
    workspace = open_workspace("larkmoor")
    plan = read_plan(plan_text(), "plan.yaml")
    workspace.plans.adopt(plan, by="Maeve Larkin", now=PLAN_ADOPTED_AT)
    return workspace


def test_everything_is_said_once_at_its_time(larkmoor: Workspace) -> None:
    say_demo(larkmoor)
    say_demo(larkmoor)
    assert len(larkmoor.annotations.all()) == len(story_annotations()) == 12
    assert len(larkmoor.notes.newest(99)) == len(story_notes())
    assert len(larkmoor.check_ins.all()) == len(story_check_ins())
    assert {one.at for one in larkmoor.annotations.all()} == {one.at for one in story_annotations()}


def test_nothing_is_said_after_the_story_s_today() -> None:
    days = [one.at.date() for one in (*story_annotations(), *story_notes(), *story_check_ins())]
    assert max(days) <= TODAY


def test_check_ins_come_from_owners_of_the_plan() -> None:
    plan = read_plan(plan_text(), "plan.yaml")
    assert {one.by for one in story_check_ins()} <= {one.name for one in plan.team}
