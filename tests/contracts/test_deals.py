"""Reports of deals: what is won, what it is worth, and what cannot be told."""

from pathlib import Path

import pytest

from tests.contracts.test_ad_reports import Rows, issues, read, written
from trueline.core.errors import FaultyInputError

HUBSPOT = ("Record ID", "Amount", "Deal Stage", "Close Date", "Create Date")
WON = ("1", "$500", "Closed won", "2026-03-14", "2026-03-01")
SALESFORCE: Rows = (
    ("Opportunity Name", "Stage", "Amount", "Close Date", "Lead Source"),
    ("Linen", "Closed Won", "USD 12,500.00", "3/14/2026", "Web"),
    ("Quilt", "Prospecting", "USD 2,500.00", "5/4/2026", "Web"),
)


def test_a_dollar_is_held_against_the_currency_that_a_person_names(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", (HUBSPOT, WON))
    with pytest.raises(FaultyInputError, match="not in EUR"):
        read(path, "EUR")
    assert read(path, "CAD").facts["conversion"][0]["currency"] == "CAD"


def test_a_grand_total_that_differs_names_both_numbers(tmp_path: Path) -> None:
    total = ("Grand Totals (2 records)", "", "USD 15,500.00", "", "")
    footer = ("Confidential Information - Do Not Distribute", "", "", "", "")
    found = read(written(tmp_path / "a.csv", (*SALESFORCE, total, footer)))
    assert "15,500 against 15,000" in issues(found)
    assert (found.rows.facts, found.rows.totals, found.rows.set_aside) == (2, 1, 1)


def test_two_opportunities_of_one_name_are_not_made_one(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.csv", (*SALESFORCE, SALESFORCE[1])))
    assert found.rows.set_aside == 1
    assert [row["amount"] for row in found.facts["conversion"]] == ["12500"]


def test_a_deal_is_won_by_its_stage_in_any_of_several_languages(tmp_path: Path) -> None:
    stages = ("Closed Won", "Abgeschlossen/Gewonnen", "Cerrado ganado", "Gagné", "Negotiation")
    rows = [(str(at), "€5", stage, *WON[3:]) for at, stage in enumerate(stages)]
    found = read(written(tmp_path / "a.csv", (HUBSPOT, *rows)))
    assert [row["status"] for row in found.facts["conversion"]] == [*["won"] * 4, "open"]


def test_names_of_buyers_and_sellers_are_dropped(tmp_path: Path) -> None:
    header, row = (*HUBSPOT, "Deal Owner", "Deal Name"), (*WON, "Mia Example", "Coat of Joe")
    found = read(written(tmp_path / "a.csv", (header, row)), "USD")
    assert found.recognition.dropped == ("Deal Name", "Deal Owner")
    assert "Example" not in repr(found.facts)
