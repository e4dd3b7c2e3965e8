"""What checks are told of facts agrees with what was imported, and says when it cannot be said."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt
from pathlib import Path

import pytest

from tests.factories import metric
from tests.ledgers import RULES, Ledger, open_ledger
from trueline.core.period import Period
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.usecases.answering import Answers
from trueline.usecases.check_facts import LedgerFacts

MONDAY = date(2026, 1, 5)
FOUR_WEEKS = Period(MONDAY, MONDAY + timedelta(weeks=4))
STUDENT_3 = 3.182
"""Two-sided 95 % quantile of Student's t with three degrees of freedom, from the tables."""
ALL, ON_X = Filter(), Filter(channels=("x",))
PLAN = Plan(
    "Acme",
    "2026",
    date(2026, 1, 1),
    date(2027, 1, 1),
    "EUR",
    (),
    channels=(Channel("x", "X", (Account("x", "acme"),)), Channel("none", "None yet")),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    more = ("engagements", "shares", "impressions", "mentions_positive", "mentions_negative")
    rules = {**RULES, **{one: metric(one) for one in more}}
    return open_ledger(tmp_path / "ledger", rules=rules)


def bring(ledger: Ledger, name: str, values: list[int | None], account: str = "x/acme") -> None:
    """Import a value for each day from the first Monday; None is a day without one."""
    days = ((MONDAY + timedelta(days=number), value) for number, value in enumerate(values))
    rows = [(account, name, "", day, value) for day, value in days if value is not None]
    ledger.days(rows, name=f"{name} of {account}")


def facts_of(ledger: Ledger, plan: Plan = PLAN) -> LedgerFacts:
    return LedgerFacts(plan, Answers(ledger.store.snapshot()))


def test_weeks_are_whole_and_begin_on_monday(ledger: Ledger) -> None:
    bring(ledger, "views", [1] * 7 + [2] * 7 + [3] * 5)
    january = Period(date(2026, 1, 1), date(2026, 1, 24))
    assert facts_of(ledger).weekly("views@1", ALL, january) == (7, 14)


def test_a_sum_of_a_week_that_lacks_a_day_is_not_said(ledger: Ledger) -> None:
    bring(ledger, "views", [1] * 7 + [2, 2, None, 2, 2, 2, 2] + [3] * 7)
    weeks = Period(MONDAY, MONDAY + timedelta(weeks=3))
    assert facts_of(ledger).weekly("views@1", ALL, weeks) == (7, None, 21)


def test_a_level_is_that_of_its_newest_day(ledger: Ledger) -> None:
    bring(ledger, "followers_total", [10, None, 12, None, None, None, None, 13])
    weeks = Period(MONDAY, MONDAY + timedelta(weeks=2))
    assert facts_of(ledger).weekly("followers_total@1", ALL, weeks) == (12, 13)


def test_only_accounts_of_the_plan_that_are_let_through_count(ledger: Ledger) -> None:
    bring(ledger, "views", [1] * 7)
    bring(ledger, "views", [100] * 7, account="tiktok/acme")
    week = Period(MONDAY, MONDAY + timedelta(weeks=1))
    found = facts_of(ledger)
    assert found.accounts() == ("tiktok/acme", "x/acme")
    assert found.weekly("views@1", ON_X, week) == (7,)
    both = replace(PLAN, channels=(*PLAN.channels, Channel("t", "T", (Account("tiktok", "acme"),))))
    assert facts_of(ledger, both).weekly("views@1", ALL, week) == (707,)


def test_no_account_is_not_every_account(ledger: Ledger) -> None:
    bring(ledger, "views", [1] * 28)
    nobody = Filter(channels=("none",))
    assert facts_of(ledger).weekly("views@1", nobody, FOUR_WEEKS) == (None,) * 4
    assert facts_of(ledger).observed("views@1", nobody, FOUR_WEEKS).value is None


def test_a_sum_has_the_interval_that_its_weeks_give(ledger: Ledger) -> None:
    # By hand: weeks of 70, 84, 70 and 84 have a spread of 14 / sqrt(3) ; over four weeks the half
    # of the interval is t * spread * sqrt(4).
    bring(ledger, "views", ([10] * 7 + [12] * 7) * 2)
    seen = facts_of(ledger).observed("views@1", ALL, FOUR_WEEKS)
    half = STUDENT_3 * 14 / sqrt(3) * 2
    assert seen.value == 308
    assert seen.low == pytest.approx(Decimal(308 - half), rel=Decimal("0.01"))
    assert seen.high == pytest.approx(Decimal(308 + half), rel=Decimal("0.01"))


def test_a_rate_has_the_interval_of_its_mean(ledger: Ledger) -> None:
    # By hand: engagements for each view are 0.1, 0.2, 0.1 and 0.2 in the weeks; 0.15 over all.
    bring(ledger, "views", [10] * 28)
    bring(ledger, "engagements", ([1] * 7 + [2] * 7) * 2)
    seen = facts_of(ledger).observed("engagement_rate_network@1", ALL, FOUR_WEEKS)
    half = STUDENT_3 * 0.1 / sqrt(3) / 2
    assert seen.value == Decimal("0.15")
    assert seen.low == pytest.approx(Decimal(0.15 - half), abs=Decimal("0.001"))
    assert seen.high == pytest.approx(Decimal(0.15 + half), abs=Decimal("0.001"))


def test_a_level_and_a_few_weeks_have_no_interval(ledger: Ledger) -> None:
    bring(ledger, "followers_total", [10] * 28)
    bring(ledger, "views", [10] * 28)
    level = facts_of(ledger).observed("followers_total@1", ALL, FOUR_WEEKS)
    assert (level.value, level.low, level.high) == (10, None, None)
    short = Period(MONDAY, MONDAY + timedelta(weeks=3))
    assert facts_of(ledger).observed("views@1", ALL, short).low is None


def test_a_sum_that_lacks_days_is_not_said(ledger: Ledger) -> None:
    bring(ledger, "views", [10] * 20)
    seen = facts_of(ledger).observed("views@1", ALL, FOUR_WEEKS)
    assert (seen.value, seen.why) == (None, "Only 71.4% of its days hold a value.")


def test_what_the_metric_s_own_rule_refuses_is_not_said(ledger: Ledger) -> None:
    bring(ledger, "reach", [10] * 28)
    found = facts_of(ledger)
    assert found.weekly("reach@1", ALL, FOUR_WEEKS) == (None,) * 4
    assert "different people" in found.observed("reach@1", ALL, FOUR_WEEKS).why


def test_what_never_came_in_is_named_and_what_came_once_is_not(ledger: Ledger) -> None:
    bring(ledger, "views", [10])
    bring(ledger, "engagements", [1], account="tiktok/acme")
    found = facts_of(ledger)
    assert found.lacking("views@1", ALL) == ()
    assert found.lacking("comments@1", ALL) == ("Comments",)
    assert found.lacking("engagement_rate_network@1", ALL) == (
        "Engagements, as the network counts",
        "Impressions",
    )
    # A sum of differences that would come to nothing is not taken for one that never came.
    bring(ledger, "mentions_positive", [1])
    bring(ledger, "mentions_negative", [1])
    assert facts_of(ledger).lacking("sentiment_net@1", ALL) == ()
    assert found.lacking("views@1", Filter(channels=("none",))) == ("Views",)


def test_sides_of_a_ratio_that_no_account_has_together_are_both_named(ledger: Ledger) -> None:
    both = replace(
        PLAN, channels=(*PLAN.channels, Channel("tiktok", "TikTok", (Account("tiktok", "acme"),)))
    )
    bring(ledger, "shares", [10])
    bring(ledger, "impressions", [1], account="tiktok/acme")
    found = facts_of(ledger, both).lacking("virality_rate@1", ALL)
    assert set(found) == {"Shares", "Impressions"}
