"""Orders and conversations show their figures with the import, worked out here by hand."""

from datetime import datetime
from pathlib import Path
from typing import Any

from tests.ledgers import Ledger, open_ledger
from trueline.metrics.catalogue import load_catalogue

NOON = datetime(2026, 2, 3, 12)  # noqa: DTZ001 - local time as written


def ledger(folder: Path) -> Ledger:
    return open_ledger(folder / "ledger", rules=load_catalogue().metrics)


def order(number: int, amount: str, **changes: Any) -> tuple[Any, ...]:
    plain = {
        "order": f"shop/{number}", "account": "shop/acme", "at": NOON, "zone": "", "status": "paid",
        "amount": amount, "refunded": 0, "currency": "EUR", "items": 2, "code": "", "touch": "",
        "tags": "", "person": number % 2,
    }  # fmt: skip
    return tuple((plain | changes).values())


def test_cancelled_orders_are_left_out_and_money_names_its_currency(tmp_path: Path) -> None:
    batch = ledger(tmp_path).bring(
        {
            "conversion": [
                order(1, "10.50"),
                order(2, "20", code="SPRING"),
                order(4, "0", at=NOON.replace(hour=13), items=0),
                order(3, "99", status="cancelled", code="SPRING"),
            ]
        }
    )
    metrics = batch.metrics
    assert metrics["orders"].total == 3
    assert metrics["order_items"].total == 4
    assert metrics["deals_code_redemptions"].total == 1
    assert (str(metrics["revenue_gross"].total), metrics["revenue_gross"].measured_in) == (
        "30.500000",
        "EUR",
    )
    assert metrics["orders_repeat"].total is None
    assert "earlier files" in metrics["orders_repeat"].why
    assert (batch.first_day, batch.last_day) == (NOON.date(), NOON.date())


def test_two_currencies_are_not_added_up(tmp_path: Path) -> None:
    metrics = (
        ledger(tmp_path)
        .bring({"conversion": [order(1, "10"), order(2, "20", currency="USD")]})
        .metrics
    )
    assert metrics["orders"].total == 2
    assert metrics["revenue_gross"].total is None
    assert metrics["revenue_gross"].why == "EUR and USD cannot be added up."


def test_a_median_is_taken_over_all_conversations(tmp_path: Path) -> None:
    minutes = (1, 2, 60, None)
    metrics = (
        ledger(tmp_path)
        .bring(
            {
                "conversation": [
                    (
                        f"inbox/{number}", "inbox/acme", "email", NOON, "", "open", "", "",
                        None, answer, None, None, None,
                    )
                    for number, answer in enumerate(minutes)
                ]
            }
        )
        .metrics
    )  # fmt: skip
    assert metrics["conversations_in"].total == 4
    assert metrics["conversations_answered"].total == 3
    assert metrics["first_response_min"].total == 2
    assert "resolution_min" not in metrics
