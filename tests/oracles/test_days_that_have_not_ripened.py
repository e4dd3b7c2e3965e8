"""Answers come after questions: an inbox that is served equally every day looks so to its end.

Every day three customers write at 10:00. Two are answered after one hour, one after 30 hours.
The export is made right after the last message, so that of the last two days' slow conversations
none is answered yet. A reader who counts those days sees the share fall from 3/3 to 2/3 and the
median stay, though nothing happened.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from tests.ledgers import Ledger, open_ledger
from trueline.briefing.wording import day_in_words
from trueline.core.period import Period
from trueline.measure.measured import Measured
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.channel import Account, Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.forecasting.asked import Seen
from trueline.usecases.forecasting.histories import kpi_histories
from trueline.usecases.gathering import Part

INBOX = "inbox/acme"
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)  # 90 days
EXPORTED = datetime.fromisoformat("2026-03-31T10:30")
QUICK, SLOW = 60, 30 * 60
LAST_RIPE = date(2026, 3, 27)
"""The newest message is of 31 March 10:00; 72 hours before is 28 March 10:00, a day not over."""


def conversation(day: date, number: int, minutes: int) -> tuple[Any, ...]:
    opened = datetime.fromisoformat(f"{day}T10:00")
    answered = opened + timedelta(minutes=minutes) <= EXPORTED
    first = Decimal(minutes) if answered else None
    name = f"{INBOX}/{day}-{number}"
    return (
        name,
        INBOX,
        "email",
        opened,
        "",
        "open",
        "",
        "",
        int(answered),
        first,
        None,
        None,
        None,
    )


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    ledger: Ledger = open_ledger(tmp_path_factory.mktemp("inbox"), rules=load_catalogue().metrics)
    days = [FIRST + timedelta(days=one) for one in range(90)]
    rows = [
        conversation(day, number, minutes)
        for day in days
        for number, minutes in enumerate((QUICK, QUICK, SLOW))
    ]
    ledger.bring({"conversation": rows})
    return Answers(ledger.store.snapshot())


def of_days(answers: Answers, metric: str, first: date, last: date) -> Measured:
    return answers.value(MetricQuestion(metric, Part(Period.closed(first, last), (INBOX,))))


def test_the_share_answered_does_not_fall_at_an_exports_end(answers: Answers) -> None:
    # 30 and 31 March hold two answers of three each; counted, the last week came to 19/21 = 90.5%.
    found = of_days(answers, "response_rate", date(2026, 3, 25), LAST)
    assert found.value == 1
    assert found.ratio is not None
    assert (found.ratio.above.value, found.ratio.below.value) == (9, 9)  # 25 to 27 March
    day = day_in_words(LAST_RIPE)
    told = f"Days after {day} do not count yet for {INBOX}: what they count may still come in."
    assert told in found.caveats


def test_slow_answers_are_not_missing_from_the_newest_median(answers: Answers) -> None:
    # Counted, 30 and 31 March hold quick answers alone: nine in ten came within an hour.
    alone = of_days(answers, "first_response_p90_min", date(2026, 3, 30), LAST)
    assert alone.value is None
    assert "2026-03-27" in alone.why
    week = of_days(answers, "first_response_p90_min", date(2026, 3, 25), LAST)
    assert week.value == SLOW  # of nine, three are slow: the ninth decile lies among them
    assert week.fact_count == 9


def test_what_a_row_has_from_the_start_counts_to_its_last_day(answers: Answers) -> None:
    assert of_days(answers, "conversations_in", date(2026, 3, 25), LAST).value == 21
    answered = of_days(answers, "conversations_answered", date(2026, 3, 25), LAST)
    assert answered.value == 9
    assert answered.coverage == Decimal(3) / 7


def test_young_days_alone_are_refused_with_the_reason(answers: Answers) -> None:
    found = of_days(answers, "response_rate", date(2026, 3, 29), LAST)
    assert found.value is None
    assert any("do not count yet" in one for one in found.caveats)


def test_a_newer_export_lets_the_days_count(tmp_path: Path, answers: Answers) -> None:
    assert of_days(answers, "response_rate", LAST, LAST).value is None
    ledger: Ledger = open_ledger(tmp_path / "later", rules=load_catalogue().metrics)
    ledger.bring({"conversation": [conversation(date(2026, 3, 27), 0, QUICK)]})
    later = (
        f"{INBOX}/later",
        INBOX,
        "email",
        datetime.fromisoformat("2026-04-02T09:00"),
        "",
        "open",
        "",
        "",
        0,
    )
    ledger.bring({"conversation": [(*later, None, None, None, None)]})
    found = of_days(Answers(ledger.store.snapshot()), "response_rate", date(2026, 3, 27), LAST)
    assert found.value == 1


def test_the_weeks_of_a_forecast_end_with_the_last_day_that_counts(answers: Answers) -> None:
    kpi = factories.kpi(metric="response_rate@1", target=factories.target("0.99"))
    goal = SocialGoal("answer", "Answer", kpis=(kpi,), serves=())
    plan = Plan(
        organisation="acme",
        title="Acme",
        first=FIRST,
        until=date(2027, 1, 1),
        currency="EUR",
        perspectives=(Perspective("customers", "Customers", Decimal(1)),),
        scopes=(Scope("service", "Service", social_goals=(goal,)),),
        channels=(Channel("inbox", "Inbox", accounts=(Account("inbox", "acme", "Acme"),)),),
    )
    [found] = kpi_histories(Seen(answers, plan, (), LAST), placed_kpis(plan))
    assert found.history is not None
    assert found.history.last_day == LAST_RIPE
    assert {one.above / one.below for one in found.history.weeks} == {1.0}


def test_an_inbox_that_is_seldom_written_to_is_known_as_late_as_its_file(tmp_path: Path) -> None:
    ledger: Ledger = open_ledger(tmp_path / "both", rules=load_catalogue().metrics)
    once = conversation(date(2026, 3, 3), 0, QUICK)
    seldom = ("inbox/seldom/1", "inbox/seldom", *once[2:])
    days = [FIRST + timedelta(days=one) for one in range(90)]
    ledger.bring({"conversation": [*(conversation(day, 0, QUICK) for day in days), seldom]})
    both = Answers(ledger.store.snapshot())

    def of_seldom(metric: str, first: date, last: date) -> Measured:
        part = Part(Period.closed(first, last), ("inbox/seldom",))
        return both.value(MetricQuestion(metric, part))

    week = of_seldom("conversations_in", date(2026, 3, 25), LAST)
    assert (week.value, week.coverage) == (0, 1)  # nobody wrote; the file would say so
    # Three days before the file's newest row the answers of 3 March are long in.
    share = of_seldom("response_rate", date(2026, 3, 1), LAST_RIPE)
    assert share.value == 1
    # After the file's newest row nothing is known of either.
    assert of_seldom("conversations_in", date(2026, 4, 1), date(2026, 4, 7)).value is None


def test_an_inbox_that_is_alone_in_its_file_is_known_to_its_own_newest_row(tmp_path: Path) -> None:
    ledger: Ledger = open_ledger(tmp_path / "apart", rules=load_catalogue().metrics)
    once = conversation(date(2026, 3, 3), 0, QUICK)
    ledger.bring({"conversation": [("inbox/seldom/1", "inbox/seldom", *once[2:])]})
    ledger.bring({"conversation": [conversation(LAST, 0, QUICK)]})
    part = Part(Period.closed(date(2026, 3, 25), LAST), ("inbox/seldom",))
    apart = Answers(ledger.store.snapshot())
    assert apart.value(MetricQuestion("conversations_in", part)).value is None
