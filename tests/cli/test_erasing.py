"""Erasing and minimisation as typed: what is said, refused, listed and kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from trueline.home.wiring import open_workspace
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
