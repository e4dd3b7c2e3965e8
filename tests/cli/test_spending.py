"""Budgets and pauses in the command line, from a study's media mix."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from tests.house.example_studies import FOLDER
from trueline.cli.command import DONE, REFUSED

Run = Callable[..., Said]


def registered_and_run(trueline: Run, folder: Path, document: str) -> None:
    (folder / "spending.csv").write_bytes((FOLDER / "spending.csv").read_bytes())
    path = folder / "study.yaml"
    path.write_text(document, encoding="utf-8")
    assert trueline("study", "register", path).code == DONE
    assert trueline("study", "run", "spending-on-networks").code == DONE


def example() -> str:
    return (FOLDER / "media-mix.yaml").read_text(encoding="utf-8")


def test_without_two_experiments_no_money_moves_and_a_pause_is_proposed(
    trueline: Run, tmp_path: Path
) -> None:
    registered_and_run(trueline, tmp_path, example())
    said = trueline("study", "budget", "spending-on-networks", "--json")
    assert said.code == DONE
    assert said.json["reallocation"] is None
    assert said.json["untested"] == ["search"]
    assert "calibrates 1 of its channels" in said.json["why"]
    (pause,) = trueline("study", "pauses", "spending-on-networks", "--json").json["pauses"]
    assert pause["medium"] == "search"
    assert (pause["grade_now"], pause["grade_then"]) == ("D", "C")
    assert pause["periods"] == pause["fading"] + pause["measured"]
    assert pause["lift"]["p90"] < 0
    assert pause["cost"] is None


@pytest.mark.slow
def test_with_two_experiments_money_moves_between_their_channels(
    trueline: Run, tmp_path: Path
) -> None:
    second = "  - {medium: search, spend_before: 400, spend_change: -400, lift: -14, error: 2}\n"
    registered_and_run(trueline, tmp_path, example().replace("methods:", f"{second}methods:"))
    found = trueline("study", "budget", "spending-on-networks", "--json").json
    channels = found["reallocation"]["channels"]
    total = sum(one["proposed"] for one in channels)
    assert total == pytest.approx(sum(one["now"] for one in channels))
    assert 0 <= found["reallocation"]["chance_better"] <= 1
    assert trueline("study", "budget", "spending-on-networks", "--total", "9").code == REFUSED
    said = trueline("study", "pauses", "spending-on-networks")
    assert "Every channel has a test already." in said.text


def test_a_study_without_a_media_mix_says_so(trueline: Run, tmp_path: Path) -> None:
    document = example().replace("methods: [media-mix]", "methods: [experiment]")
    registered_and_run(trueline, tmp_path, document)
    said = trueline("study", "budget", "spending-on-networks")
    assert said.code == REFUSED
    assert "no answer by a media mix" in said.text
    assert "Give the spend of each channel" in said.text


def test_a_study_that_was_not_run_has_no_budget(trueline: Run) -> None:
    said = trueline("study", "pauses", "nothing")
    assert said.code == REFUSED
    assert "no run of the study nothing" in said.text
