"""Real exports give exactly the totals that were worked out by other means.

One row a file in ``tests/cases/corpus/*.toml``. The sums are plain sums of the values read, with
total rows left out: they check the reading and are no figures. Keys of a row:

- ``path``: below the corpus folder;
- ``importer``: name of the plug-in; empty when the file must not be taken by any;
- ``account``: what the person names, when the file does not say;
- ``currency``, ``month_first``: what the person answers, when the file does not say;
- ``facts``, ``totals``, ``set_aside``: the row ledger;
- ``posts``: number of posts; 0 unless said;
- ``first_day``, ``last_day``: of values by day, or else of publishing; left out without days;
- ``day_sums``, ``post_sums``: by metric; only those named are compared;
- ``account_sums``: of values by day of each account, by ``"network/handle metric"``;
- ``last_values``: values of the last day of each metric, by metric;
- ``part_sums``: of values by day for a breakdown, by ``"metric breakdown"``;
- ``counts``: number of rows by dataset;
- ``column_sums``: by ``"dataset.column"``, such as ``"conversion.amount"``, or without some rows
  ``"conversion.amount status!=voided"``;
- ``value_counts``: number of rows with a value, by ``"dataset.column=value"``;
- ``said``: texts that must stand in what is told of the file;
- ``file_totals``: the file's own total row; all of it is compared when named.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.importing import CASES, ReadFile, plain, read_file, read_or_refuse
from trueline.exports.cells.answers import Answers

ROWS = [
    row
    for file in sorted((CASES.parent / "corpus").glob("*.toml"))
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["file"]
]

pytestmark = pytest.mark.corpus


def _params(*, taken: bool) -> Iterator[Any]:
    for row in ROWS:
        if bool(row["importer"]) is taken:
            yield pytest.param(row, id=row["path"])


def _days(read: ReadFile) -> list[str]:
    days = [row["day"] for row in read.facts.get("metric_day", ())]
    published = [
        row["published_at"][:10] for row in read.facts.get("post", ()) if row["published_at"]
    ]
    other = [
        row[name][:10]
        for dataset, name in (("conversion", "ordered_at"), ("conversation", "opened_at"))
        for row in read.facts.get(dataset, ())
    ]
    return sorted(days or published or other)


def _account_sums(read: ReadFile) -> dict[str, str]:
    added: dict[str, Decimal] = {}
    for row in read.facts.get("metric_day", ()):
        if not row["breakdown"]:
            key = f"{row['account']} {row['metric']}"
            added[key] = added.get(key, Decimal(0)) + Decimal(row["value"])
    return {key: str(plain(value)) for key, value in added.items()}


def _last_values(read: ReadFile) -> dict[str, str]:
    days = sorted(read.facts.get("metric_day", ()), key=lambda row: row["day"])
    return {row["metric"]: row["value"] for row in days if not row["breakdown"]}


def _value_count(read: ReadFile, key: str) -> int:
    column, _, value = key.partition("=")
    dataset, _, name = column.partition(".")
    return sum(row[name] == value for row in read.facts[dataset])


def _column_sum(read: ReadFile, key: str) -> str:
    column, _, without = key.partition(" ")
    dataset, _, name = column.partition(".")
    field, _, value = without.partition("!=")
    rows = [row for row in read.facts[dataset] if not field or row[field] != value]
    values = (row[name] for row in rows if row[name] is not None)
    return str(plain(sum(map(Decimal, values), Decimal(0))))


@pytest.mark.parametrize("row", list(_params(taken=True)))
def test_a_real_export_gives_its_totals(corpus: Path, row: dict[str, Any]) -> None:
    answers = Answers(row.get("currency", ""), row.get("month_first"))
    read = read_file(corpus / row["path"], row.get("account", ""), answers)
    assert isinstance(read, ReadFile), read
    assert read.recognition.importer == row["importer"]
    seen = {"facts": read.rows.facts, "totals": read.rows.totals, "set_aside": read.rows.set_aside}
    assert seen == {key: row.get(key, 0) for key in seen}
    assert len({one["post"] for one in read.facts.get("post", ())}) == row.get("posts", 0)
    days = _days(read)
    ends = (days[0], days[-1]) if days else ("", "")
    assert ends == (str(row.get("first_day", "")), str(row.get("last_day", "")))
    for key, sums in (
        ("day_sums", read.sums("metric_day")),
        ("post_sums", read.sums("post_metric")),
        ("account_sums", _account_sums(read)),
        ("last_values", _last_values(read)),
        ("part_sums", read.sums("metric_day", breakdowns=True)),
        ("counts", {name: len(rows) for name, rows in read.facts.items()}),
    ):
        wanted = row.get(key, {})
        assert {name: sums.get(name) for name in wanted} == wanted
    for column, total in row.get("column_sums", {}).items():
        assert _column_sum(read, column) == total
    for key, count in row.get("value_counts", {}).items():
        assert _value_count(read, key) == count
    told = " ".join(issue.what for piece in read.pieces for issue in piece.issues)
    assert [one for one in row.get("said", ()) if one not in told] == []
    if "file_totals" in row:
        assert read.file_totals == row["file_totals"]


@pytest.mark.parametrize("row", list(_params(taken=False)))
def test_an_export_of_another_kind_is_not_taken(corpus: Path, row: dict[str, Any]) -> None:
    assert read_or_refuse(corpus / row["path"], row.get("account", "")) is None


def test_every_file_of_the_corpus_has_a_row_or_is_refused(corpus: Path) -> None:
    listed = {row["path"] for row in ROWS}
    others = [
        path.relative_to(corpus).as_posix()
        for path in sorted(corpus.rglob("*"))
        if path.is_file() and path.relative_to(corpus).as_posix() not in listed
    ]
    taken = [one for one in others if read_or_refuse(corpus / one) is not None]
    assert taken == [], "these are read but no row says what they must give"
