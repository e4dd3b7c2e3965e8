"""The shelf of studies: every entry stays, numbers are given once, as of any moment."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.study_shelf import EntryKind
from trueline.core.errors import ConflictError, MissingError
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.studies import DjangoStudyShelf


@pytest.fixture
def shelf(db: None, tmp_path: Path) -> DjangoStudyShelf:  # noqa: ARG001 - opens the database
    make_organisation(OrganisationRecord("acme", "Acme"))
    make_organisation(OrganisationRecord("other", "Other"))
    return DjangoStudyShelf("acme", tmp_path / "studies")


def entry(number: int, study: str = "posters", **changes: object) -> Entry:
    at = datetime(2026, 1, number, tzinfo=UTC)
    kind = changes.get("kind", EntryKind.RUN)
    assert isinstance(kind, EntryKind)
    return Entry(kind, study, number, f'{{"n": {number}}}', "somebody", at)


def test_entries_stay_in_the_order_in_which_they_were_kept(shelf: DjangoStudyShelf) -> None:
    kept = [shelf.keep(entry(one)) for one in (1, 2, 3)]
    assert shelf.history(EntryKind.RUN, "posters") == tuple(kept)
    assert shelf.history(EntryKind.RUN, "others") == ()
    assert shelf.history(EntryKind.REGISTRATION, "posters") == ()


def test_a_number_is_given_once(shelf: DjangoStudyShelf) -> None:
    shelf.keep(entry(1))
    for number in (1, 3):
        with pytest.raises(ConflictError, match="meanwhile"):
            shelf.keep(entry(number))
    shelf.keep(entry(1, "videos"))
    shelf.keep(entry(1, kind=EntryKind.REGISTRATION))
    assert len(shelf.history(EntryKind.RUN, "posters")) == 1


def test_the_newest_of_each_study_comes_by_its_name(shelf: DjangoStudyShelf) -> None:
    for study, count in (("videos", 1), ("posters", 3)):
        for number in range(1, count + 1):
            shelf.keep(entry(number, study))
    newest = shelf.newest(EntryKind.RUN)
    assert [(one.about, one.number) for one in newest] == [("posters", 3), ("videos", 1)]


def test_what_was_known_earlier_is_known_of_then(shelf: DjangoStudyShelf) -> None:
    for number in (1, 2, 3):
        shelf.keep(entry(number))
    then = datetime(2026, 1, 2, 12, tzinfo=UTC)
    assert [one.number for one in shelf.history(EntryKind.RUN, "posters", as_of=then)] == [1, 2]
    assert [one.number for one in shelf.newest(EntryKind.RUN, as_of=then)] == [2]


def test_another_organisation_sees_nothing_of_it(shelf: DjangoStudyShelf, tmp_path: Path) -> None:
    shelf.keep(entry(1))
    other = DjangoStudyShelf("other", tmp_path / "other")
    assert other.history(EntryKind.RUN, "posters") == ()
    assert other.newest(EntryKind.RUN) == ()
    assert shelf.place_of_rows("0" * 64) != other.place_of_rows("0" * 64)


def test_an_organisation_that_there_is_not_keeps_nothing(
    shelf: DjangoStudyShelf, tmp_path: Path
) -> None:
    assert shelf.organisation == "acme"
    with pytest.raises(MissingError, match="There is no organisation nobody"):
        DjangoStudyShelf("nobody", tmp_path).keep(entry(1))
