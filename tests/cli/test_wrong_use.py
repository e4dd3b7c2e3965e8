"""A person's mistake is answered in a sentence, with the right exit code and no traceback."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
CASES = Path(__file__).parents[1] / "cases" / "importers"


def test_a_file_that_is_not_there_is_an_issue_of_that_file(trueline: Run, tmp_path: Path) -> None:
    said = trueline("import", tmp_path / "gone.csv", "--json")
    [file] = said.json["files"]
    assert said.code == 1
    assert file["issues"][0]["severity"] == "blocks"
    assert "cannot be read" in file["issues"][0]["what"]


def test_a_good_file_comes_in_beside_a_bad_one(trueline: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.csv"
    good.write_text("account,metric,breakdown,day,value\nx/acme,views,,2026-06-01,1\n")
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    said = trueline("import", bad, good, "--json")
    assert said.code == 1
    assert [one["batch"] for one in said.json["files"]] == [None, 1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("page.csv", b"<!DOCTYPE html><html><body>Sign in</body></html>"),
        ("noise.csv", bytes(range(256)) * 64),
        ("letter.csv", b"Dear team,\nplease find attached\n"),
        ("folder.zip", b"PK\x03\x04 cut short"),
        ("half.csv", b'account,metric,breakdown,day,value\nx/acme,views,,2026-06-01,"1'),
        ("sheet.xlsx", b"PK\x05\x06" + b"\0" * 18),
        ("minus.csv", b"account,metric,breakdown,day,value\nx/acme,views,,2026-13-01,1\n"),
        ("unknown.csv", b"account,metric,breakdown,day,value\nx/acme,viewz,,2026-06-01,1\n"),
    ],
)
@pytest.mark.parametrize("command", ["import", "recognise"])
def test_what_cannot_be_read_is_refused_with_a_remedy(
    trueline: Run, tmp_path: Path, name: str, content: bytes, command: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    said = trueline(command, path, "--json")
    [file] = said.json["files"]
    if command == "recognise" and file["importer"]:
        return  # its form is known; what is wrong inside is said when it is read
    assert said.code == 1
    assert all(issue["what"] and issue["remedy"] for issue in file["issues"])
    assert any(issue["severity"] == "blocks" for issue in file["issues"])


def test_a_zip_bomb_is_refused_before_it_is_opened(trueline: Run, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Table data.csv", b"\0" * 80_000_000)
    said = trueline("import", bomb, "--json")
    assert said.code == 1
    assert said.json["files"][0]["batch"] is None


def test_an_account_of_another_network_is_refused(trueline: Run) -> None:
    overview = CASES / "x-overview" / "overview.csv"
    said = trueline("import", overview, "--account", "instagram/acme", "--json")
    assert said.code == 1
    assert "instagram" in said.json["files"][0]["issues"][0]["what"]


def test_unknown_metrics_accounts_and_facts_name_what_is_near(trueline: Run) -> None:
    metric = trueline("value", "view", "--from", "2026-01-01", "--to", "2026-01-02")
    assert (metric.code, "views" in metric.text) == (1, True)
    account = trueline(
        "value", "views", "--from", "2026-01-01", "--to", "2026-01-02", "--account", "x/acme"
    )
    assert (account.code, "no account x/acme" in account.text) == (1, True)
    fact = trueline("trace", "metric_day:x/acme:views::2026-01-01")
    assert fact.code == 1


def test_days_the_wrong_way_round_are_refused(trueline: Run) -> None:
    said = trueline("value", "views", "--from", "2026-02-01", "--to", "2026-01-01")
    assert said.code == 2
    assert "lies before" in said.beside


DAYS = ("--from", "2026-01-01", "--to", "2026-01-31")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("value", "views", "--from", "yesterday", "--to", "2026-01-01"), "is not a day such as"),
        (("value", "views", "--from", "2026-01-01", "--to", "9999-12-31"), "the year 9999"),
        (("value", "views", "--from", "0001-01-01", "--to", "2026-01-01"), "from 1900 to 2200"),
        (("value", "views", *DAYS, "--as-of", "0001-01-01T00:00+14:00"), "the year 1"),
        (("value", "views", *DAYS, "--as-of", "9999-12-31"), "the year 9999"),
        (("score", "plan.yaml", "--on", "9999-12-31"), "the year 9999"),
        (("value", "views", *DAYS, "--how", "all"), "“all” is none of own, sum"),
        (("value", "views", *DAYS, "--acc", "x/acme"), "--acc x/acme"),
        (("value", "views"), "--from, --to"),
        (("worth", "views"), "invalid choice"),
        ((), "COMMAND"),
    ],
)
def test_wrong_words_end_with_two_and_a_sentence(
    trueline: Run, words: tuple[str, ...], sentence: str
) -> None:
    said = trueline(*words)
    assert (said.code, said.text) == (2, "")
    assert "usage: trueline" in said.beside
    assert sentence in said.beside
    as_json = trueline(*words, "--json")
    assert as_json.code == 2
    assert sentence in as_json.json["error"]


def test_a_plan_that_is_not_utf_8_is_refused_with_the_place(trueline: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes("organisation: Möbel".encode("latin-1"))
    said = trueline("plan", "check-syntax", plan, "--json")
    [issue] = said.json["issues"]
    assert said.code == 1
    assert (issue["severity"], issue["where"]) == ("blocks", "plan.yaml, byte 16")
    assert "not UTF-8" in issue["what"]


def test_each_fault_of_a_plan_is_said_with_its_line(trueline: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("organisation: Acme\ntitel: Plan\nfirst: 2026-13-01\n", encoding="utf-8")
    said = trueline("plan", "check-syntax", plan, "--json")
    assert said.code == 1
    places = " ".join(issue["where"] for issue in said.json["issues"])
    assert "line 2" in places
    assert "line 3" in places
