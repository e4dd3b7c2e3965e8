"""Forms in which people bring the files of Meta and X, and what must come of each."""

import csv
from pathlib import Path

import pytest

from tests.importing import CASES, ReadFile, read_file
from trueline.core.errors import FaultyInputError
from trueline.exports.files.opening import open_export
from trueline.facts.batch import RowCount


def _read(path: Path, account: str = "") -> ReadFile:
    read = read_file(path, account)
    assert isinstance(read, ReadFile), read
    return read


def _insights(folder: Path, *blocks: str) -> Path:
    path = folder / "export.csv"
    path.write_bytes(b"\xff\xfe" + ("sep=,\n" + "\n".join(blocks)).encode("utf-16-le"))
    return path


def _block(title: str, *rows: tuple[str, int]) -> str:
    lines = "".join(f'"{day}T00:00:00","{value}"\n' for day, value in rows)
    return f'"{title}"\n"Date","Primary"\n{lines}'


@pytest.mark.parametrize(
    "case",
    ["x-overview/overview.csv", "meta-insights/views.csv"],
)
@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-16", "\t"), ("utf-8-sig", ";")])
def test_a_spreadsheet_may_have_saved_the_file_again(
    tmp_path: Path, case: str, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "again.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        rows = open_export(CASES / case).sheets[0].rows()
        csv.writer(stream, delimiter=delimiter).writerows(row.cells for row in rows)
    again, before = _read(path, "instagram/a"), _read(CASES / case, "instagram/a")
    assert again.sums("metric_day") == before.sums("metric_day")
    assert again.rows == before.rows


def test_fewer_and_more_columns_are_read(tmp_path: Path) -> None:
    path = tmp_path / "overview.csv"
    path.write_text(
        'Engagements,Date,New thing,Impressions,New follows\n29,"Tue, Aug 26, 2025",x,"1,444",1\n'
    )
    read = _read(path)
    assert read.recognition.ignored == ("New thing",)
    assert read.sums("metric_day") == {
        "engagements": "29",
        "impressions": "1444",
        "followers_gained": "1",
    }


def test_an_error_row_of_meta_is_set_aside_with_metas_words() -> None:
    read = _read(CASES / "meta-content" / "facebook.csv")
    assert read.rows == RowCount(facts=3, set_aside=1)
    (row,) = (one for piece in read.pieces for one in piece.set_aside)
    assert "computing metadata" in row.reason


def test_kinds_of_clicks_are_added_up_and_seconds_become_hours() -> None:
    sums = _read(CASES / "meta-content" / "facebook.csv").sums("post_metric")
    assert sums["other_clicks"] == str(20 + 30 + 12)
    assert sums["watch_time_hours"] == "1.5"
    assert "avg_view_duration_s" not in sums


def test_a_content_export_by_day_is_refused(tmp_path: Path) -> None:
    text = (CASES / "meta-content" / "instagram.csv").read_text(encoding="utf-8-sig")
    path = tmp_path / "daily.csv"
    path.write_text(text.replace("Vitalício", "03/04/2026", 1), encoding="utf-8-sig")
    with pytest.raises(FaultyInputError, match="life of a post"):
        read_file(path)


def test_a_title_without_network_is_facebook_beside_instagram(tmp_path: Path) -> None:
    rows = (("2026-03-01", 4), ("2026-03-02", 5))
    path = _insights(tmp_path, _block("Follows", *rows), _block("Instagram follows", *rows))
    accounts = {row["account"] for row in _read(path).facts["metric_day"]}
    assert accounts == {"facebook/unstated", "instagram/unstated"}


def test_the_account_named_for_one_network_is_not_taken_for_the_other(tmp_path: Path) -> None:
    rows = (("2026-03-01", 4),)
    path = _insights(tmp_path, _block("Facebook reach", *rows), _block("Instagram reach", *rows))
    read = _read(path, "facebook/100200")
    accounts = {row["account"] for row in read.facts["metric_day"]}
    assert accounts == {"facebook/100200", "instagram/unstated"}
    assert "instagram/unstated" in read.pieces[1].issues[0].what


def test_a_title_without_network_alone_says_so_unless_the_account_tells(tmp_path: Path) -> None:
    path = _insights(tmp_path, _block("Reach", ("2026-03-01", 4)))
    read = _read(path)
    assert read.facts["metric_day"][0]["account"] == "meta/unstated"
    assert "which network" in read.pieces[0].issues[0].what
    told = _read(path, "instagram/acme")
    assert told.facts["metric_day"][0]["account"] == "instagram/acme"
    assert told.pieces[0].issues == ()


def test_days_without_follows_are_nought_between_rows_and_unknown_after(tmp_path: Path) -> None:
    rows = (("2026-02-27", 4), ("2026-03-02", 5))
    days = {
        row["day"]: (row["value"], row["line"])
        for row in _read(_insights(tmp_path, _block("Facebook follows", *rows))).facts["metric_day"]
    }
    assert days == {
        "2026-02-27": ("4", 4),
        "2026-02-28": ("0", 4),
        "2026-03-01": ("0", 4),
        "2026-03-02": ("5", 5),
    }
    reach = _read(_insights(tmp_path, _block("Facebook reach", *rows)))
    assert len(reach.facts["metric_day"]) == 2, "only follows leave out days of nought"


def test_an_unknown_title_is_nearly_recognised(tmp_path: Path) -> None:
    found = read_file(_insights(tmp_path, _block("Facebook moonbeams", ("2026-03-01", 4))))
    assert not isinstance(found, ReadFile)
    assert found.nearest[0].importer == "meta-insights"
    assert found.nearest[0].missing == ("a title that names a metric",)


def test_an_unknown_title_in_a_later_block_refuses_the_file(tmp_path: Path) -> None:
    rows = (("2026-03-01", 4),)
    path = _insights(tmp_path, _block("Facebook reach", *rows), _block("Facebook moons", *rows))
    with pytest.raises(FaultyInputError, match="names no known metric"):
        read_file(path)


def test_a_reply_on_x_is_told_from_a_post() -> None:
    posts = _read(CASES / "x-content" / "content.csv").facts["post"]
    assert [row["kind"] for row in posts] == ["post", "reply", "post"]
    assert {row["account"] for row in posts} == {"x/mendery_shop"}
