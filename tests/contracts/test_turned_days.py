"""Files that a spreadsheet saved with its own days: asked about, or set aside, never guessed."""

from pathlib import Path

import pytest

from tests.importing import ReadFile, read_file
from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import Answers

CHART = "Date,Traffic source,Views\n"
TURNED = {
    "youtube": f"{CHART}01/08/2025,Search,5\n02/08/2025,Search,7\n",
    "x": "Date,Impressions,Likes,Engagements,New follows\n01/08/2025,5,1,1,0\n02/08/2025,7,1,1,0\n",
    "tiktok": "Date,Video Views,Profile Views,Likes,Comments,Shares\n"
    "01/08/2025,5,1,1,0,0\n02/08/2025,7,1,1,0,0\n",
    "shopify": "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,"
    "Lineitem name,Refunded Amount,Id,Source\n"
    "#1,,paid,EUR,5.00,04/03/2026 00:27,1,Cup,0.00,123,web\n",
    "reddit": "id,permalink,date,ip,subreddit,gildings,title,url,body\n"
    "1e5a9z,https://www.reddit.com/r/a/comments/1e5a9z/b/,03/07/2026 08:15,,a,0,T,/r/a,\n",
    "meta": 'Views\n"Date","Primary"\n"01/08/2025","5"\n"02/08/2025","7"\n',
    "ga4": "# Property: Shop\n# Start date: 20250801\n# End date: 20250802\n\n"
    "Date,Sessions,Views\n01/08/2025,5,7\n02/08/2025,5,7\n",
}


def _read(folder: Path, text: str, *, month_first: bool | None = None) -> ReadFile:
    path = folder / "again.csv"
    path.write_text(text, encoding="utf-8")
    found = read_file(path, "youtube/acme", Answers(month_first=month_first))
    assert isinstance(found, ReadFile), found
    return found


def _reasons(found: ReadFile) -> set[str]:
    return {row.reason for piece in found.pieces for row in piece.set_aside}


@pytest.mark.parametrize("network", TURNED)
def test_slashed_days_of_a_network_that_writes_none_are_asked_about(
    tmp_path: Path, network: str
) -> None:
    with pytest.raises(FaultyInputError) as refused:
        _read(tmp_path, TURNED[network])
    assert [one.asks for one in refused.value.issues] == ["day-order"]


def test_an_answer_tells_what_slashed_days_mean(tmp_path: Path) -> None:
    found = _read(tmp_path, TURNED["youtube"], month_first=False)
    days = [str(row["day"]) for row in found.facts["metric_day"]]
    assert days == ["2025-08-01", "2025-08-02"]


def test_months_that_a_spreadsheet_wrote_with_slashes_never_become_days(tmp_path: Path) -> None:
    text = CHART + "".join(f"01/{month:02}/2025,Search,5\n" for month in range(1, 13))
    with pytest.raises(FaultyInputError) as refused:
        _read(tmp_path, text)
    assert [one.asks for one in refused.value.issues] == ["day-order"]
    assert not _read(tmp_path, text, month_first=False).facts.get("metric_day")


@pytest.mark.parametrize(
    "days",
    [
        ("2025-06-01", "2025-06-02", "2025-06-09", "2025-06-16"),
        ("2025-05-31", "2025-06-01", "2025-07-01"),
    ],
)
def test_a_cut_first_week_or_month_makes_no_days_of_the_others(
    tmp_path: Path, days: tuple[str, ...]
) -> None:
    found = _read(tmp_path, CHART + "".join(f"{day},Search,5\n" for day in days))
    assert not found.facts.get("metric_day")
    assert "weeks or months" in "".join(_reasons(found))


def test_days_with_a_gap_are_days(tmp_path: Path) -> None:
    days = ("2025-06-01", "2025-06-02", "2025-06-03", "2025-06-09")
    found = _read(tmp_path, CHART + "".join(f"{day},Search,5\n" for day in days))
    assert len(found.facts["metric_day"]) == len(days)


def test_one_date_alone_is_set_aside_for_what_it_is(tmp_path: Path) -> None:
    assert _reasons(_read(tmp_path, CHART + "2025-06-01,Search,5\n")) == {
        "One date alone cannot be told from the first day of a week or month."
    }
