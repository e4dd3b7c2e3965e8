"""Stages and maturity on the command line: what is missing, moves with reasons, days compared."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said
from tests.staged_plans import ready_plan
from trueline.plan.yaml.text import write_plan

Run = Callable[..., Said]
SIDES = [
    word
    for side in ("people", "policies", "processes", "practices")
    for word in (f"--{side}", "2", f"We saw {side}.")
]


def adopt(trueline: Run, folder: Path) -> None:
    (folder / "plan.yaml").write_text(write_plan(ready_plan()), encoding="utf-8")
    adopted = trueline("plan", "adopt", folder / "plan.yaml", "--accept", "For a test.")
    assert adopted.code == 0, adopted.text + adopted.beside


def test_a_stage_is_closed_and_opened_again(trueline: Run, tmp_path: Path) -> None:
    adopt(trueline, tmp_path)
    before = trueline("stages", "--json").json
    assert (before["stage"], before["moves"]) == ("contemplate", [])
    gates = {one["stage"]: one for one in before["stages"]}
    assert gates["contemplate"]["refusal"] is None
    assert "Contemplate has to be closed first" in gates["navigate"]["refusal"]
    refused = trueline("stage", "close", "navigate", "--why", "Ready.")
    assert (refused.code, "has to be closed first" in refused.text + refused.beside) == (1, True)
    closed = trueline("stage", "close", "contemplate", "--why", "Ready.", "--json").json
    assert (closed["was"], closed["plan"], len(closed["criteria"])) == ("closed", 1, 9)
    assert "the stage is Navigate." in trueline("stages").text
    again = trueline("stage", "reopen", "contemplate", "--why", "The audience moved on.")
    assert "Contemplate was opened again" in again.text
    assert len(trueline("decide", "list", "--json").json) == 1


def test_maturity_is_kept_and_two_days_are_compared(trueline: Run) -> None:
    assert "Nobody assessed yet" in trueline("maturity").text
    words = [*SIDES, "--strategy", "presence", "We publish.", "--by", "Committee"]
    assert trueline("assess", *words, "--day", "2026-02-02").code == 0
    words[1] = "3"
    assert trueline("assess", *words, "--day", "2026-03-02").code == 0
    told = trueline("maturity", "--compare", "2026-03-02", "2026-02-02")
    assert "people: 2 to 3" in told.text
    assert "practices: 2 to 2" in told.text
    assert len(trueline("maturity", "--json").json["assessments"]) == 2
    assert trueline("maturity", "--compare", "2026-03-02", "2026-01-01").code == 1
    words[1] = "many"
    assert trueline("assess", *words).code == 2
