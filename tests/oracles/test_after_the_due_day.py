"""What comes after a KPI's due day reaches no target any more.

An account makes a hundred views a day from 1 January. The target is 20,000 by 30 June, the 181st
day: 18,100 by then, and 30,400 by 31 October.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.factories import baseline, target
from tests.ledgers import Ledger, open_ledger
from tests.oracles.test_days_not_imported import A, bring, read
from trueline.measure.status import Status
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.kpi import Direction, Measuring

DUE, LATER = date(2026, 6, 30), date(2026, 10, 31)
GOAL = target("20000", due=DUE)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    found = open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)
    bring(found, "x/a", LATER, 100)
    return found


def test_a_target_that_was_missed_is_never_reached_afterwards(ledger: Ledger) -> None:
    found = read(ledger, on=LATER, accounts=[A], measuring=Measuring.TO_DATE, target=GOAL)
    assert (found.actual.value, found.expected, found.held_on) == (18100, 20000, DUE)
    assert found.status is Status.OFF_PACE
    assert found.why == "The target of 20,000 by 30 Jun 2026 was missed: 18,100."


def test_a_target_that_was_reached_stays_reached_however_old_its_days(ledger: Ledger) -> None:
    goal = target("18000", due=DUE)
    found = read(ledger, on=LATER, accounts=[A], measuring=Measuring.TO_DATE, target=goal)
    assert (found.actual.value, found.status) == (18100, Status.REACHED)
    assert found.why == "The target is reached."


def test_what_looks_back_ends_with_the_due_day_too(ledger: Ledger) -> None:
    start = baseline("2000", until=date(2026, 1, 1))
    found = read(ledger, on=LATER, accounts=[A], baseline=start, target=target("3000", due=DUE))
    assert (found.actual.period.last, found.actual.value) == (DUE, 2800)  # 28 days of 100
    assert found.why == "The target of 3,000 by 30 Jun 2026 was missed: 2,800."


def test_days_that_are_not_imported_up_to_the_due_day_leave_it_open(tmp_path: Path) -> None:
    late = open_ledger(tmp_path / "late", rules=load_catalogue().metrics)
    bring(late, "x/a", date(2026, 6, 27), 100)
    july = read(late, on=date(2026, 7, 2), accounts=[A], measuring=Measuring.TO_DATE, target=GOAL)
    assert "missed" not in july.why
    assert july.held_on == date(2026, 6, 27)
    # Months later nobody imported the rest: that is no word about the target.
    later = read(late, on=LATER, accounts=[A], measuring=Measuring.TO_DATE, target=GOAL)
    assert later.status is Status.NO_DATA


def test_a_cap_that_is_used_up_is_off_pace_however_early(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "cap", rules=load_catalogue().metrics)
    bring(ledger, "x/a", date(2026, 1, 8), 200)
    found = read(
        ledger,
        on=date(2026, 1, 8),
        accounts=[A],
        direction=Direction.DOWN,
        measuring=Measuring.TO_DATE,
        target=target("1000"),
    )
    assert found.actual.value == 1600
    assert found.status is Status.OFF_PACE
    assert (
        found.why == "It is at 1,600 already, past the 1,000 that were to last until 31 Dec 2026."
    )
    assert found.variance is not None
    assert found.variance < Decimal(-1500)
