"""Days without a value are neither days on which nothing happened nor all alike."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.factories import baseline, kpi, metric, target
from tests.ledgers import Ledger, open_ledger
from tests.oracles.test_days_not_imported import FIRST, A, read
from trueline.measure.pacing import expected_by, way_of
from trueline.measure.status import Status
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.kpi import Direction, Measuring

DAY_200 = date(2026, 7, 19)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)


def bring(
    ledger: Ledger, account: str, days: Iterator[date], value: int, metric: str = "views"
) -> None:
    ledger.days([(account, metric, "", day, str(value)) for day in days], name=account + metric)


def days(first: date, last: date, *, without: tuple[date, ...] = ()) -> Iterator[date]:
    whole = (first + timedelta(days=one) for one in range((last - first).days + 1))
    return (one for one in whole if one not in without)


def test_a_sum_that_looks_back_on_missing_days_is_not_judged(ledger: Ledger) -> None:
    gone = tuple(days(date(2026, 7, 6), date(2026, 7, 9)))
    bring(ledger, "x/a", days(FIRST, DAY_200, without=gone), 100)
    wanted = {
        "direction": Direction.DOWN,
        "baseline": baseline("3000"),
        "target": target("2500"),
    }
    found = read(ledger, on=DAY_200, accounts=[A], **wanted)
    assert found.actual.value == 2400  # 24 of 28 days; with the others 2,800 and not reached
    assert found.status is Status.NO_DATA
    assert found.pace is None
    assert "85.7% of the days that it looks back at" in found.why


def test_the_gap_of_a_small_account_makes_the_large_one_no_faster(ledger: Ledger) -> None:
    bring(ledger, "x/a", days(FIRST, DAY_200), 80)
    bring(ledger, "x/b", days(date(2026, 3, 2), DAY_200), 5)  # 140 of the 200 days
    found = read(ledger, on=DAY_200, measuring=Measuring.TO_DATE, target=target("36500"))
    # 200 x 80 + 140 x 5 = 16,700 of a usual 200 x 85 = 17,000. Days alike: 0.85, a pace of 0.98.
    assert (found.actual.value, found.actual.coverage) == (16700, Decimal("0.85"))
    assert found.actual.weighed == Decimal(16700) / 17000
    assert found.expected == 20000  # nearly all is there, so the whole path is expected
    assert found.pace == pytest.approx(Decimal("0.835"))
    assert found.status is Status.OFF_PACE


def test_what_is_expected_shrinks_by_what_an_account_usually_brings(ledger: Ledger) -> None:
    bring(ledger, "x/a", days(FIRST, DAY_200), 80)
    bring(ledger, "x/b", days(date(2026, 3, 2), DAY_200), 20)
    found = read(ledger, on=DAY_200, measuring=Measuring.TO_DATE, target=target("36500"))
    # 18,800 of a usual 20,000: 94 % of the path's 20,000 on that day.
    assert found.expected == pytest.approx(Decimal(18800))
    assert found.pace == pytest.approx(Decimal(1))
    assert "94.0% of its usual sum that the days with a value stand for" in found.why


def test_the_gap_of_a_large_account_is_too_much_though_few_days_lack(ledger: Ledger) -> None:
    bring(ledger, "x/a", days(date(2026, 3, 2), DAY_200), 95)  # 70 % of its days
    bring(ledger, "x/b", days(FIRST, DAY_200), 5)
    found = read(ledger, on=DAY_200, measuring=Measuring.TO_DATE, target=target("36500"))
    assert found.actual.coverage == Decimal("0.85")
    assert found.status is Status.NO_DATA
    assert "only 71.5% of its usual sum" in found.why


def test_nearly_all_days_are_held_against_the_whole_path(ledger: Ledger) -> None:
    gone = (date(2026, 2, 1), date(2026, 3, 1))
    bring(ledger, "x/a", days(FIRST, DAY_200, without=gone), 100)  # 99 % of its days
    found = read(
        ledger, on=DAY_200, accounts=[A], measuring=Measuring.TO_DATE, target=target("36500")
    )
    way = way_of(found.kpi, metric(), plan_first=FIRST)
    assert way is not None
    assert found.expected == expected_by(way, DAY_200) == 20000
    assert found.pace == pytest.approx(Decimal("0.99"))
    assert found.kpi == kpi(measuring=Measuring.TO_DATE, target=target("36500"))
