"""Published tables: other engines read the ledger's own files and find the ledger's numbers."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from tests.contracts.test_store_erasure import RULES, bring_everything, erase
from tests.ledgers import NOW, Ledger, day, open_ledger
from trueline.core.errors import ConflictError, MissingError
from trueline.facts.correction import Correction
from trueline.facts.ledger.delta_log import TableFile, append_log, read_log
from trueline.facts.tables import table

ACME = "instagram/acme"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = open_ledger(tmp_path / "ledger")
    bring(ledger, 10)
    return ledger


def bring(ledger: Ledger, value: int, hours: int = 0, month: int = 1) -> None:
    at = datetime(2026, 1, 5, 9)  # noqa: DTZ001 - as a file writes it, no zone invented
    ledger.bring(
        {
            "metric_day": [
                (ACME, "views", "", day(1, month=month), value, ""),
                ("x/acme", "likes", "country=DE", day(2), value, ""),
            ],
            "post": [("x/it's 71 %", "x/acme", at, "", True, "post", f"No. {value}", "")],
        },
        observed=NOW + timedelta(hours=hours),
    )


def rows_of(found: Any, columns: list[str]) -> list[str]:
    return sorted(repr([row[one] for one in columns]) for row in found)


def assert_published_is_known(ledger: Ledger, dataset: str) -> None:
    """Compare the ledger with delta-rs, and with DuckDB on the files that delta-rs names."""
    known = ledger.store.snapshot().ask(table(f"{dataset}_kept"))
    wanted = rows_of(known.to_pylist(), known.column_names)
    published = DeltaTable(ledger.folder / "facts" / dataset)
    by_delta = pa.table(published.to_pyarrow_table()).to_pylist()
    assert rows_of(by_delta, known.column_names) == wanted
    files = [one.removeprefix("file://") for one in published.file_uris()]
    by_duckdb = duckdb.sql(f"from read_parquet({files!r})").to_arrow_table().to_pylist()
    assert rows_of(by_duckdb, known.column_names) == wanted


def test_other_engines_read_what_the_ledger_knows(ledger: Ledger) -> None:
    before = {one: one.stat().st_ino for one in ledger.folder.rglob("*.parquet")}
    told = ledger.store.upkeep.publish(now=NOW)
    assert [one.table for one in told] == ["metric_day", "post", "account", "metric", "breakdown"]
    for dataset in ("metric_day", "post"):
        assert_published_is_known(ledger, dataset)
    after = {one: one.stat().st_ino for one in (ledger.folder / "facts").rglob("*.parquet")}
    assert after.items() <= before.items(), "a copy was made"


def test_names_are_published_beside_the_numbers(ledger: Ledger) -> None:
    ledger.store.upkeep.publish(now=NOW)
    names = DeltaTable(ledger.folder / "names" / "account").to_pyarrow_table().to_pylist()
    assert {row["account"] for row in names} == {ACME, "x/acme"}


def test_each_revision_adds_only_what_changed_and_nothing_twice(ledger: Ledger) -> None:
    ledger.store.upkeep.publish(now=NOW)
    bring(ledger, 12, hours=1, month=2)
    told = {one.table: one for one in ledger.store.upkeep.publish(["metric_day"], now=NOW)}
    assert (told["metric_day"].version, told["metric_day"].file_count) == (1, 3)
    assert (told["metric_day"].added, told["metric_day"].removed) == (2, 1)
    assert_published_is_known(ledger, "metric_day")
    again = ledger.store.upkeep.publish(["metric_day"], now=NOW)
    assert [(one.version, one.added, one.removed) for one in again[:1]] == [(1, 0, 0)]
    assert len(DeltaTable(ledger.folder / "facts" / "metric_day").history()) == 2


def test_corrections_and_undoing_reach_the_published_table(ledger: Ledger) -> None:
    ledger.store.upkeep.publish(now=NOW)
    fact = f"metric_day:{ACME}:views::2026-01-01"
    ledger.store.correct([Correction(fact, None, "Not ours.")], by="ann", now=NOW)
    ledger.store.upkeep.publish(now=NOW)
    assert_published_is_known(ledger, "metric_day")
    ledger.undo(1)
    ledger.store.upkeep.publish(now=NOW)
    assert DeltaTable(ledger.folder / "facts" / "post").to_pyarrow_table().num_rows == 0


def test_a_file_that_is_published_goes_only_after_it_was_given_up_and_its_days_of_grace(
    ledger: Ledger,
) -> None:
    ledger.store.upkeep.publish(now=NOW)
    bring(ledger, 12, hours=1)
    open_for_long = DeltaTable(ledger.folder / "facts" / "metric_day")
    later = NOW + timedelta(days=9)
    gone = ledger.store.upkeep.collect(now=later)
    assert {one.path.name[:4] for one in gone} == {"roll"}
    assert open_for_long.to_pyarrow_table().num_rows == 2
    assert_published_is_known(ledger, "metric_day")
    gone = ledger.store.upkeep.collect(now=later + timedelta(hours=25))
    assert {one.path.name[:4] for one in gone} == {"cur-"}
    assert_published_is_known(ledger, "metric_day")


def test_a_published_table_names_no_file_that_went_with_an_erased_person(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "other", rules=RULES)
    bring_everything(ledger)
    ledger.store.upkeep.publish(now=NOW)
    erase(ledger)
    for dataset in ("conversation", "conversion", "panel", "post"):
        assert_published_is_known(ledger, dataset)


def test_two_processes_do_not_write_the_same_version(ledger: Ledger) -> None:
    ledger.store.upkeep.publish(["post"], now=NOW)
    folder = ledger.folder / "facts" / "post"
    before = read_log(folder)
    file = TableFile("elsewhere.parquet", "x/2026-01", 1, 1)
    schema = pa.schema([("post_id", pa.int64())])
    append_log(folder, before, [file], schema=schema, revision=9, now=NOW)
    with pytest.raises(ConflictError):
        append_log(folder, before, [file], schema=schema, revision=9, now=NOW)
    assert not list(folder.rglob("*.part"))
    assert read_log(folder).revision == 9


def test_only_datasets_that_exist_are_published(ledger: Ledger) -> None:
    with pytest.raises(MissingError, match="metric_day"):
        ledger.store.upkeep.publish(["vibes"], now=NOW)
    assert not list(ledger.folder.rglob("_delta_log"))
    assert open_ledger(ledger.folder / "empty").store.upkeep.publish(now=NOW) == ()
