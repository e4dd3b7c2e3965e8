"""What a file does not say is asked, and the answer on the command line settles it."""

from pathlib import Path
from typing import Any

DAILY = "account,metric,breakdown,day,value\nx/acme,views,,2026-01-0{day},{value}\n"


def test_a_folder_is_imported_file_by_file_and_hidden_files_are_left_alone(
    trueline: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "exports"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.csv").write_text(DAILY.format(day=1, value=3))
    (folder / "deep" / "b.csv").write_text(DAILY.format(day=2, value=4))
    (folder / ".DS_Store").write_bytes(b"\0\1")
    said = trueline("import", folder, "--json")
    assert said.code == 0
    assert [Path(one["file"]).name for one in said.json["files"]] == ["a.csv", "b.csv"]
    again = trueline("import", folder, "--json")
    assert [one["repeat"] for one in again.json["files"]] == [True, True]


def test_a_word_is_not_taken_for_a_currency(trueline: Any, tmp_path: Path) -> None:
    said = trueline("import", tmp_path, "--currency", "apples", "--json")
    assert said.code != 0
    assert "not a currency code" in said.json["error"]


def test_money_of_a_day_is_valued_in_its_currency_and_two_are_never_added_up(
    trueline: Any, tmp_path: Path
) -> None:
    path = tmp_path / "spend.csv"
    path.write_text(
        "account,metric,breakdown,day,value,currency\n"
        "x/acme,spend,,2026-01-01,10.5,EUR\n"
        "x/acme,spend,,2026-01-02,4.5,EUR\n"
        "x/bcme,spend,,2026-01-02,7,USD\n"
    )
    assert trueline("import", path).code == 0
    asked = ("value", "spend", "--from", "2026-01-01", "--to", "2026-01-02", "--json")
    both = trueline(*asked).json
    assert both["value"] is None
    assert "EUR" in both["why"]
    euros = trueline(*asked, "--currency", "eur").json
    assert (euros["value"], euros["unit"]) == (15, "EUR")
