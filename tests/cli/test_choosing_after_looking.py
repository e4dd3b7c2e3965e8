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


def rewritten(study: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Change the lines of the data, without their heading."""
    data = study.parent / "posters.csv"
    head, *lines = data.read_text(encoding="utf-8").splitlines()
    data.write_text("\n".join([head, *change(lines)]) + "\n", encoding="utf-8")


def of(lines: list[str], town: str, week: str) -> int:
    """Where a row stands."""
    return next(place for place, one in enumerate(lines) if one.startswith(f"{town},{week},"))


def test_new_periods_and_another_order_are_free(trueline: Run, study: Path) -> None:
    whole = (study.parent / "posters.csv").read_text(encoding="utf-8")
    last = max(one.split(",")[1] for one in whole.splitlines()[1:])
    rewritten(study, lambda lines: [one for one in lines if f",{last}," not in one])
    registered(trueline, study, DOCUMENT)
    assert refusals(trueline, "posters") == []
    (study.parent / "posters.csv").write_text(whole, encoding="utf-8")
    assert refusals(trueline, "posters") == []
    rewritten(study, lambda lines: lines[::-1])
    assert refusals(trueline, "posters") == []


def test_a_row_that_changed_after_looking_is_named_until_it_is_back(
    trueline: Run, study: Path
) -> None:
    whole = (study.parent / "posters.csv").read_text(encoding="utf-8")
    registered(trueline, study, DOCUMENT)
    refusals(trueline, "posters")

    def higher(lines: list[str]) -> list[str]:
        place = of(lines, "larkmoor", "2026-12-14")
        return [*lines[:place], "larkmoor,2026-12-14,900", *lines[place + 1 :]]

    rewritten(study, higher)
    [said] = refusals(trueline, "posters")
    assert "run 1 had shown say something else: 1 (larkmoor in 2026-12-14)" in said
    registered(trueline, study, DOCUMENT.replace("Did the", "Have the"))
    assert len(refusals(trueline, "posters")) == 1
    assert trueline("study", "replay", "posters", "--json").json["is_same"]
    (study.parent / "posters.csv").write_text(whole, encoding="utf-8")
    assert refusals(trueline, "posters") == []


def test_a_town_that_vanished_or_came_after_looking_is_named(trueline: Run, study: Path) -> None:
    data = study.parent / "posters.csv"
    whole = data.read_text(encoding="utf-8")
    gone = next(one.split(",")[0] for one in whole.splitlines()[1:] if "larkmoor" not in one)
    registered(trueline, study, DOCUMENT)
    refusals(trueline, "posters")
    rewritten(study, lambda lines: [one for one in lines if not one.startswith(f"{gone},")])
    [said] = refusals(trueline, "posters")
    assert "vanished: " in said
    assert f"({gone} in " in said
    data.write_text(whole, encoding="utf-8")
    rewritten(
        study,
        lambda lines: [*lines, *(f"x{one}" for one in lines if one.startswith(f"{gone},"))],
    )
    [said] = refusals(trueline, "posters")
    assert "added to periods that run 1 had shown: " in said
    assert f"(x{gone} in " in said


def test_a_copy_of_the_rows_under_another_name_and_id_is_no_fresh_look(
    trueline: Run, study: Path
) -> None:
    registered(trueline, study, DOCUMENT)
    refusals(trueline, "posters")
    (study.parent / "walls.csv").write_bytes((study.parent / "posters.csv").read_bytes())
    registered(trueline, study, DOCUMENT.replace("posters", "walls"))
    [said] = refusals(trueline, "walls")
    assert "the study posters had shown these rows by then" in said
