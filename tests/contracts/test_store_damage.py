"""A ledger with a file that is lost or spoiled, or on a disk that is full, says so."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.full_disk import full_disk
from tests.ledgers import Ledger, MemoryManifest, day, open_ledger
from trueline.core.errors import DamagedError, NoRoomError
from trueline.facts.tables import table

VALUES = table("metric_day").join(table("account"), "account_id")
ROWS = [("x/acme", "views", "", day(1), 10), ("x/acme", "views", "", day(2), 20)]
SPOILS = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"not Parquet " * 100),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "spoiled inside": lambda path: path.write_bytes(
        path.read_bytes()[:4] + b"\xff" * 200 + path.read_bytes()[204:]
    ),
}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = open_ledger(tmp_path / "ledger")
    ledger.days(ROWS)
    return ledger


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_file_of_facts_that_is_lost_or_spoiled_is_named(ledger: Ledger, spoil: str) -> None:
    [path] = (ledger.folder / "facts" / "metric_day").rglob("cur*.parquet")
    SPOILS[spoil](path)
    with pytest.raises(DamagedError, match="Restore it from a back-up") as refused:
        ledger.store.snapshot().ask(VALUES)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("spoil", SPOILS)
def test_an_import_onto_a_spoiled_file_is_refused_and_keeps_nothing(
    ledger: Ledger, spoil: str
) -> None:
    [path] = (ledger.folder / "facts" / "metric_day").rglob("cur*.parquet")
    SPOILS[spoil](path)
    before = sorted((ledger.folder / "facts").rglob("*"))
    with pytest.raises(DamagedError, match="cannot be read"):
        ledger.days([("x/acme", "views", "", day(1), 11)])
    assert sorted((ledger.folder / "facts").rglob("*")) == before
    assert len(ledger.store.batches()) == 1


@pytest.mark.parametrize("spoil", SPOILS)
def test_files_of_names_are_made_anew(ledger: Ledger, spoil: str) -> None:
    ledger.store.snapshot().ask(VALUES)
    for path in (ledger.folder / "dims").glob("account-*.parquet"):
        SPOILS[spoil](path)
    for opened in (ledger, open_ledger(ledger.folder, ledger.manifest)):
        rows = opened.store.snapshot().ask(VALUES).to_pylist()
        assert sorted(int(one["value"]) for one in rows) == [10, 20]
        assert {one["account"] for one in rows} == {"x/acme"}


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_raw_file_that_is_lost_or_spoiled_is_not_said_to_be_unknown(
    ledger: Ledger, spoil: str
) -> None:
    [batch] = ledger.store.batches()
    [path] = (ledger.folder / "raw").glob("*.zst")
    SPOILS[spoil](path)
    with (
        pytest.raises(DamagedError, match="cannot be read"),
        ledger.store.raw(batch.origin.sha256),
    ):
        pass


def test_a_question_on_a_full_disk_is_refused_and_leaves_no_draft(ledger: Ledger) -> None:
    with full_disk(), pytest.raises(NoRoomError, match="Make room on the disk"):
        ledger.store.snapshot().ask(VALUES)
    assert list((ledger.folder / "dims").glob("*")) == []
    assert ledger.store.snapshot().ask(VALUES).num_rows == 2


def test_a_refusal_for_lack_of_room_never_comes_after_the_commit(tmp_path: Path) -> None:
    class FullManifest(MemoryManifest):
        def title_accounts(self, titles: Mapping[str, str]) -> None:
            raise NoRoomError(f"no room for {len(titles)} names")

    ledger = open_ledger(tmp_path / "ledger", FullManifest())
    with pytest.raises(NoRoomError):
        ledger.days(ROWS)
    assert ledger.store.batches() == []
    assert list((ledger.folder / "raw").glob("*")) == []
