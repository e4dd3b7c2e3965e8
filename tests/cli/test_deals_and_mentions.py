"""Advertisements, e-mails, deals and mentions count for what they are and for nothing beside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
CASES = Path(__file__).parents[1] / "cases" / "importers"


WANTED = {
    ("hubspot-deals", "deals.csv"): {
        "deals_won": 1,
        "deals_won_value": 4800,
        "opportunities": 4,
        "orders": None,
        "revenue_gross": None,
    },
    ("meltwater-mentions", "mentions.csv"): {
        "mentions": 4,
        "sentiment_net": 0,
        "posts_published": None,
    },
    ("klaviyo-campaigns", "campaigns.csv"): {"emails_sent": 5850, "posts_published": None},
    ("google-ads", "by-day.csv"): {"spend": 34.16, "clicks_total": 82},
    ("google-ads", "range.csv"): {"posts_published": None},
}


@pytest.mark.parametrize(("case", "file"), WANTED)
def test_a_file_counts_for_what_it_is_and_for_nothing_else(
    trueline: Run, case: str, file: str
) -> None:
    asks = case in {"hubspot-deals", "klaviyo-campaigns"}
    currency = ("--currency", "USD") if asks else ()
    said = trueline("import", CASES / case / file, "--account", "larkmoor", *currency)
    assert said.code == 0, said.text + said.beside
    days = ("--from", "2026-01-01", "--to", "2026-09-01")
    for metric, wanted in WANTED[case, file].items():
        found = trueline("value", metric, *days, "--json").json["value"]
        assert found == wanted, metric


def test_an_account_that_has_deals_only_is_not_expected_to_have_orders(trueline: Run) -> None:
    shop, deals = CASES / "shopify-orders", CASES / "hubspot-deals" / "deals.csv"
    assert trueline("import", *sorted(shop.glob("*.csv"))[:1], "--account", "larkmoor").code == 0
    days = ("--from", "2026-01-01", "--to", "2026-09-01", "--json")
    alone = trueline("value", "orders", *days).json
    assert alone["value"] > 0
    said = trueline("import", deals, "--account", "larkmoor", "--currency", "USD")
    assert said.code == 0, said.text
    assert trueline("value", "orders", *days).json == alone
    asked = trueline("value", "orders", *days, "--account", "crm/larkmoor").json
    assert (asked["value"], asked["coverage"]) == (None, 0)
    assert trueline("value", "deals_won", *days, "--account", "crm/larkmoor").json["value"] == 1


def test_results_of_several_kinds_are_not_added_up(trueline: Run) -> None:
    said = trueline("import", CASES / "meta-ads" / "ads.xlsx", "--account", "larkmoor")
    assert "several posts cannot be added up" in said.text
    assert "134" not in said.text
