"""Plans on the command line: compared, exported, imported, edited, and as of a day."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.cli.conftest import Said
from tests.cli.test_main_job import PLAN

Run = Callable[..., Said]
FIRST, SECOND = datetime(2026, 6, 1, 9, tzinfo=UTC), datetime(2026, 6, 10, 9, tzinfo=UTC)
ACCEPT = ("--accept", "Tried out")
VALUE = "scopes/marketing/social_goals/seen/kpis/views/target/value"


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Path, Path]:
    """Give two plans: as it was in June, and with a higher target and another owner."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(PLAN, encoding="utf-8")
    changed = PLAN.replace("value: 3000", "value: 4500").replace(
        "name: Be seen", "name: Be seen\n        owner: Ada Brandt"
    )
    new.write_text(changed, encoding="utf-8")
    return old, new


@pytest.fixture
def versions(trueline: Run, documents: tuple[Path, Path]) -> tuple[Path, Path]:
    """Put both in force, nine days apart."""
    for day, document in zip((FIRST, SECOND), documents, strict=True):
        with time_machine.travel(day, tick=False):
            assert trueline("plan", "adopt", document, *ACCEPT, "--reason", "So agreed").code == 0
    return documents


def test_what_blocks_keeps_a_plan_out_until_it_is_accepted(
    trueline: Run, documents: tuple[Path, Path]
) -> None:
    refused = trueline("plan", "adopt", documents[0], "--json")
    assert refused.code == 1
    assert refused.json["issues"]
    assert trueline("plan", "show").code == 1
    assert trueline("plan", "adopt", documents[0], "--until", "2030-01-01").code == 2
    late = trueline("plan", "adopt", documents[0], *ACCEPT, "--until", "2020-01-01")
    assert late.code == 1
    assert "is not after" in late.text
    assert trueline("plan", "adopt", documents[0], *ACCEPT).code == 0
    found = trueline("plan", "check", "--json").json["findings"]
    blocking = [one for one in found if one["severity"] == "blocks"]
    assert len(blocking) == len(refused.json["issues"])
    assert {one["waived"]["reason"] for one in blocking} == {"Tried out"}


def test_two_versions_are_compared_in_the_plan_s_own_words(
    trueline: Run, versions: tuple[Path, Path]
) -> None:
    said = trueline("plan", "diff", "1", "2").text
    assert said.splitlines() == [
        "version 1 → version 2",
        "Version 2, approved on 2026-06-10 by command line: So agreed",
        "  social goal “Be seen”, owner: nothing → Ada Brandt",
        "  KPI “Views”, target: 3,000 → 4,500",
        "What this does to targets:",
        "  Views: 3,000 by 2026-06-30 → 4,500 by 2026-06-30",
    ]
    found = trueline("plan", "diff", *versions, "--json").json
    assert [one["new"] for one in found["changes"]] == ["Ada Brandt", "4,500"]
    assert found["effects"][0]["difference"] == 1500
    assert trueline("plan", "diff", "1", "3").code == 1
    assert trueline("plan", "diff", "2", "2").text.splitlines()[-1] == "Nothing differs."


def test_every_command_shows_the_plan_as_it_was_agreed_on_a_day(
    trueline: Run, versions: tuple[Path, Path]
) -> None:
    digests = [trueline("plan", "show", one, "--json").json["digest"] for one in versions]
    assert digests[0] != digests[1]
    for day, digest in {"2026-06-05": digests[0], "2026-06-10": digests[1]}.items():
        for words in (("plan", "show"), ("plan", "export"), ("plan", "check")):
            assert trueline(*words, "--as-of", day, "--json").json["digest"] == digest
        card = trueline("score", "--as-of", day, "--json").json
        assert (card["plan_digest"], card["on"]) == (digest, day)
    assert (
        trueline("plan", "diff", "--as-of", "2026-06-05", "--json").json["old"]["digest"]
        == (digests[0])
    )
    early = trueline("plan", "show", "--as-of", "2026-05-31")
    assert (early.code, early.text.strip()) == (
        1,
        "There was no plan on 2026-05-31; the first was approved on 2026-06-01.",
    )


def test_what_is_exported_imports_back_as_the_same_plan(
    trueline: Run, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    assert versions
    again = tmp_path / "again.yaml"
    for number in (1, 2):
        exported = trueline("plan", "export", "--version", str(number), "--json").json
        again.write_text(exported["yaml"], encoding="utf-8")
        shown = trueline("plan", "check-syntax", again, "--json").json
        assert shown["digest"] == exported["digest"]
    again.write_text(trueline("plan", "export", "--version", "1").text, encoding="utf-8")
    said = trueline("plan", "import", again, "--reason", "Back to June", "--json").json
    assert trueline("plan", "export", "--draft", "--json").json["digest"] == said["digest"]
    assert said["digest"] == trueline("plan", "show", "--version", "1", "--json").json["digest"]


def test_an_import_says_what_it_would_change_and_keeps_nothing(
    trueline: Run, versions: tuple[Path, Path]
) -> None:
    tried = trueline("plan", "import", versions[0], "--dry-run")
    assert tried.text.startswith("2 changes; nothing is kept.")
    assert trueline("plan", "show", "--draft").text.strip() == (
        "There is no draft; edit the plan in force to begin one."
    )
    assert trueline("plan", "import", versions[0]).text.startswith("2 changes, in the draft.")
    assert trueline("plan", "import", versions[0]).text.startswith("0 changes")
    history = trueline("plan", "history", "--json").json["entries"]
    assert [(one["number"], one["version"]) for one in history] == [(1, None), (0, 2), (0, 1)]


def test_the_first_document_begins_the_first_draft(
    trueline: Run, documents: tuple[Path, Path]
) -> None:
    assert "would begin" in trueline("plan", "import", documents[0], "--dry-run").text
    assert trueline("plan", "show", "--draft").code == 1
    assert "begins with it" in trueline("plan", "import", documents[0]).text
    assert trueline("plan", "show", "--draft").code == 0
    refused = trueline("plan", "adopt", documents[1], *ACCEPT)
    assert refused.code == 1
    assert "A draft of the plan is being written." in refused.text


def test_edits_of_a_difference_are_applied_all_or_none(
    trueline: Run, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    assert versions
    edits = tmp_path / "edits.json"
    edits.write_text(trueline("plan", "diff", "2", "1", "--json").text, encoding="utf-8")
    assert trueline("plan", "apply-edits", edits, "--reason", "Back").text.startswith("2 changes")
    assert trueline("plan", "diff", "1", "draft").text.splitlines()[-1] == "Nothing differs."
    again = trueline("plan", "apply-edits", edits)
    assert again.code == 1
    assert "seen/owner: This was changed meanwhile." in again.text
    assert "yours: " in again.text
    assert "there now: " in again.text
    both = [{"set": "title", "value": "Half"}, {"set": VALUE, "value": "lots"}]
    edits.write_text(json.dumps(both), encoding="utf-8")
    assert trueline("plan", "apply-edits", edits).code == 1
    assert "Half" not in trueline("plan", "show", "--draft").text
    edits.write_text("[{", encoding="utf-8")
    said = trueline("plan", "apply-edits", edits)
    assert said.text.startswith("blocks: edits.json, line 1: This is not JSON.")


def test_the_history_of_a_field_says_who_why_and_from_what_to_what(
    trueline: Run, versions: tuple[Path, Path]
) -> None:
    assert versions
    said = trueline("plan", "history", VALUE).text.splitlines()
    assert said[0] == "2026-06-10 09:00 command line, version 2, as a document: So agreed"
    assert said[1].endswith("3,000 → 4,500")
    assert said[2:] == [
        "2026-06-01 09:00 command line, version 1, as a document: So agreed",
        "  The plan as a whole: added",
    ]
    assert trueline("plan", "history", "scopes/nowhere").text.strip() == (
        "Nothing was done to scopes/nowhere."
    )


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "show", "--draft", "--version", "1"),
        ("plan", "export", "--draft", "--as-of", "2026-06-05"),
        ("plan", "diff", "1", "2", "--as-of", "2026-06-05"),
    ],
)
def test_one_plan_is_named_at_a_time(
    trueline: Run, versions: tuple[Path, Path], words: tuple[str, ...]
) -> None:
    assert versions
    assert trueline(*words).code == 2


def test_a_number_or_a_word_beside_a_document_is_refused(
    trueline: Run, versions: tuple[Path, Path]
) -> None:
    assert trueline("plan", "show", versions[0], "--draft").code == 2
