"""``trueline plan check``: what counts, what was accepted, what could not be judged, which plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.checking import PLANS, plan_with
from tests.cli.conftest import Said
from trueline.core.errors import FaultyInputError, MissingError
from trueline.home.opening import open_home
from trueline.plan.edits import set_field
from trueline.plan.parts import look_up
from trueline.plan.upgrades import plan_digest
from trueline.plan.yaml.text import write_plan
from trueline.usecases.check_plan import blocking, check_plan, what_blocks
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.waive_finding import take_back_waiver, waive_finding
from trueline.usecases.workspace import Workspace

Run = Callable[..., Said]
SOUND = PLANS / "sound.yaml"
ON = ("--on", "2026-06-30")
METRICS = "scopes/service/social_goals/answer-fast/tactics/second-agent/metrics"
FAULT = {"remove": METRICS}
NAME = "tactic-without-metric"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.yaml"
    path.write_text(write_plan(plan_with([FAULT])))
    return path


@pytest.fixture
def workspace(home: Path) -> Workspace:  # noqa: ARG001 - opens the database
    """Give an organisation whose plan in force has one fault, on a day of that plan."""
    noon = datetime(2026, 6, 30, 12, tzinfo=UTC)
    opened = replace(open_home().workspace(), today=noon.date(), now=lambda: noon)
    opened.plans.adopt(plan_with([FAULT]), by="Ada", now=opened.now())
    return opened


def test_a_sound_plan_passes_and_what_needs_facts_is_said_not_to_be_checked(trueline: Run) -> None:
    said = trueline("plan", "check", SOUND, *ON)
    assert said.code == 0
    first, *_, last = said.text.splitlines()
    assert first == "Plan 2026 (sound.yaml): nothing found"
    passed, _, made, *_ = last.split()
    assert passed == made
    assert "checks passed, 100% by weight; 4 not checked." in last
    assert "  assumption-contradicted: There are no facts yet; import an export first." in said.text


def test_what_blocks_is_told_with_place_and_remedy_and_ends_with_one(
    trueline: Run, faulty: Path
) -> None:
    said = trueline("plan", "check", faulty, *ON)
    assert said.code == 1
    assert said.text.splitlines()[:3] == [
        "Plan 2026 (faulty.yaml): 1 found, 1 of them blocks",
        f"blocks: {METRICS}: No metric follows the tactic “A second agent at noon”.",
        f"        Name a metric that moves when the tactic is done well. [{NAME}]",
    ]


def test_json_has_the_same_and_the_digest_of_the_plan(trueline: Run, faulty: Path) -> None:
    said = trueline("plan", "check", faulty, *ON, "--json")
    assert said.code == 1
    [finding] = [one for one in said.json["findings"] if one["severity"] == "blocks"]
    assert (finding["check"], finding["path"], finding["waived"]) == (NAME, METRICS, None)
    assert said.json["digest"] == plan_digest(plan_with([FAULT]))
    assert NAME not in said.json["passed"]
    assert {one["check"] for one in said.json["not_checked"]} >= {"kpis-measure-the-same"}


def test_only_one_plan_can_be_named(trueline: Run) -> None:
    said = trueline("plan", "check", SOUND, "--draft")
    assert said.code == 2
    assert "Name one of PLAN, --version, --draft and --as-of." in said.beside


def test_plans_that_are_not_there_are_refused(trueline: Run) -> None:
    for words in ((), ("--draft",), ("--version", "3")):
        assert trueline("plan", "check", *words).code == 1


@pytest.mark.usefixtures("workspace")
def test_the_plan_in_force_is_checked_unless_another_is_named(trueline: Run) -> None:
    assert "Plan 2026 (version 1): 1 found" in trueline("plan", "check", *ON).text
    assert "Plan 2026 (version 1): 1 found" in trueline("plan", "check", "--version", "1", *ON).text


def test_the_draft_is_checked_when_it_is_named(trueline: Run, workspace: Workspace) -> None:
    metrics = look_up(plan_with(), METRICS)
    mend = set_field(plan_with([FAULT]), METRICS, metrics)
    edit_plan(workspace, [mend], by="Ben")
    assert trueline("plan", "check", "--draft", *ON).code == 0
    assert trueline("plan", "check", *ON).code == 1


def test_an_accepted_finding_is_listed_apart_until_its_reason_ends(
    trueline: Run, workspace: Workspace
) -> None:
    waive_finding(
        workspace, NAME, METRICS, reason=" We test it. ", until=date(2026, 8, 1), by="Ada"
    )
    said = trueline("plan", "check", *ON)
    assert said.code == 0
    assert "Accepted:\n" in said.text
    assert f"(until 2026-08-01 by Ada: We test it.) [{NAME}]" in said.text
    assert trueline("plan", "check", "--on", "2026-07-31").code == 0
    assert trueline("plan", "check", "--on", "2026-08-01").code == 1
    assert trueline("plan", "check", "--on", "2026-06-29").code == 1, "nobody had accepted it yet"


def test_what_was_accepted_counts_again_once_it_is_taken_back(workspace: Workspace) -> None:
    plan = plan_with([FAULT])
    waive_finding(workspace, NAME, METRICS, reason="A test.", until=date(2026, 8, 1), by="Ada")
    assert blocking(check_plan(workspace, plan)) == what_blocks(workspace, plan) == ()
    [waiver] = take_back_waiver(workspace, NAME, METRICS, by="Ben")
    assert waiver.reason == "A test."
    assert len(blocking(check_plan(workspace, plan))) == 1
    assert what_blocks(workspace, plan) == blocking(check_plan(workspace, plan))
    with pytest.raises(MissingError, match="is not accepted"):
        take_back_waiver(workspace, NAME, METRICS, by="Ben")


@pytest.mark.parametrize(
    ("reason", "days", "field"),
    [(" ", 30, "reason"), ("x" * 501, 30, "reason"), ("Why.", 0, "until"), ("Why.", 367, "until")],
)
def test_a_reason_and_a_day_within_a_year_are_needed(
    workspace: Workspace, reason: str, days: int, field: str
) -> None:
    until = workspace.today + timedelta(days=days)
    with pytest.raises(FaultyInputError) as refused:
        waive_finding(workspace, NAME, METRICS, reason=reason, until=until, by="Ada")
    assert [one.where for one in refused.value.issues] == [field]
    assert workspace.plans.waivers.all() == ()


def test_only_what_is_found_can_be_accepted(workspace: Workspace) -> None:
    until = workspace.today + timedelta(days=30)
    for name, path in ((NAME, "story"), ("goal-without-kpi", METRICS), ("no-such-check", METRICS)):
        with pytest.raises(MissingError):
            waive_finding(workspace, name, path, reason="Why.", until=until, by="Ada")
    assert workspace.plans.waivers.all() == ()


@pytest.mark.usefixtures("workspace")
def test_a_finding_is_accepted_and_taken_back_on_the_command_line(trueline: Run) -> None:
    until = date.today() + timedelta(days=30)  # noqa: DTZ011 - the command asks the same clock
    accept = ("plan", "accept", NAME, METRICS)
    assert "--until" in trueline(*accept, "--reason", "A test.").beside
    assert trueline(*accept, "--until", str(until)).code == 1
    said = trueline(*accept, "--reason", "A test.", "--until", str(until))
    assert (said.code, said.text) == (
        0,
        f"{NAME} at {METRICS} is accepted until {until}: A test.\n",
    )
    assert "Accepted:\n" in trueline("plan", "check").text
    assert trueline(*accept, "--take-back", "--json").json["reason"] == "A test."
    assert "Accepted:\n" not in trueline("plan", "check").text
    assert trueline(*accept, "--take-back").code == 1
