"""Revenue by customers, orders of each and what an order brings: worked out by hand."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.ledgers import Ledger, open_ledger
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.channels.channel import Account, Channel
from trueline.plan.document import Perspective, Plan
from trueline.usecases.returning.split_revenue import SplitRevenue, split_revenue
from trueline.usecases.workspace import Workspace

LAST = date(2026, 7, 1)
"""182 days after the first of January: two times 13 weeks end on it."""
PLAN = Plan(
    organisation="acme",
    title="Acme",
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=(Perspective("customers", "Customers", Decimal(1)),),
    channels=(Channel("shop", "Shop", accounts=(Account("shop", "a", "A"),)),),
)
EARLIER = [((1, 1), 1, "10"), ((2, 3), 1, "10"), ((4, 1), 2, "10")]
LATER = [((4, 2), 1, "20"), ((5, 5), 2, "20"), ((6, 6), 3, "20"), ((7, 1), 4, "20")]


def order(place: int, day: tuple[int, int], person: int | None, amount: str) -> tuple[Any, ...]:
    at = datetime(2026, *day, 12)  # noqa: DTZ001 - local time, as files write it
    return (
        f"o/{place}", "shop/a", at, "", "paid", amount, "0", "EUR", 1, "", "", "", person
    )  # fmt: skip


def asked(ledger: Ledger, orders: list[Any], *, on: date = LAST) -> SplitRevenue | str:
    rows = [order(place, *one) for place, one in enumerate(orders)]
    ledger.bring({"conversion": rows})
    given: Any = dict.fromkeys(Workspace.__slots__) | {
        "facts": ledger.store,
        "definitions": SimpleNamespace(all=lambda **_: ()),
        "today": on,
    }
    return split_revenue(Workspace(**given), PLAN, on=on)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)


def test_revenue_is_split_as_by_hand_and_adds_up(ledger: Ledger) -> None:
    """30 becomes 80: twice the customers, 1.5 orders of each become 1, and 10 an order become 20.

    The logarithmic mean of 30 and 80 is 50 / ln(80 / 30) = 50.9775. It times ln 2 is 35.335, times
    ln(1 / 1.5) is -20.670: 35.335 - 20.670 + 35.335 = 50.
    """
    found = asked(ledger, [*EARLIER, *LATER])
    assert isinstance(found, SplitRevenue)
    before, after = found.before, found.after
    assert (before.days.first, before.days.last) == (date(2026, 1, 1), date(2026, 4, 1))
    assert (after.days.first, after.days.last) == (date(2026, 4, 2), LAST)
    assert (before.revenue.reach, before.revenue.frequency) == (2.0, 1.5)
    assert (after.revenue.reach, after.revenue.frequency, after.revenue.each_yield) == (4, 1, 20)
    split = found.split
    parts = (split.from_reach, split.from_frequency, split.from_yield)
    assert parts == pytest.approx((35.335, -20.670, 35.335), abs=0.002)  # three decimals by hand
    assert split.change == pytest.approx(50)
    assert sum(parts) == pytest.approx(split.change)


def test_without_enough_weeks_it_says_how_many_it_takes(ledger: Ledger) -> None:
    found = asked(ledger, LATER)
    assert found == (
        "Orders are known from 2026-04-02 on; it takes two times 13 weeks to 2026-07-01."
    )


def test_customers_are_not_counted_by_a_few_known_ones(ledger: Ledger) -> None:
    nameless = [(one[0], None if place else one[1], one[2]) for place, one in enumerate(LATER)]
    found = asked(ledger, [*EARLIER, *nameless])
    assert isinstance(found, str)
    assert "Of 1 of 4 orders from 2026-04-02 to 2026-07-01 it is known who placed them" in found


def test_without_orders_it_says_so(ledger: Ledger) -> None:
    other = replace(PLAN, channels=())
    ledger.bring({"conversion": [order(0, (1, 1), 1, "10")]})
    given: Any = dict.fromkeys(Workspace.__slots__) | {
        "facts": ledger.store,
        "definitions": SimpleNamespace(all=lambda **_: ()),
    }
    found = split_revenue(Workspace(**given), other, on=LAST)
    assert found == "No orders are known of the plan's accounts; revenue is split by those."
