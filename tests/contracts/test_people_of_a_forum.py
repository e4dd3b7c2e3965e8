"""Who wrote and who is on the list are put together by person, or it is said why not."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.factories import metric
from tests.ledgers import Ledger, open_ledger
from trueline.facts.community.joining import cohorts, weekly_joins
from trueline.measure.community.health import Figure, Health
from trueline.usecases.community.read_health import HealthQuestion, read_health
from trueline.usecases.workspace import Workspace

FORUM = "forum/acme"
FIRST, ON = date(2026, 1, 5), date(2026, 3, 31)
RULES = {one: metric(one) for one in ("community_joined", "community_visits")}


def opened(folder: Path) -> Ledger:
    return open_ledger(folder / "ledger", rules=RULES)


def member(person: int, day: date) -> tuple[Any, ...]:
    return (FORUM, person, "community_joined", day, 1, "", "", None)


def post(number: int, person: int | None, thread: str = "") -> tuple[Any, ...]:
    when = datetime.combine(FIRST, time(9)) + timedelta(hours=10 * number)
    thread = thread or f"t{number}"
    return (
        f"{FORUM}/{number:04}", FORUM, thread, when, "UTC", "member", "message", "", "forum", 3,
        person,
    )  # fmt: skip


def read(ledger: Ledger) -> Health:
    given: Any = dict.fromkeys(Workspace.__dataclass_fields__) | {"facts": ledger.store}
    return read_health(Workspace(**given), HealthQuestion(ON))


def figure(health: Health, key: str) -> Figure:
    return next(one for one in health.figures if one.id == key)


def test_a_corrected_day_of_joining_counts_a_member_once(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    wrong, right, other = date(2026, 1, 5), date(2026, 2, 10), date(2026, 1, 6)
    ledger.bring({"panel": [member(1, wrong), member(2, other)]})
    ledger.bring({"panel": [member(1, right), member(2, other)]}, name="corrected.csv")
    found = ledger.store.snapshot().ask(weekly_joins(FORUM, ON)).to_pylist()
    assert {one["week"]: one["joined_count"] for one in found} == {
        date(2026, 1, 5): 1,
        date(2026, 2, 9): 1,
    }
    months = ledger.store.snapshot().ask(cohorts(FORUM, ON)).to_pylist()
    assert {one["month"].month: one["joined_count"] for one in months} == {1: 1, 2: 1}


def test_who_wrote_is_looked_for_on_the_list(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    # 30 on the list, of whom 12 write; so do 3 who are not on it.
    writers = [*range(12), 101, 102, 103]
    ledger.bring({"message": [post(at, writers[at % 15]) for at in range(200)]})
    ledger.bring({"panel": [member(one, FIRST) for one in range(30)]}, name="members.csv")
    took_part = figure(read(ledger), "participation")
    assert took_part.parts == "12 of 30"
    assert took_part.basis.endswith("people who wrote and are not on the list of members: 3.")


def test_a_list_that_names_people_otherwise_is_not_put_beside_posts(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.bring({"message": [post(at, 100 + at % 12) for at in range(200)]})
    ledger.bring({"panel": [member(one, FIRST) for one in range(30)]}, name="members.csv")
    health = read(ledger)
    for key in ("participation", "first-post"):
        assert figure(health, key).value is None
        assert "0 of 12 people who wrote are on the list" in figure(health, key).why
    assert not health.concentration.has_members


@pytest.mark.parametrize("key", ["month-people", "churn", "again", "unanswered", "first-reply"])
def test_posts_without_authors_say_nothing_of_people(tmp_path: Path, key: str) -> None:
    ledger = opened(tmp_path)
    ledger.bring({"message": [post(at, None, thread=f"t{at // 4}") for at in range(200)]})
    health = read(ledger)
    assert figure(health, key).value is None
    assert "do not tell who wrote them" in figure(health, key).why
    assert health.unanswered == ()
    assert not health.active
