"""Upkeep of a ledger's files: found whole, merged, collected; no answer changes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import NOW, Ledger, day, open_ledger
from trueline.core.digest import digest_file
from trueline.core.errors import MissingError
from trueline.facts.correction import Correction
from trueline.facts.schema import DATASETS
from trueline.facts.tables import ROLL_TABLE, table

ACME = "instagram/acme"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger")


def bring_many(ledger: Ledger, times: int = 12) -> None:
    """Restate a value, confirm another and bring a post's number, time after time."""
    for number in range(times):
        observed = NOW + timedelta(days=number)
        rows: dict[str, Any] = {
            "metric_day": [
                (ACME, "views", "", day(1), number, ""),
                (ACME, "views", "", day(2), 20, ""),
                (ACME, "views", "", day(1, month=2), number % 2, ""),
            ],
            "post": [("x/71", "x/acme", None, "", False, "post", f"No. {number}", "")],
        }
        ledger.bring(rows, observed=observed, name=str(number))


def answers(ledger: Ledger, upto: int) -> list[Any]:
    """Everything the ledger says, as of every revision; but for who confirmed a value by then."""
    found: list[Any] = []
    for revision in range(upto + 1):
        snapshot = ledger.store.snapshot(as_of=revision)
        for name in (*DATASETS, ROLL_TABLE):
            rows = snapshot.ask(table(name)).to_pylist()
            found.append(sorted(repr(row | {"seen": 0}) for row in rows))
    return found


def test_every_file_keeps_the_digest_of_its_bytes(ledger: Ledger) -> None:
    bring_many(ledger, 2)
    for one in ledger.manifest.live().files:
        assert one.sha256 == digest_file(ledger.folder / one.path)
        assert one.byte_count == (ledger.folder / one.path).stat().st_size


def test_merging_history_changes_no_answer_and_leaves_one_file(ledger: Ledger) -> None:
    bring_many(ledger)
    upto = ledger.store.snapshot().revision
    before = answers(ledger, upto)
    merged = ledger.store.upkeep.compact(now=NOW + timedelta(days=30))
    assert merged is not None
    assert merged.revision == upto + 1
    assert answers(ledger, upto) == before
    assert answers(ledger, upto + 1)[: len(before)] == before
    crowd = [one for one in ledger.manifest.live().files if one.state in ("hist", "seen")]
    places = [(one.dataset, one.state, one.partition) for one in crowd]
    assert len(places) == len(set(places))
    assert ledger.store.upkeep.compact(now=NOW) is None
    assert ledger.store.upkeep.verify().is_clean
    assert merged.revision not in [one.revision for one in ledger.store.batches()]
    with pytest.raises(MissingError, match="brought no facts"):
        ledger.undo(merged.revision)


def test_what_was_merged_can_still_be_taken_back(ledger: Ledger) -> None:
    bring_many(ledger)
    ledger.store.upkeep.compact(now=NOW)
    ledger.undo(12)
    rows = ledger.store.snapshot().ask(table("metric_day")).to_pylist()
    assert sorted(int(row["value"]) for row in rows) == [0, 10, 20]


def test_an_import_merges_history_by_itself_in_the_course_of_a_day(ledger: Ledger) -> None:
    bring_many(ledger)
    ledger.committed += 48
    ledger.days([(ACME, "views", "", day(3), 1, "")], observed=NOW + timedelta(days=20))
    assert ledger.manifest.records[-1].kind == "compact"
    assert ledger.store.upkeep.compact(now=NOW) is None


def test_a_dry_run_of_collecting_lists_what_would_go(ledger: Ledger) -> None:
    bring_many(ledger, 2)
    later = NOW + timedelta(days=9)
    listed = ledger.store.upkeep.collect(now=later, dry_run=True)
    assert listed
    assert all(one.path.exists() and one.byte_count > 0 for one in listed)
    assert ledger.store.upkeep.collect(now=later) == listed
    assert not any(one.path.exists() for one in listed)
    assert ledger.store.upkeep.collect(now=later) == ()


def test_a_whole_ledger_is_found_clean(ledger: Ledger) -> None:
    assert ledger.store.upkeep.verify().is_clean
    bring_many(ledger, 3)
    fact = f"metric_day:{ACME}:views::2026-01-01"
    ledger.store.correct([Correction(fact, None, "Not ours.")], by="ann", now=NOW)
    ledger.undo(2)
    found = ledger.store.upkeep.verify()
    assert found.problems == ()
    assert (found.revision, found.raw_count, found.undigested) == (5, 4, 0)
    assert found.row_count == sum(one.row_count for one in ledger.manifest.live().files)


SPOILS = {
    "gone": lambda path: path.unlink(),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "one bit": lambda path: path.write_bytes(
        path.read_bytes()[:40] + bytes([path.read_bytes()[40] ^ 1]) + path.read_bytes()[41:]
    ),
}


@pytest.mark.parametrize("spoil", SPOILS)
@pytest.mark.parametrize("kind", ["cur", "hist", "seen", "roll", "raw"])
def test_each_file_that_is_not_as_it_was_written_is_named(
    ledger: Ledger, spoil: str, kind: str
) -> None:
    bring_many(ledger, 3)
    where = ledger.folder / ("raw" if kind == "raw" else "facts")
    path = min(where.rglob("*.zst" if kind == "raw" else f"{kind}-3-*.parquet"))
    SPOILS[spoil](path)
    [problem] = ledger.store.upkeep.verify().problems
    assert str(path) in problem.where
    assert "back-up" in problem.remedy


def test_a_file_of_other_rows_is_noticed_without_a_digest(ledger: Ledger) -> None:
    """Ledgers of older versions kept none."""
    bring_many(ledger, 2)
    manifest = ledger.manifest
    for path, one in manifest.live_files.items():
        manifest.live_files[path] = one.__class__(
            **{name: getattr(one, name) for name in one.__slots__} | {"sha256": ""}
        )
    assert ledger.store.upkeep.verify().is_clean
    assert ledger.store.upkeep.verify().undigested == len(manifest.live_files)


def test_rows_that_contradict_each_other_are_counted(ledger: Ledger) -> None:
    bring_many(ledger, 1)
    manifest = ledger.manifest
    first, second = sorted(
        one for one in manifest.live_files if "metric_day" in one and "cur" in one
    )
    copy = manifest.live_files[first]
    (ledger.folder / second).write_bytes((ledger.folder / first).read_bytes())
    manifest.live_files[second] = copy.__class__(
        **{name: getattr(copy, name) for name in copy.__slots__} | {"path": second}
    )
    words = " ".join(one.what for one in ledger.store.upkeep.verify().problems)
    assert "keys stand more than once" in words
    assert "partial sums are not those of the rows" in words
