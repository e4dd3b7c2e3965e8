"""A last number that was cut short looks like a true one; only the missing line end shows it."""

import zipfile
from pathlib import Path

import pytest

from tests.importing import CASES, ReadFile, read_file
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Severity

DAILY = "account,metric,breakdown,day,value\nx/acme,views,,2026-06-01,1234"


def _doubts(read: object) -> list[Severity]:
    assert isinstance(read, ReadFile), read
    issues = (issue for piece in read.pieces for issue in piece.issues)
    return [one.severity for one in issues if "last number may be short" in one.what]


@pytest.mark.parametrize(
    "case",
    [
        "meta-content/facebook.csv",
        "meta-content/instagram.csv",
        "meta-insights/views.csv",
        "youtube-table/top-results.csv",
        "youtube-table/status-chart.csv",
    ],
)
def test_an_export_that_always_ends_with_a_line_end_is_refused_without(
    tmp_path: Path, case: str
) -> None:
    path = tmp_path / "cut.csv"
    whole = (CASES / case).read_bytes()
    path.write_bytes(whole.rstrip(b"\r\n\0"))
    with pytest.raises(FaultyInputError, match="cut off"):
        read_file(path, "acme")


@pytest.mark.parametrize("content", [DAILY, DAILY[:-2], DAILY[:-4]])
def test_elsewhere_a_last_number_without_a_line_end_is_doubted(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "daily.csv"
    path.write_text(content, encoding="utf-8")
    assert _doubts(read_file(path)) == [Severity.NOTES]
    path.write_text(f"{content}\n", encoding="utf-8")
    assert _doubts(read_file(path)) == []


def test_tiktoks_own_files_end_in_a_number_and_are_read_with_a_note(tmp_path: Path) -> None:
    overview = CASES / "tiktok-overview" / "Overview.csv"
    assert _doubts(read_file(overview, "acme")) == [Severity.NOTES]
    archive = tmp_path / "overview.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(overview, "Overview.csv")
    assert _doubts(read_file(archive, "acme")) == [], "an archive tells itself when it is cut"


def test_a_last_cell_that_lost_all_of_its_number_is_doubted_too(tmp_path: Path) -> None:
    path = tmp_path / "overview.csv"
    whole = (CASES / "x-overview" / "overview.csv").read_bytes()
    path.write_bytes(whole[: whole.rindex(b",") + 1])
    assert _doubts(read_file(path, "acme")) == [Severity.NOTES]
