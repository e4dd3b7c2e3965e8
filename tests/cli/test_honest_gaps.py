"""Days that nobody exported, parts of accounts, and money of two currencies."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
CASES = Path(__file__).parents[1] / "cases" / "importers"
HEAD = "account,metric,breakdown,day,value\n"


@pytest.fixture
def orders(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes an orders export of the shop's own shape."""
    shipped = next((CASES / "shopify-orders").glob("*.csv"))
    with shipped.open(encoding="utf-8-sig", newline="") as stream:
        header = next(csv.reader(stream))

    def write(name: str, *rows: tuple[str, str, str]) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, header, restval="")
            writer.writeheader()
            for number, (day, total, currency) in enumerate(rows):
                order = f"{name}{number}"
                writer.writerow(
                    {
                        "Name": f"#{order}",
                        "Id": str(int.from_bytes(order.encode()) % 10**12),
                        "Email": f"{order}@example.com",
                        "Financial Status": "paid",
                        "Currency": currency,
                        "Total": total,
                        "Refunded Amount": "0.00",
                        "Created at": f"{day} 10:00:00 +0100",
                        "Lineitem quantity": "1",
                    }
                )
        return path

    return write


def ask(trueline: Run, metric: str, first: str, last: str, *more: str) -> Said:
    return trueline("value", metric, "--from", first, "--to", last, *more, "--json")


def test_days_between_two_exports_of_orders_are_missing_and_not_zero(
    trueline: Run, orders: Callable[..., Path]
) -> None:
    january = orders("january.csv", ("2026-01-05", "10", "EUR"), ("2026-01-09", "20", "EUR"))
    february = orders("february.csv", ("2026-02-07", "30", "EUR"), ("2026-02-10", "40", "EUR"))
    said = trueline("import", january, february, "--account", "s")
    assert said.code == 0, said.text
    gap = ask(trueline, "orders", "2026-01-12", "2026-02-03")
    assert (gap.code, gap.json["value"], gap.json["coverage"]) == (1, None, 0)
    quiet = ask(trueline, "orders", "2026-01-06", "2026-01-08").json
    assert (quiet["value"], quiet["coverage"]) == (0, 1)
    both = ask(trueline, "orders", "2026-01-05", "2026-02-10").json
    assert both["value"] == 4
    assert both["coverage"] == pytest.approx((5 + 4) / 37)


def test_an_export_that_overlaps_closes_the_gap(trueline: Run, orders: Callable[..., Path]) -> None:
    first = orders("first.csv", ("2026-01-05", "10", "EUR"), ("2026-01-09", "20", "EUR"))
    trueline("import", first, "--account", "s", "--observed", "2026-01-10")
    text = first.read_text(encoding="utf-8")
    longer = first.with_name("longer.csv")
    more = orders("more.csv", ("2026-01-20", "30", "EUR")).read_text(encoding="utf-8")
    longer.write_text(text + more.partition("\n")[2], encoding="utf-8")
    trueline("import", longer, "--account", "s", "--observed", "2026-01-21")
    found = ask(trueline, "orders", "2026-01-10", "2026-01-19").json
    assert (found["value"], found["coverage"]) == (0, 1)


def test_the_mean_of_counted_days_has_the_quiet_ones_in_it(
    trueline: Run, orders: Callable[..., Path]
) -> None:
    trueline(
        "import", orders("o.csv", ("2026-01-01", "1", "EUR"), ("2026-01-04", "1", "EUR")),
        "--account", "s",
    )  # fmt: skip
    found = ask(trueline, "orders", "2026-01-01", "2026-01-04", "--how", "mean")
    assert found.json["value"] == 0.5


def test_money_of_two_currencies_has_an_answer_one_currency_at_a_time(
    trueline: Run, orders: Callable[..., Path]
) -> None:
    both = orders("o.csv", ("2026-01-01", "10", "EUR"), ("2026-01-01", "5", "USD"))
    trueline("import", both, "--account", "s")
    refused = ask(trueline, "revenue_gross", "2026-01-01", "2026-01-01")
    assert refused.code == 1
    assert "EUR" in refused.json["instead"]
    euros = ask(trueline, "revenue_gross", "2026-01-01", "2026-01-01", "--currency", "eur")
    assert (euros.json["value"], euros.json["unit"]) == (10, "EUR")
    mean = ask(trueline, "aov", "2026-01-01", "2026-01-01", "--currency", "USD").json
    assert (mean["value"], mean["unit"]) == (5, "USD")


def test_orders_are_not_told_apart_by_segment_and_say_so(
    trueline: Run, orders: Callable[..., Path]
) -> None:
    trueline("import", orders("o.csv", ("2026-01-01", "10", "EUR")), "--account", "s")
    found = ask(trueline, "orders", "2026-01-01", "2026-01-01", "--segment", "country=DE")
    assert (found.code, found.json["value"]) == (1, None)
    assert "segment" in found.json["why"]


def test_parts_of_an_account_keep_their_own_weights(trueline: Run, tmp_path: Path) -> None:
    parts = tmp_path / "parts.csv"
    rows = [
        ("likes", "country=DE", 10),
        ("comments", "country=DE", 0),
        ("impressions", "country=DE", 100),
        ("likes", "country=FR", 30),
        ("comments", "country=FR", 0),
        ("impressions", "country=FR", 100),
        ("thumbnail_ctr", "country=DE", 0.1),
        ("thumbnail_impressions", "country=DE", 100),
        ("thumbnail_ctr", "country=FR", 0.5),
        ("thumbnail_impressions", "country=FR", 900),
    ]
    body = "".join(f"x/acme,{name},{part},2026-06-01,{value}\n" for name, part, value in rows)
    parts.write_text(HEAD + body, encoding="utf-8")
    trueline("import", parts)
    both = ("--segment", "country=DE", "--segment", "country=FR")
    day = ("2026-06-01", "2026-06-01")
    rate = ask(trueline, "engagement_rate_impressions", *day, *both).json
    assert (rate["value"], rate["coverage"]) == (0.2, 1)
    assert ask(trueline, "thumbnail_ctr", *day, *both).json["value"] == 0.46
    assert ask(trueline, "impressions", *day, *both, "--how", "largest").json["value"] == 200
    assert ask(trueline, "impressions", *day, *both, "--how", "mean").json["value"] == 200


def test_what_came_in_for_posts_only_says_so(trueline: Run) -> None:
    content = next((CASES / "x-content").glob("*.csv"))
    trueline("import", content)
    found = ask(trueline, "impressions", "2020-01-01", "2026-12-31")
    assert found.code == 1
    assert "single posts only" in found.json["why"]
