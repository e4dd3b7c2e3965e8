"""A total row in a table of posts is compared with the posts and never becomes one."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.importing import ReadFile, read_file
from trueline.exports.tables.total_rows import TOTAL_LABELS, is_total_label

Rows = Sequence[Sequence[str]]
X: Rows = (
    ("Post id", "Date", "Post text", "Post Link", "Impressions", "Engagements", "Reposts"),
    (
        "2041234567890123456",
        "Sat, Mar 7, 2026",
        "Total joy",
        "https://x.com/a/status/1",
        "9",
        "3",
        "1",
    ),
    ("2041234567890123457", "Sun, Mar 8, 2026", "Bye", "https://x.com/a/status/2", "5", "2", ""),
)
FACEBOOK: Rows = (
    ("Post ID", "Page ID", "Publish time", "Views", "Reach"),
    ("1120000000000001", "61", "03/14/2026 05:50", "7", "4"),
    ("1120000000000002", "61", "03/15/2026 05:50", "6", "4"),
)
INSTAGRAM: Rows = (
    ("Account username", "Post ID", "Publish time", "Views", "Reach"),
    ("acme", "1780000000000001", "03/14/2026 05:50", "7", "4"),
    ("acme", "1780000000000002", "03/15/2026 05:50", "6", "4"),
)
TOTALS = {
    "x": (X, ("{}", "", "", "", "14", "5", "1")),
    "facebook": (FACEBOOK, ("{}", "99", "", "13", "8")),
    "instagram": (INSTAGRAM, ("{}", "", "", "13", "8")),
}
each_table_of_posts = pytest.mark.parametrize("network", TOTALS)


def _read(folder: Path, rows: Rows) -> ReadFile:
    path = folder / "posts.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    read = read_file(path, "acme")
    assert isinstance(read, ReadFile), read
    return read


def _issues(read: ReadFile) -> list[str]:
    return [issue.what for piece in read.pieces for issue in piece.issues]


@each_table_of_posts
@pytest.mark.parametrize("label", ["Total", "GESAMT:", "Total geral", "Total (2)"])
def test_an_appended_total_row_is_no_post(tmp_path: Path, network: str, label: str) -> None:
    rows, total = TOTALS[network]
    read = _read(tmp_path, (*rows, [one.format(label) for one in total]))
    assert read.facts == _read(tmp_path, rows).facts
    assert (read.rows.facts, read.rows.totals, read.rows.set_aside) == (2, 1, 0)
    assert _issues(read) == []


def test_a_row_without_a_time_whose_id_is_a_word_is_a_total_too(tmp_path: Path) -> None:
    rows, total = TOTALS["x"]
    read = _read(tmp_path, (*rows, [one.format("alle berichten") for one in total]))
    assert read.file_totals == {"impressions": "14", "engagements": "5", "shares": "1"}
    assert read.sums("post_metric") == read.file_totals


@each_table_of_posts
def test_a_total_that_is_not_the_sum_of_the_posts_is_told(tmp_path: Path, network: str) -> None:
    rows, total = TOTALS[network]
    doubled = [str(2 * int(one)) if one.isdecimal() else one.format("Total") for one in total]
    read = _read(tmp_path, (*rows, doubled))
    [said] = _issues(read)
    assert "The total row differs from the sum of the rows" in said
    assert (" 28 against 14" if network == "x" else " 26 against 13") in said


def test_a_published_post_whose_id_is_no_id_is_set_aside(tmp_path: Path) -> None:
    read = _read(tmp_path, (*X[:2], ("#NAME?", *X[2][1:])))
    reasons = [row.reason for piece in read.pieces for row in piece.set_aside]
    assert reasons == ["“#NAME?” is no id of a post."]
    assert (read.rows.facts, read.rows.totals) == (1, 0)


@pytest.mark.parametrize("locale", TOTAL_LABELS)
def test_every_label_is_told_in_capitals_and_with_marks(locale: str) -> None:
    assert all(is_total_label(f" {one.upper()}: ") for one in TOTAL_LABELS[locale])


@pytest.mark.parametrize("text", ["", "Totally new", "Sum of our work", "2853572147546930910"])
def test_words_of_a_post_are_no_label(text: str) -> None:
    assert not is_total_label(text)
