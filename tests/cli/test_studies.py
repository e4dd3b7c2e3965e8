"""Studies in the command line: registered before they are run, kept, and replayed."""

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Said
from tests.house.example_studies import FOLDER
from trueline.cli.command import DONE, REFUSED
from trueline.core.errors import StoppedError
from trueline.home.opening import open_home
from trueline.usecases.studying.running import run_study

Run = Callable[..., Said]
DOCUMENT = """
id: posters
question: Did the posters bring orders?
source: {path: posters.csv}
columns: {unit: town, period: week, outcome: orders}
treatment: {units: [larkmoor], start: "2026-12-07"}
methods: [synthetic-control, naive-comparison, experiment]
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study document beside its data."""
    (tmp_path / "posters.csv").write_bytes((FOLDER / "posters.csv").read_bytes())
    path = tmp_path / "posters.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_what_the_data_allow_is_said_without_any_outcome(trueline: Run, study: Path) -> None:
    said = trueline("study", "allow", study, "--json")
    assert said.code == DONE
    methods = {one["name"]: one for one in said.json["methods"]}
    assert methods["synthetic-control"]["is_possible"]
    assert not methods["experiment"]["is_possible"]
    assert not methods["media-mix"]["is_wanted"]
    lacking = [one for one in methods["experiment"]["needs"] if not one["is_met"]]
    assert lacking[0]["has"] == "rolled-out"
    assert '"lift"' not in said.text


def test_nothing_is_run_that_nobody_registered(trueline: Run, study: Path) -> None:
    said = trueline("study", "run", "posters")
    assert said.code == REFUSED
    assert "register it before it is run" in said.text + said.beside
    assert study.exists()


def test_a_study_is_registered_run_shown_and_replayed(trueline: Run, study: Path) -> None:
    made = trueline("study", "register", study, "--json").json
    assert (made["registration"], made["changed"]) == (1, [])
    ran = trueline("study", "run", "posters", "--json").json
    [graded] = ran["results"]["finding"]["graded"]
    assert graded["estimate"]["method"] == "synthetic-control"
    assert graded["grade"] == "B"
    assert graded["estimate"]["low"] <= 5.0 <= graded["estimate"]["high"]
    assert [one["method"] for one in ran["results"]["raw"]] == ["naive-comparison"]
    assert [one["method"] for one in ran["results"]["refusals"]] == ["experiment"]
    shown = trueline("study", "show", "posters", "--json").json
    assert shown["run"] == ran
    replay = trueline("study", "replay", "posters", "--json")
    assert (replay.code, replay.json["digest_now"]) == (DONE, ran["digest"])
    assert replay.json["is_same"]


def test_the_answer_is_said_in_the_words_of_its_grade(trueline: Run, study: Path) -> None:
    trueline("study", "register", study)
    text = trueline("study", "run", "posters").text
    assert "caused" in text
    assert "(grade B)" in text
    assert "experiment gave no answer" in text
    assert "registered" in text
    assert "B" in trueline("study", "list").text


def test_a_replay_needs_no_file_any_more(trueline: Run, study: Path) -> None:
    trueline("study", "register", study)
    trueline("study", "run", "posters")
    (study.parent / "posters.csv").unlink()
    assert trueline("study", "replay", "posters").code == DONE
    assert trueline("study", "run", "posters").code == REFUSED


def test_a_study_changed_after_looking_says_so_and_loses_a_step(trueline: Run, study: Path) -> None:
    trueline("study", "register", study)
    trueline("study", "run", "posters")
    study.write_text(DOCUMENT.replace("2026-12-07", "2026-11-30"), encoding="utf-8")
    made = trueline("study", "register", study)
    assert "the grade will lose a step" in made.text
    ran = trueline("study", "run", "posters", "--json").json
    assert ran["run"] == 2
    [graded] = ran["results"]["finding"]["graded"]
    failed = [one for one in graded["refuted"] if one["outcome"] == "failed"]
    assert "registration" in [one["refutation"] for one in failed]
    assert graded["grade"] > "B"
    shown = trueline("study", "show", "posters")
    assert "changed: treatment from (units larkmoor, start 2026-12-07)" in shown.text


def test_changing_it_before_looking_costs_nothing(trueline: Run, study: Path) -> None:
    trueline("study", "register", study)
    study.write_text(DOCUMENT + "seed: 2\n", encoding="utf-8")
    made = trueline("study", "register", study, "--json").json
    assert made["changed"] == ["seed from 1 to 2"]
    assert made["chosen_after_looking"] == []


def test_the_same_words_are_registered_once(trueline: Run, study: Path) -> None:
    trueline("study", "register", study)
    said = trueline("study", "register", study)
    assert said.code == REFUSED
    assert "registered already, word for word" in said.text + said.beside


def test_a_method_that_there_is_not_is_refused_with_those_that_there_are(
    trueline: Run, study: Path
) -> None:
    study.write_text(DOCUMENT.replace("experiment]", "magic]"), encoding="utf-8")
    said = trueline("study", "register", study)
    assert said.code == REFUSED
    assert "There is no method “magic”." in said.text + said.beside


def test_rows_that_were_kept_and_damaged_are_not_replayed(
    trueline: Run, study: Path, home: Path
) -> None:
    trueline("study", "register", study)
    trueline("study", "run", "posters")
    [kept] = home.rglob("studies/*.parquet")
    table = pq.read_table(kept)
    pq.write_table(table.slice(1), kept)
    said = trueline("study", "replay", "posters")
    assert said.code == REFUSED
    assert "is not what was kept" in said.text + said.beside
    kept.unlink()
    said = trueline("study", "replay", "posters")
    assert "not there any more" in said.text + said.beside


def test_people_are_keyed_before_anything_is_kept(
    trueline: Run, tmp_path: Path, home: Path
) -> None:
    for name in ("adjusted-comparison.yaml", "helpers.csv"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    document = tmp_path / "adjusted-comparison.yaml"
    text = document.read_text(encoding="utf-8")
    naively = text.replace("[adjusted-comparison, ", "[")
    document.write_text(naively, encoding="utf-8")
    trueline("study", "register", document)
    ran = trueline("study", "run", "helping-others", "--json").json
    assert len(ran["results"]["raw"]) == 1
    [kept] = home.rglob("studies/*.parquet")
    members = pq.read_table(kept).column("words member").to_pylist()
    assert all(one.isdigit() for one in members)
    assert len(set(members)) == 500


def test_faulty_data_keep_nothing(trueline: Run, study: Path, home: Path) -> None:
    data = study.parent / "posters.csv"
    text = data.read_text(encoding="utf-8").splitlines()
    data.write_text("\n".join([*text, text[1]]), encoding="utf-8")
    trueline("study", "register", study)
    said = trueline("study", "run", "posters")
    assert said.code == REFUSED
    assert "posters.csv, rows 2, 962: Two rows are of larkmoor in 2026-01-05." in said.text
    assert not list(home.rglob("studies/*.parquet"))
    assert "It was not run yet." in trueline("study", "show", "posters").text


def test_a_run_that_is_stopped_keeps_nothing(trueline: Run, study: Path, home: Path) -> None:
    trueline("study", "register", study)
    steps: list[str] = []

    def stop(step: str, _done: int) -> None:
        steps.append(step)
        if step.startswith("Synthetic control:"):
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        run_study(open_home().workspace(), "posters", by="somebody", progress=stop)
    assert "Synthetic control" in steps
    assert not list(home.rglob("studies/*.parquet"))
    assert "It was not run yet." in trueline("study", "show", "posters").text


def test_what_was_known_earlier_is_shown_as_it_was(trueline: Run, study: Path) -> None:
    trueline("study", "register", study)
    said = trueline("study", "show", "posters", "--as-of", "2020-01-01")
    assert said.code == REFUSED
    assert "No study is registered yet." in trueline("study", "list", "--as-of", "2020-01-01").text


def test_a_draft_names_the_columns_and_is_never_written_over(
    trueline: Run, study: Path, tmp_path: Path
) -> None:
    place = tmp_path / "drafts" / "new.yaml"
    place.parent.mkdir()
    data = study.parent / "posters.csv"
    assert trueline("study", "new", "new-one", data, "--to", place).code == DONE
    text = place.read_text(encoding="utf-8")
    assert "# Columns of the file: town, week, orders." in text
    assert 'path: "../posters.csv"' in text
    assert trueline("study", "new", "new-one", data, "--to", place).code == REFUSED
