"""What was chosen after looking keeps its price: by other words, another id or other rows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Said
from tests.house.example_studies import FOLDER

Run = Callable[..., Said]
DOCUMENT = """
id: posters
question: Did the posters bring orders?
source: {path: posters.csv}
columns: {unit: town, period: week, outcome: orders}
treatment: {units: [larkmoor], start: "2026-12-07"}
methods: [interrupted-time-series]
"""
LATER = DOCUMENT.replace("2026-12-07", "2026-11-30")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study document beside its data."""
    (tmp_path / "posters.csv").write_bytes((FOLDER / "posters.csv").read_bytes())
    path = tmp_path / "posters.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def registered(trueline: Run, study: Path, text: str) -> list[str]:
    """Register a document, and give what counts as chosen after looking."""
    study.write_text(text, encoding="utf-8")
    made = trueline("study", "register", study, "--json").json
    chosen: list[str] = made["chosen_after_looking"]
    return chosen


def refusals(trueline: Run, study: str) -> list[Any]:
    """Run a study, and give what failed its registration."""
    ran = trueline("study", "run", study, "--json").json
    [graded] = ran["results"]["finding"]["graded"]
    tried = [one for one in graded["refuted"] if one["refutation"] == "registration"]
    return [one["says"] for one in tried if one["outcome"] == "failed"]


def test_registering_once_more_with_other_words_takes_nothing_back(
    trueline: Run, study: Path
) -> None:
    assert registered(trueline, study, DOCUMENT) == []
    assert refusals(trueline, "posters") == []
    assert len(registered(trueline, study, LATER)) == 1
    chosen = registered(trueline, study, LATER.replace("Did the", "Have the"))
    assert [one.partition(" ")[0] for one in chosen] == ["treatment"]
    assert len(refusals(trueline, "posters")) == 1


def test_going_back_to_what_was_asked_first_costs_nothing(trueline: Run, study: Path) -> None:
    registered(trueline, study, DOCUMENT)
    refusals(trueline, "posters")
    registered(trueline, study, LATER)
    assert registered(trueline, study, DOCUMENT) == []


@pytest.mark.parametrize("text", [DOCUMENT, LATER])
def test_another_id_for_the_same_question_counts_as_having_looked(
    trueline: Run, study: Path, text: str
) -> None:
    registered(trueline, study, DOCUMENT)
    refusals(trueline, "posters")
    chosen = registered(trueline, study, text.replace("id: posters", "id: walls"))
    assert chosen[0] == "id from posters to walls"
    [said] = refusals(trueline, "walls")
    assert "id from posters to walls" in said


def test_a_twin_that_was_registered_before_anybody_looked_keeps_its_grade(
    trueline: Run, study: Path
) -> None:
    registered(trueline, study, DOCUMENT)
    twin = DOCUMENT.replace("id: posters", "id: walls")
    registered(trueline, study, twin)
    refusals(trueline, "posters")
    assert registered(trueline, study, twin.replace("Did the", "Have the")) == []
    assert refusals(trueline, "walls") == []


def test_another_question_of_the_same_rows_is_no_look(trueline: Run, study: Path) -> None:
    registered(trueline, study, DOCUMENT)
    refusals(trueline, "posters")
    other = DOCUMENT.replace("id: posters", "id: elsewhere").replace("[larkmoor]", "[ashcombe]")
    assert registered(trueline, study, other) == []
