"""The shelf of entries: several are kept together or not at all."""

from datetime import UTC, datetime

import pytest

from trueline.contracts.entry_shelf import Entry
from trueline.core.errors import ConflictError
from trueline.web.stores.entries import DjangoEntryShelf
from trueline.web.stores.organisations import OrganisationRecord, make_organisation

AT = datetime(2026, 1, 1, tzinfo=UTC)


def entry(about: str, number: int = 1) -> Entry:
    return Entry("decision", about, number, "{}", "somebody", AT)


@pytest.fixture
def shelf(db: None) -> DjangoEntryShelf:  # noqa: ARG001 - opens the database
    make_organisation(OrganisationRecord("acme", "Acme"))
    return DjangoEntryShelf("acme")


def test_entries_that_are_kept_together_come_in_their_order(shelf: DjangoEntryShelf) -> None:
    shelf.keep_all([entry("b"), entry("a"), entry("b", 2)])
    assert [(one.about, one.number) for one in shelf.all("decision")] == [
        ("b", 1),
        ("a", 1),
        ("b", 2),
    ]
    assert [one.about for one in shelf.newest("decision")] == ["a", "b"]


def test_one_that_cannot_be_kept_keeps_the_others_out(shelf: DjangoEntryShelf) -> None:
    with pytest.raises(ConflictError):
        shelf.keep_all([entry("a"), entry("b", 2)])
    assert shelf.all("decision") == ()
