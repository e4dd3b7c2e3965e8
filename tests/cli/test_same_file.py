"""The same bytes count once, for one account, until they are taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
OVERVIEW = Path(__file__).parents[1] / "cases" / "importers" / "x-overview" / "overview.csv"
DAYS = ("--from", "2026-03-01", "--to", "2026-03-31")
IMPRESSIONS = 2205
"""1210 and 980 and 15, as the file says."""


def impressions(trueline: Run) -> object:
    return trueline("value", "impressions", *DAYS, "--json").json["value"]


@pytest.mark.parametrize(
    "asked", [("--account", "acme"), ("--account", "x/acme", "--observed", "2026-09-01")]
)
def test_the_same_bytes_for_another_account_are_refused(trueline: Run, asked: list[str]) -> None:
    trueline("import", OVERVIEW)
    said = trueline("import", OVERVIEW, *asked, "--json")
    [issue] = said.json["files"][0]["issues"]
    assert (said.code, issue["severity"]) == (1, "blocks")
    assert "batch 1, for x/unstated; for x/acme as well" in issue["what"]
    assert "trueline undo 1" in issue["remedy"]
    assert impressions(trueline) == IMPRESSIONS


def test_the_same_bytes_later_without_their_account_are_refused(trueline: Run) -> None:
    trueline("import", OVERVIEW, "--account", "acme")
    said = trueline("import", OVERVIEW, "--observed", "2026-09-01", "--json")
    assert said.code == 1
    assert "for x/unstated as well" in said.json["files"][0]["issues"][0]["what"]


def test_the_same_bytes_for_the_same_account_confirm_it(trueline: Run) -> None:
    trueline("import", OVERVIEW, "--account", "acme")
    [again] = trueline("import", OVERVIEW, "--account", "x/acme", "--json").json["files"]
    assert again["repeat"] is True
    later = trueline("import", OVERVIEW, "--account", "acme", "--observed", "2026-09-01", "--json")
    assert (later.code, later.json["files"][0]["batch"]) == (0, 2)
    assert impressions(trueline) == IMPRESSIONS


def test_an_import_is_taken_back_and_brought_again_with_its_account(trueline: Run) -> None:
    trueline("import", OVERVIEW)
    undone = trueline("undo", "1", "--json")
    assert (undone.code, undone.json["batch"], undone.json["revision"]) == (0, 1, 2)
    assert impressions(trueline) is None
    assert trueline("import", OVERVIEW, "--account", "acme").code == 0
    assert impressions(trueline) == IMPRESSIONS


def test_what_cannot_be_taken_back_is_said_in_a_sentence(trueline: Run) -> None:
    missing = trueline("undo", "7")
    assert (missing.code, "no batch 7" in missing.text) == (1, True)
    trueline("import", OVERVIEW)
    assert "Batch 1 (overview.csv) is taken back" in trueline("undo", "1").text
    again = trueline("undo", "1")
    assert (again.code, "taken back before" in again.text) == (1, True)
