"""The ledger's own commands, told as one story on a small home."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import time_machine

from tests.cli.conftest import Said

Run = Callable[..., Said]
FIRST = """account,metric,breakdown,day,value
instagram/acme,views,,2026-06-01,100
instagram/acme,views,,2026-06-02,120
instagram/acme,views,=cmd|calc,2026-06-02,7
instagram/acme,views,,2026-06-04,80
"""
SECOND = FIRST.replace(",120", ",150")
FACT = "metric_day:instagram/acme:views::2026-06-02"
JUNE = ("--from", "2026-06-01", "--to", "2026-06-05")


def at(day: int) -> Any:
    return time_machine.travel(datetime(2026, 6, day, 12, tzinfo=UTC), tick=False)


@pytest.fixture
def told(trueline: Run, tmp_path: Path) -> Iterator[Run]:
    """Import an export on 5 June and the corrected one on 9 June; it is 12 June."""
    for day, text in ((5, FIRST), (9, SECOND)):
        path = tmp_path / f"daily-{day}.csv"
        path.write_text(text)
        with at(day):
            assert trueline("import", path).code == 0
    with at(12):
        yield trueline


def test_an_earlier_day_s_report_prints_the_earlier_number(told: Run) -> None:
    def known(on: str) -> list[Any]:
        [found] = told("facts", "as-of", on, "views", *JUNE, "--json").json["metrics"]
        return [found["known_then"], found["known_now"]]

    assert known("2026-06-06") == [300, 330]
    assert known("2026-06-10") == [330, 330]
    assert known("2026-06-01") == [None, 330]
    assert told("facts", "as-of", "2026-06-06", "views", *JUNE).text.splitlines()[0] == (
        "2026-06-01 to 2026-06-05, as known on 2026-06-06 23:59 UTC"
    )


def test_what_changed_since_is_listed_with_its_total(told: Run) -> None:
    found = told("facts", "restatements", "--since", "2026-06-06", "--json").json
    [line] = found["restatements"]
    assert (line["fact"], line["old"], line["new"], line["batch"]) == (FACT, 120, 150, 2)
    assert line["file"] == "daily-9.csv"
    [total] = found["totals"]
    assert (total["count"], total["difference"]) == (1, 30)
    words = told("facts", "restatements", "--since", "2026-06-06").text
    assert words.startswith("1 known value changed between revisions 1 and 2.")
    later = told("facts", "restatements", "--since", "2026-06-10").text
    assert later.startswith("No known value changed between revisions 2 and 2.\n")
    for said in (words, later):
        assert "changed orders, deals, tickets, posts and members are not listed." in said
    assert found["compared"] == ["metric_day", "post_metric"]


def test_a_correction_is_counted_traced_and_taken_back(told: Run) -> None:
    said = told("facts", "correct", FACT, "--value", "90", "--reason", "Counted twice.", "--json")
    assert said.json["batch"] == 3
    assert told("value", "views", *JUNE, "--json").json["value"] == 270
    trace = told("trace", FACT, "--json").json
    assert trace["cells"]["reason"] == "Counted twice."
    assert (trace["cells"]["old"], trace["cells"]["new"]) == ("150", "90")
    withdrawn = told("facts", "correct", FACT, "--withdraw", "--reason", "Not ours.")
    assert "is withdrawn with batch 4" in withdrawn.text
    assert told("value", "views", *JUNE, "--json").json["value"] == 180
    for batch in ("4", "3"):
        assert told("undo", batch).code == 0
    assert told("value", "views", *JUNE, "--json").json["value"] == 330
    refused = told("facts", "correct", FACT, "--value", "150", "--reason", "The same.")
    assert (refused.code, refused.text) == (1, f"{FACT} is 150 already.\n")
    assert told("facts", "correct", FACT, "--value", "many", "--reason", "x").code == 2


def test_coverage_tells_a_gap_from_what_is_not_known(told: Run) -> None:
    found = told("facts", "coverage", *JUNE, "--json").json
    [line] = found["metrics"]
    assert line["states"] == ["value", "value", "none", "value", "unknown"]
    assert line["days"] == {"value": 3, "none": 1, "unknown": 1}
    [source] = found["sources"]
    assert (source["every_days"], source["next_due"]) == (4, "2026-06-13")
    assert "██·█" in told("facts", "coverage", *JUNE).text


def test_everything_is_exported_with_names_history_and_raw_files(told: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    words = ("facts", "export", folder, "--format", "csv", "--history", "--raw", "--json")
    files = told(*words).json["files"]
    assert files["metric_day/2026.csv"] == 5
    with (folder / "metric_day" / "2026.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["breakdown"] for row in rows} == {"", "'=cmd|calc"}
    versions = [(row["value"], row["known_from"], row["known_until"]) for row in rows]
    assert ("120.000000", "1", "2") in versions
    assert ("150.000000", "2", "") in versions
    assert (folder / "raw" / "000002 daily-9.csv").read_text() == SECOND
    batches = json.loads((folder / "batches.json").read_text())
    assert [one["origin"]["file"] for one in batches] == ["daily-9.csv", "daily-5.csv"]
    assert "| `metric_day` |" in (folder / "README.md").read_text()
    again = told("facts", "export", folder)
    assert (again.code, "holds something already" in again.beside) == (2, True)


def test_parquet_is_exported_without_history_unless_asked(told: Run, tmp_path: Path) -> None:
    told("facts", "export", tmp_path / "out")
    rows = pq.read_table(tmp_path / "out" / "metric_day" / "2026.parquet").to_pylist()
    assert sorted(int(row["value"]) for row in rows) == [7, 80, 100, 150]
    assert {row["account"] for row in rows} == {"instagram/acme"}
    assert {row["breakdown"] for row in rows} == {"", "=cmd|calc"}


def test_publishing_again_changes_nothing(told: Run) -> None:
    first = told("facts", "publish", "--json").json["tables"]
    assert (first[0]["table"], first[0]["version"]) == ("metric_day", 0)
    again = told("facts", "publish", "metric_day", "--json").json["tables"]
    assert {(one["version"], one["added"]) for one in again} == {(0, 0)}
    assert told("facts", "publish", "vibes").code == 1


def test_collecting_lists_first_and_removes_then(told: Run) -> None:
    listed = told("facts", "gc", "--dry-run", "--json").json
    assert {Path(one["path"]).name[:4] for one in listed["files"]} == {"cur-", "roll"}
    assert told("facts", "gc", "--json").json["files"] == listed["files"]
    assert told("facts", "gc").text == "0 files went, 0 bytes.\n"
    assert told("facts", "gc", "--grace", "soon").code == 2


def test_compacting_a_small_ledger_does_nothing(told: Run) -> None:
    assert told("facts", "compact").text == "No partition has many files of history.\n"


def test_a_whole_home_is_verified(told: Run) -> None:
    found = told("facts", "verify", "--json").json
    assert (found["clean"], found["database"]) == (True, [])
    assert found["ledgers"][0]["raw_files"] == 2
    assert told("verify").text.endswith("all are as they were written.\n")
