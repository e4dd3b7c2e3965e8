"""Reports of advertising as people save, cut and paste them: read rightly, or said why not."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from tests.importing import ReadFile, read_file
from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import Answers

Rows = Sequence[Sequence[str]]
HEADER = ("Date", "Campaign name", "Ad group name", "Cost (GBP)", "Impressions", "Clicks (all)")
BODY = (
    ("2026-03-14", "Mend", "Ireland", "1200.50", "3000", "61"),
    ("2026-03-14", "Mend", "Britain", "14.25", "4800", "90"),
    ("2026-03-15", "Darn", "Ireland", "8.90", "2950", "52"),
)
TOTAL = ("Total", "", "", "1223.65", "10750", "203")
SUMS = {"spend": "1223.65", "impressions_paid": "10750", "clicks_total": "203"}
META = ("Reporting starts", "Reporting ends", "Campaign name", "Reach", "Amount spent (EUR)")


def written(path: Path, rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, currency: str = "") -> ReadFile:
    found = read_file(path, "acme", Answers(currency))
    assert isinstance(found, ReadFile), found
    return found


def issues(found: ReadFile) -> str:
    return " ".join(issue.what for piece in found.pieces for issue in piece.issues)


def in_german(rows: Rows) -> Rows:
    def cell(text: str) -> str:
        if text[:4] == "2026":
            year, month, day = text.split("-")
            return f"{day}.{month}.{year}"
        return text.replace(".", ",") if text.replace(".", "").isdecimal() else text

    return [rows[0], *([cell(one) for one in row] for row in rows[1:])]


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [("\t", "utf-16"), (";", "utf-8-sig"), (",", "utf-8")]
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_report_saved_again_gives_the_same(
    tmp_path: Path, delimiter: str, encoding: str, *, turned: bool
) -> None:
    rows: Rows = (HEADER, *BODY, TOTAL)
    rows = in_german(rows) if delimiter == ";" else rows
    rows = [row[::-1] for row in rows] if turned else rows
    found = read(written(tmp_path / "a.csv", rows, delimiter=delimiter, encoding=encoding))
    assert found.sums("metric_day") == SUMS
    assert found.sums("metric_day", breakdowns=True)["spend campaign=Mend"] == "1214.75"
    assert (found.rows.facts, found.rows.totals) == (3, 1)


@pytest.mark.parametrize(
    "label", ["Grand Total", "Gesamtergebnis", "Total general", "Razem", "Suma"]
)
def test_a_further_total_row_is_no_campaign(tmp_path: Path, label: str) -> None:
    found = read(written(tmp_path / "a.csv", (HEADER, *BODY, TOTAL, (label, *TOTAL[1:]))))
    assert found.sums("metric_day") == SUMS
    assert (found.rows.facts, found.rows.totals) == (3, 2)


def test_a_total_in_an_unknown_language_is_known_by_its_figures(tmp_path: Path) -> None:
    rows = (
        (*META, "Link clicks"),
        ("2026-03-01", "2026-03-31", "Mend", "500", "40.10", "7"),
        ("2026-03-01", "2026-03-31", "Darn", "300", "12.00", "9"),
        ("", "", "Skupaj", "750", "52.10", "16"),
    )
    found = read(written(tmp_path / "a.csv", rows))
    assert (found.rows.facts, found.rows.totals) == (2, 1)
    assert found.sums("post_metric")["spend"] == "52.1"
    assert "Reach: 750" in issues(found)


def test_a_total_that_differs_names_both_numbers_and_no_sum_is_kept(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.csv", (HEADER, *BODY[:2], TOTAL)))
    assert "10,750 against 7,800" in issues(found)
    assert found.sums("metric_day") == {}
    parts = found.sums("metric_day", breakdowns=True)
    assert parts["spend campaign=Mend, group=Ireland"] == "1200.5"
    assert "spend campaign=Mend" not in parts


def test_rows_pasted_twice_are_refused_unless_the_total_counts_them(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="same as row 2"):
        read(written(tmp_path / "a.csv", (HEADER, *BODY, *BODY)))
    twice = [str(2 * Decimal(one)) for one in TOTAL[3:]]
    found = read(written(tmp_path / "b.csv", (HEADER, *BODY, *BODY, ("Total", "", "", *twice))))
    assert found.sums("metric_day")["clicks_total"] == "406"


def test_a_report_without_its_total_says_that_nothing_confirms_its_sums(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.csv", (HEADER, *BODY)))
    assert found.sums("metric_day") == SUMS
    assert "No total row confirms them" in issues(found)


def test_an_amount_of_which_nobody_says_the_currency_is_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ((*HEADER[:3], "Cost", *HEADER[4:]), *BODY, TOTAL))
    with pytest.raises(FaultyInputError) as caught:
        read(path)
    assert [issue.asks for issue in caught.value.issues] == ["currency"]
    assert read(path, "GBP").sums("metric_day") == SUMS


def test_days_that_could_be_two_are_asked_about(tmp_path: Path) -> None:
    rows = [("03/04/2026", *row[1:]) for row in BODY]
    with pytest.raises(FaultyInputError) as caught:
        read(written(tmp_path / "a.csv", (HEADER, *rows)))
    assert [issue.asks for issue in caught.value.issues] == ["day-order"]


def test_a_report_that_does_not_say_its_days_is_refused(tmp_path: Path) -> None:
    rows = [row[1:] for row in (HEADER, *BODY, TOTAL)]
    with pytest.raises(FaultyInputError, match="which days it covers"):
        read(written(tmp_path / "a.csv", rows))


def test_totals_of_a_report_that_names_no_campaign_are_not_added_to_its_rows(
    tmp_path: Path,
) -> None:
    rows = (
        ("Campaign report",),
        ("1 March 2026 - 31 March 2026",),
        ("Campaign status", "Currency code", "Impr.", "Cost"),
        ("Enabled", "EUR", "100", "1.50"),
        ("Total: Account", "EUR", "100", "1.50"),
    )
    found = read(written(tmp_path / "a.csv", rows))
    assert (found.rows.totals, found.rows.set_aside) == (1, 1)
    assert "Impr.: 100" in issues(found)


def test_people_reached_by_several_campaigns_are_never_added_up(tmp_path: Path) -> None:
    rows = (
        ("Day", *META[2:]),
        ("2026-03-14", "Mend", "500", "40.10"),
        ("2026-03-14", "Darn", "300", "12.00"),
    )
    found = read(written(tmp_path / "a.csv", rows))
    assert "reach" not in found.sums("metric_day")
    assert found.sums("metric_day", breakdowns=True)["reach campaign=Darn"] == "300"


def test_results_without_their_kind_are_left_out(tmp_path: Path) -> None:
    header = (*META, "Results", "Result indicator")
    row = ("2026-03-01", "2026-03-31", "Mend", "500", "40.10", "7")
    kept = read(written(tmp_path / "a.csv", (header, (*row, "actions:link_click"))))
    assert kept.sums("post_metric")["results"] == "7"
    left = read(written(tmp_path / "b.csv", (header[:-1], row)))
    assert "results" not in left.sums("post_metric")


def test_a_report_without_figures_says_so(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.csv", (META, ("No data available.",))))
    assert (found.rows.read, found.rows.set_aside) == (1, 1)
    assert "It holds no figures" in issues(found)


def test_accounts_of_several_names_are_kept_apart(tmp_path: Path) -> None:
    header = ("Day", "Account name", "Campaign name", "Impressions", "Amount spent", "Currency")
    rows = (
        ("2026-02-01", "North", "Mend", "10", "1.50", "EUR"),
        ("2026-02-01", "South", "Mend", "20", "2.50", "USD"),
    )
    facts = read(written(tmp_path / "a.csv", (header, *rows))).facts["metric_day"]
    spent = {
        row["account"]: (row["value"], row["currency"])
        for row in facts
        if row["metric"] == "spend" and not row["breakdown"]
    }
    assert spent == {"meta-ads/North": ("1.5", "EUR"), "meta-ads/South": ("2.5", "USD")}
