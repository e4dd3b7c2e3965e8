"""Questions that are taken from the ledger together have the answers that each has alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

import pytest

from tests.ledgers import Ledger, open_ledger
from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.metrics.adding_up import Gathering
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import Ground, work_out

LONG, SHORT = (
    Period(date(2026, 1, 1), date(2026, 2, 1)),
    Period(date(2026, 1, 20), date(2026, 2, 1)),
)
METRICS = ("views", "followers_total", "engagement_rate_reach")
ACCOUNTS = ((), ("x/a", "x/b"), ("x/c",))


@dataclass
class Counting:
    """A snapshot that counts what it is asked."""

    snapshot: Snapshot
    asked: list[Any] = field(default_factory=list)

    @property
    def revision(self) -> int:
        return self.snapshot.revision

    @property
    def known_at(self) -> Any:
        return self.snapshot.known_at

    def ask(self, question: Any) -> Any:
        self.asked.append(question)
        return self.snapshot.ask(question)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    made = open_ledger(tmp_path_factory.mktemp("together"), rules=load_catalogue().metrics)
    made.days(list(rows()))
    return made


def rows() -> Iterator[tuple[Any, ...]]:
    """Three accounts over forty days; b has gaps, c begins late and has no views."""
    for account, number in product(("x/a", "x/b", "x/c"), range(40)):
        day, odd = date.fromordinal(date(2026, 1, 1).toordinal() + number), len(account) + number
        if account == "x/b" and number % 5 == 0:
            continue
        if account != "x/c":
            yield account, "views", "", day, str(100 + odd)
            yield account, "likes", "", day, str(odd % 7)
        if account != "x/c" or number > 15:
            yield account, "followers_total", "", day, str(1000 + 3 * odd)
            yield account, "reach", "", day, str(50 + odd)


def questions() -> list[MetricQuestion]:
    every = product(METRICS, (LONG, SHORT), ACCOUNTS)
    plain = [MetricQuestion(name, Part(days, own)) for name, days, own in every]
    return [*plain, *(MetricQuestion(one.metric, one.part, Gathering.LARGEST) for one in plain[:4])]


def is_same(one: Ground, other: Ground) -> bool:
    """Say whether two grounds are equal; facts may stand in another order."""
    assert set(one.gathered) == set(other.gathered)
    assert len(one.gathered) == len(other.gathered)
    return work_out(one) == work_out(other)


def test_together_and_alone_questions_have_the_same_answer(ledger: Ledger) -> None:
    snapshot = ledger.store.snapshot()
    together = Answers(snapshot)
    together.expect(questions())
    for one in questions():
        assert is_same(together.ground(one), Answers(snapshot).ground(one))


def test_the_same_holds_day_by_day_and_for_fewer_days(ledger: Ledger) -> None:
    snapshot, week = ledger.store.snapshot(), Period(date(2026, 1, 22), date(2026, 1, 29))
    together = Answers(snapshot)
    together.expect(questions(), by_day=True)
    for one in questions():
        ground, alone = (each.ground(one, by_day=True) for each in (together, Answers(snapshot)))
        assert is_same(ground.within(week), alone.within(week))


def test_what_was_not_expected_is_asked_all_the_same(ledger: Ledger) -> None:
    snapshot = ledger.store.snapshot()
    answers, first = Answers(snapshot), MetricQuestion("views", Part(LONG, ("x/a",)))
    answers.expect([first])
    answers.value(first)
    for later in questions():
        answers.expect([later])  # also where something of that place was taken before
        assert answers.value(later) == Answers(snapshot).value(later)


def test_many_metrics_over_the_same_days_cost_one_question(ledger: Ledger) -> None:
    counting = Counting(ledger.store.snapshot())
    answers = Answers(counting)
    asked = [
        MetricQuestion(one, Part(LONG, ("x/a",))) for one in ("views", "likes", "followers_total")
    ]
    answers.value(asked[0])
    before = len(counting.asked)
    answers.expect(asked[1:])
    for one in asked[1:]:
        answers.value(one)
    assert len(counting.asked) == before + 1
