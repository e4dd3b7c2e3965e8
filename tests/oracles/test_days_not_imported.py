"""Days that nobody has imported yet are no days on which nothing happened.

The plan runs from 1 January and expects 3,650 views by 31 December, ten a day. The account makes
exactly ten a day. However late its newest export is, it is exactly on pace.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from tests.ledgers import Ledger, open_ledger
from trueline.measure.read_kpi import JudgedBy, read_kpi
from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.account import AccountStatus
from trueline.plan.channels.channel import Account, Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.kpi import Measuring
from trueline.plan.metric_use import Filter
from trueline.usecases.answering import Answers
from trueline.usecases.kpi_ground import kpi_ground

FIRST, ON = date(2026, 1, 1), date(2026, 4, 30)  # the 120th day
DAY_110 = date(2026, 4, 20)
A, B = Account("x", "a", "A"), Account("x", "b", "B")
TO_DATE: dict[str, Any] = {"measuring": Measuring.TO_DATE, "target": factories.target("3650")}
FOLLOWERS: dict[str, Any] = {
    "metric": "followers_total@1",
    "baseline": factories.baseline("900"),
    "target": factories.target("1100"),
}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)


def bring(ledger: Ledger, account: str, last: date, value: int, *, metric: str = "views") -> None:
    days = [FIRST + timedelta(days=one) for one in range((last - FIRST).days + 1)]
    ledger.days([(account, metric, "", day, str(value)) for day in days], name=account)


def read(
    ledger: Ledger, *, on: date = ON, accounts: Sequence[Account] = (A, B), **kpi: Any
) -> Reading:
    goal = SocialGoal("seen", "Be seen", kpis=(factories.kpi(**kpi),), serves=())
    plan = Plan(
        organisation="acme",
        title="Acme",
        first=FIRST,
        until=date(2027, 1, 1),
        currency="EUR",
        perspectives=(Perspective("customers", "Customers", Decimal(1)),),
        scopes=(Scope("marketing", "Marketing", social_goals=(goal,)),),
        channels=(Channel("x", "X", accounts=tuple(accounts)),),
    )
    [placed] = placed_kpis(plan)
    answers = Answers(ledger.store.snapshot())
    ground = kpi_ground(answers, plan, placed, on)
    metric = answers.catalogue.get(placed.kpi.metric)
    by = JudgedBy(known=ground.known)
    return read_kpi(placed, metric, ground.actual(), on=on, plan_first=FIRST, by=by)


def test_a_sum_is_held_against_the_days_that_are_imported(ledger: Ledger) -> None:
    bring(ledger, "x/a", DAY_110, 10)
    found = read(ledger, **TO_DATE)
    # Held against 30 April, 1,100 of 1,200 expected were a pace of 0.917: at risk.
    assert (found.actual.value, found.expected, found.pace) == (1100, 1100, 1)
    assert found.status is Status.ON_PACE
    assert (found.on, found.held_on) == (ON, DAY_110)
    assert "by 20 Apr 2026, the last day imported" in found.why
    assert found.actual.coverage == 1


def test_the_slowest_account_says_to_which_day_all_are_known(ledger: Ledger) -> None:
    bring(ledger, "x/a", ON, 5)
    bring(ledger, "x/b", DAY_110, 5)
    found = read(ledger, **TO_DATE)
    # All that is known is 120 x 5 + 110 x 5 = 1,150 of 1,200: 0.958, or 0.917 once b fell behind.
    assert (found.actual.value, found.expected, found.pace) == (1100, 1100, 1)
    assert any("the last day imported of x/b" in one for one in found.actual.caveats)


def test_the_days_that_are_looked_back_end_with_the_last_that_is_known(ledger: Ledger) -> None:
    bring(ledger, "x/a", DAY_110, 10)
    start = factories.baseline("280", until=FIRST)
    found = read(ledger, trailing_days=28, baseline=start, target=factories.target("280"))
    assert found.actual.value == 280  # not 180 of 18 days
    assert found.status is Status.ON_PACE


def test_a_day_that_is_imported_needs_no_other_name(ledger: Ledger) -> None:
    bring(ledger, "x/a", ON, 10)
    found = read(ledger, **TO_DATE)
    assert (found.actual.value, found.held_on) == (1200, ON)
    assert found.why.endswith("by now. No forecast says a chance, so its pace alone decides.")


def test_a_level_without_an_account_that_fell_silent_is_not_judged(ledger: Ledger) -> None:
    bring(ledger, "x/a", ON, 600, metric="followers_total")
    bring(ledger, "x/b", date(2026, 3, 15), 400, metric="followers_total")
    found = read(ledger, **FOLLOWERS)
    assert found.actual.value == 600  # judged, 600 against 965 were off pace
    assert found.status is Status.NO_DATA
    assert found.pace is None
    assert "x/b has had no value since 15 Mar 2026" in found.why
    assert "No value from x/b after 15 Mar 2026." in found.actual.caveats
    # The day before it fell silent for four weeks, both count on the last day of both.
    both = read(ledger, on=date(2026, 3, 20), **FOLLOWERS)
    assert (both.actual.value, both.held_on) == (1000, date(2026, 3, 15))
    assert both.status is Status.REACHED or both.pace is not None


def test_a_sum_without_an_account_that_fell_silent_is_not_judged(ledger: Ledger) -> None:
    bring(ledger, "x/a", ON, 5)
    bring(ledger, "x/b", date(2026, 3, 15), 5)
    found = read(ledger, **TO_DATE)
    assert found.status is Status.NO_DATA
    assert "x/b" in found.why
    assert found.actual.coverage == Decimal(120 + 74) / 240


def test_an_account_that_was_closed_is_not_missed(ledger: Ledger) -> None:
    bring(ledger, "x/a", ON, 1000, metric="followers_total")
    bring(ledger, "x/b", date(2026, 3, 15), 400, metric="followers_total")
    closed = replace(B, status=AccountStatus.CLOSED)
    found = read(ledger, accounts=(A, closed), **FOLLOWERS)
    assert found.actual.value == 1000
    assert found.pace is not None


def test_the_level_of_a_closed_account_counts_until_its_last_day(ledger: Ledger) -> None:
    bring(ledger, "x/a", ON, 600, metric="followers_total")
    bring(ledger, "x/b", DAY_110, 400, metric="followers_total")
    closed = replace(B, status=AccountStatus.CLOSED)
    last = read(ledger, on=DAY_110, accounts=(A, closed), **FOLLOWERS)
    assert last.actual.value == 1000
    found = read(ledger, accounts=(A, closed), **FOLLOWERS)  # ten days later, of 28 looked back
    assert found.actual.value == 600
    assert "x/b was closed; its level of 20 Apr 2026 no longer counts." in found.actual.caveats


def test_an_account_that_was_never_imported_is_told_and_missed_where_it_is_named(
    ledger: Ledger,
) -> None:
    bring(ledger, "x/a", ON, 10)
    told = "What it counts was never imported of x/b."
    anyone = read(ledger, **TO_DATE)
    assert anyone.status is Status.ON_PACE
    assert told in anyone.actual.caveats
    named = read(ledger, filter=Filter(channels=("x",)), **TO_DATE)
    assert named.status is Status.NO_DATA
    assert "what it counts was never imported of x/b" in named.why


def test_an_account_that_has_only_other_numbers_is_missed_where_it_is_named(
    ledger: Ledger,
) -> None:
    bring(ledger, "x/a", ON, 10)
    bring(ledger, "x/b", ON, 7, metric="followers_total")
    anyone = read(ledger, **TO_DATE)
    assert anyone.status is Status.ON_PACE
    assert anyone.actual.caveats == ("What it counts was never imported of x/b.",)
    named = read(ledger, filter=Filter(channels=("x",)), **TO_DATE)
    assert named.status is Status.NO_DATA
    assert "name only the accounts that have it" in named.why
    # An account of another network may not know the metric at all: that is told and no more.
    bring(ledger, "y/b", ON, 7, metric="followers_total")
    elsewhere = (A, Account("y", "b", "B"))
    other = read(ledger, accounts=elsewhere, filter=Filter(channels=("x",)), **TO_DATE)
    assert other.status is Status.ON_PACE
    assert other.actual.caveats == ("What it counts was never imported of y/b.",)
    alone = read(ledger, filter=Filter(accounts=("x/a",)), **TO_DATE)
    assert (alone.status, alone.actual.caveats) == (Status.ON_PACE, ())


def test_what_is_too_old_is_no_data_by_its_last_day(ledger: Ledger) -> None:
    bring(ledger, "x/a", date(2026, 4, 14), 10)
    found = read(ledger, **TO_DATE)  # sixteen days, and twice seven are allowed
    assert found.status is Status.NO_DATA
    assert "14 Apr 2026" in found.why
