"""Reports of Google Analytics that compare, split or mix: nothing lands on a wrong site or day."""

from pathlib import Path

import pytest

from tests.importing import ReadFile, read_file
from trueline.core.errors import FaultyInputError

HEAD = "# Account: Northwind\n# Property: {}\n# All Users\n# Start date: 20250701\n# End date: {}\n"


def report(table: str, site: str = "www.example.org", last: str = "20250703") -> str:
    return HEAD.format(site, last) + table


def read(path: Path, content: str) -> ReadFile:
    file = path / "a.csv"
    file.write_text(content, encoding="utf-8", newline="")
    found = read_file(file, "acme")
    assert isinstance(found, ReadFile), found
    return found


def kept(found: ReadFile) -> list[tuple[str, str, str, str]]:
    return [
        (row["account"], row["day"], row["breakdown"], row["value"])
        for row in found.facts.get("metric_day", ())
    ]


def reasons(found: ReadFile) -> list[str]:
    return [row.reason for piece in found.pieces for row in piece.set_aside]


@pytest.mark.parametrize("metric", ["Views", "Sessions"])
def test_two_properties_in_one_file_are_two_accounts(tmp_path: Path, metric: str) -> None:
    first = report("Date,Sessions\n20250701,4\n")
    second = report(f"Date,{metric}\n20250701,9\n", site="shop.example.org")
    found = read(tmp_path, f"{first}\n{second}")
    assert kept(found) == [
        ("web/www.example.org", "2025-07-01", "", "4"),
        ("web/shop.example.org", "2025-07-01", "", "9"),
    ]
    assert reasons(found) == []


def test_tables_that_name_no_property_belong_to_the_last_one_named(tmp_path: Path) -> None:
    unnamed = "# Start date: 20250701\n# End date: 20250703\n"
    content = report("Date,Sessions\n20250701,4\n") + "\n" + unnamed + "Date,Views\n20250702,3\n"
    found = read(tmp_path, content)
    assert {one[0] for one in kept(found)} == {"web/www.example.org"}


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Jul 1 - Jul 3, 2025", "Jul 1 - Jul 3, 2024"),
        ("Jul 1 - Jul 3 2025", "Jun 28 - Jun 30 2025"),
        ("1 Jul 2025 – 3 Jul 2025", "1 Jul 2024 – 3 Jul 2024"),
        ("Jul 1 - Jul 3, 2025", "last year"),
    ],
)
def test_rows_of_the_compared_days_are_set_aside(tmp_path: Path, own: str, other: str) -> None:
    table = f'Date range,Nth day,Sessions\n"{own}",0000,4\n"{other}",0001,9\n'
    found = read(tmp_path, report(table))
    assert kept(found) == [("web/www.example.org", "2025-07-01", "", "4")]
    assert len(reasons(found)) == 1
    assert other in reasons(found)[0]


def test_all_users_beside_another_group_are_the_whole_site(tmp_path: Path) -> None:
    table = "Date,Comparison,Sessions\n20250701,All Users,10\n20250701,Mobile traffic,4\n"
    found = read(tmp_path, report(table))
    assert [one[2:] for one in kept(found)] == [("", "10"), ("comparison=Mobile traffic", "4")]


@pytest.mark.parametrize(("of", "day"), [("Tag N", "2025-07-02"), ("Woche N", ""), ("Monat", "")])
def test_days_and_weeks_are_known_in_german(tmp_path: Path, of: str, day: str) -> None:
    content = report(f"{of},Sitzungen\n0001,7\n").replace("All Users", "Alle Nutzer")
    content = content.replace("Start date", "Startdatum").replace("End date", "Enddatum")
    found = read(tmp_path, content)
    assert [one[1] for one in kept(found)] == ([day] if day else [])
    assert all("a week" in one or "a month" in one for one in reasons(found))


@pytest.mark.parametrize(
    ("table", "parts"),
    [
        ("Date,Age,Sessions\n20250701,18-24,4\n20250702,25-34,7\n", {"age=18-24", "age=25-34"}),
        ("Date,Sessions,Age\n20250701,4,18-24\n20250702,7,65+\n", {"age=18-24", "age=65+"}),
        ("Date,Campaign ID,Sessions\n20250701,21,4\n20250701,22,4\n20250702,21,1\n",
         {"campaign id=21", "campaign id=22"}),
        ("Date,Hour of day,Sessions\n20250701,00,4\n20250702,(not set),1\n",
         {"hour of day=00", "hour of day=(not set)"}),
        ("Date,Average session duration,Sessions\n20250701,18,4\n", {""}),
        ("Date,Sessions,Engagement of tomorrow\n20250701,4,18\n", {""}),
    ],
)  # fmt: skip
def test_what_stands_before_the_first_figure_splits_it(
    tmp_path: Path, table: str, parts: set[str]
) -> None:
    assert {one[2] for one in kept(read(tmp_path, report(table)))} == parts


def test_a_split_report_of_one_day_is_never_the_whole_site(tmp_path: Path) -> None:
    found = read(tmp_path, report("Age,Sessions\n18-24,5\n", last="20250701"))
    assert kept(found) == [("web/www.example.org", "2025-07-01", "age=18-24", "5")]


def test_fractions_before_the_first_figure_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="cannot be told"):
        read(tmp_path, report("Date,Engagement of tomorrow,Sessions\n20250701,18.25,4\n"))


@pytest.mark.parametrize(
    "table",
    [
        "Date,Session campaign ID,Sessions\n20250701,211,4\n20250702,211,7\n20250703,212,2\n",
        "My number,Date,Country,Sessions\n1,20250701,IE,4\n2,20250701,NL,7\n3,20250702,IE,2\n",
        "Campaign ID,Date,Device category,Sessions\n7,20250701,mobile,4\n",
    ],
)
def test_numbers_that_no_row_needs_to_stand_apart_are_refused(tmp_path: Path, table: str) -> None:
    with pytest.raises(FaultyInputError, match="whether it splits the rows cannot be told"):
        read(tmp_path, report(table))
