"""Erasing and minimisation as typed: what is said, refused, listed and kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from trueline.core.identifiers import read_identifier
from trueline.core.people_in_text import NamedPerson
from trueline.home.wiring import open_workspace
from trueline.usecases.telling.anecdotes import anecdotes
from trueline.web.models import Identity, Suppression

HEADER = (
    "Name,Email,Financial Status,Currency,Total,Refunded Amount,Created at,Lineitem quantity,"
    "Billing Name,Staff,Id"
)
ORDERS = f"""{HEADER}
#1001,ann@example.org,paid,EUR,25.00,0.00,2026-04-04 10:00:00 +0000,2,Ann,eve@example.org,5551001
,bob@example.org,paid,EUR,35.00,0.00,2026-04-05 10:00:00 +0000,1,Bob,eve@example.org,
"""
Trueline = Callable[..., Said]


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text(ORDERS)
    return path


def test_an_import_lists_the_columns_about_people_and_shows_none_of_their_cells(
    trueline: Trueline, orders: Path
) -> None:
    said = trueline("import", orders, "--account", "acme", "--json")
    [file] = said.json["files"]
    assert file["dropped"] == ["Email", "Billing Name"]
    assert "example.org" not in said.text
    assert "Bob" not in said.text
    assert "Email, Billing Name" in trueline("import", orders, "--account", "acme").text
    [batch] = open_workspace("main").facts.batches()
    assert batch.origin.dropped == ("Email", "Billing Name")


def test_a_dry_run_says_what_would_go_and_changes_nothing(trueline: Trueline, orders: Path) -> None:
    trueline("import", orders, "--account", "acme")
    said = trueline("erase", "ann@example.org", "--dry-run")
    assert said.code == 0
    assert "conversion: 1 rows made anonymous" in said.text
    assert "orders.csv" in said.text
    assert not Suppression.objects.exists()
    assert open_workspace("main").facts.upkeep.redaction("") is None


def test_an_account_of_the_organisation_is_not_erased_by_mistake(
    trueline: Trueline, orders: Path
) -> None:
    trueline("import", orders, "--account", "acme")
    said = trueline("facts", "erase", "acme")
    assert said.code == 1
    assert "shop/acme is an account" in said.text


@pytest.mark.parametrize("word", ["Ann", "4711", " "])
def test_what_is_too_short_is_refused(trueline: Trueline, home: Path, word: str) -> None:  # noqa: ARG001
    said = trueline("erase", word)
    assert said.code == 1
    assert "Name the person" in said.text


def test_names_are_kept_only_where_that_is_allowed(trueline: Trueline, orders: Path) -> None:
    trueline("import", orders, "--account", "acme")
    assert not Identity.objects.exists()
    assert trueline("facts", "names", "--json").json == {"keeps_names": False, "removed": 0}
    trueline("facts", "names", "allow")
    trueline("import", orders, "--account", "acme", "--observed", "2026-09-01")
    [kept] = Identity.objects.all()
    assert kept.name == "ann@example.org"
    assert kept.person_key == open_workspace("main").person_key("ann@example.org")


def test_a_story_that_names_the_person_is_told_without_them(trueline: Trueline, home: Path) -> None:  # noqa: ARG001
    told = ("Ann Example of Hull came for the films.", "It began with a film.")
    for says, source in zip(told, ("Shop diary", "A letter by ann@example.org"), strict=True):
        trueline("study", "story", "add", says, "--source", source, "--day", "2026-01-02")
    trueline("study", "story", "add", "Bob came too.", "--source", "Diary", "--day", "2026-01-02")
    person = ("ann@example.org", "Ann Example")
    assert "2 stories" in trueline("erase", *person, "--dry-run").text
    assert [one.story.source for one in anecdotes(open_workspace("main"))][1:] == [
        "A letter by ann@example.org",
        "Shop diary",
    ]
    named = NamedPerson(tuple(map(read_identifier, person)))
    shelf = open_workspace("main").privacy
    assert shelf.forget(named, frozenset(), dry_run=False).stories == 2
    kept = anecdotes(open_workspace("main"))
    assert [(one.number, one.story.says, one.story.source) for one in kept] == [
        (3, "Bob came too.", "Diary"),
        (2, "It began with a film.", "A letter by (erased)"),
        (1, "(erased) of Hull came for the films.", "Shop diary"),
    ]
    again = shelf.forget(named, frozenset(), dry_run=False)
    assert (again.stories, again.also_named_in) == (0, ())
