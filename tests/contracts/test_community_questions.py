"""What the ledger says of a forum is what a plain count over the same posts comes to."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pytest

from tests.factories import metric
from tests.ledgers import Ledger, open_ledger
from trueline.core.period import Period
from trueline.facts.community.extent import communities, member_spans, zones_of
from trueline.facts.community.joining import cohorts, returns, weekly_joins
from trueline.facts.community.people import active_by_week, contributions, stayed
from trueline.facts.community.posts import weekly_exchange, weekly_posts, weekly_replies
from trueline.facts.community.threads import old_enough, thread_sums, unanswered

FORUM, OTHER = "forum/acme", "inbox/acme"
FIRST, UNTIL = date(2026, 1, 5), date(2026, 4, 20)
RULES = {one: metric(one) for one in ("community_joined", "community_visits")}
Post = tuple[str, datetime, str, int | None, str, int | None]
"""Thread, when, author, person, board, views."""


@pytest.fixture(scope="module")
def posts() -> list[Post]:
    random = np.random.default_rng(7)
    minutes = sorted(random.choice((UNTIL - FIRST).days * 1440, 400, replace=False).tolist())
    people: list[int | None] = [*range(1, 13), None]
    found: list[Post] = []
    for minute in minutes:
        thread = str(random.integers(60))
        when = datetime.combine(FIRST, time()) + timedelta(minutes=minute)
        author = str(random.choice(["member", "agent", "bot"], p=[0.8, 0.15, 0.05]))
        views = None if random.random() < 0.1 else int(random.integers(0, 30))
        person = people[int(random.integers(len(people)))]
        found.append((thread, when, author, person, f"board {int(thread) % 3}", views))
    return found


@pytest.fixture(scope="module")
def visits() -> dict[int, set[date]]:
    random = np.random.default_rng(8)
    days = (UNTIL - FIRST).days
    return {
        person: {FIRST + timedelta(days=int(one)) for one in random.choice(days, 20, replace=False)}
        for person in range(1, 30)
    }


@pytest.fixture(scope="module")
def joined() -> dict[int, date]:
    random = np.random.default_rng(9)
    return {one: FIRST + timedelta(days=int(random.integers(70))) for one in range(1, 30)}


@pytest.fixture(scope="module")
def ledger(
    tmp_path_factory: pytest.TempPathFactory,
    posts: list[Post],
    visits: Mapping[int, set[date]],
    joined: Mapping[int, date],
) -> Ledger:
    made = open_ledger(tmp_path_factory.mktemp("forum") / "ledger", rules=RULES)
    messages = [message(FORUM, number, one) for number, one in enumerate(posts)]
    messages.append(
        message(OTHER, 1, ("t", datetime.combine(FIRST, time(9)), "customer", 5, "", 3))
    )
    panel = [member(person, "community_joined", day) for person, day in joined.items()]
    panel += [
        member(person, "community_visits", day) for person, days in visits.items() for day in days
    ]
    made.bring({"message": messages, "panel": panel})
    return made


def message(account: str, number: int, post: Post) -> tuple[Any, ...]:
    thread, when, author, person, board, views = post
    native = f"{account}/{number:04}"
    return (
        native, account, thread, when, "UTC", author, "message", board, "forum", views, person,
    )  # fmt: skip


def member(person: int, name: str, day: date) -> tuple[Any, ...]:
    return (FORUM, person, name, day, 1, "", "", None)


def ask(ledger: Ledger, question: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ledger.store.snapshot().ask(question).to_pylist()
    return found


def spoken(posts: Iterable[Post]) -> list[Post]:
    return [one for one in posts if one[2] in {"member", "agent"}]


def threads(posts: Iterable[Post]) -> dict[str, list[Post]]:
    ordered = sorted(spoken(posts), key=lambda one: (one[0], one[1]))
    return {name: list(each) for name, each in groupby(ordered, key=lambda one: one[0])}


def week_of(when: datetime) -> date:
    return when.date() - timedelta(days=when.weekday())


def test_posts_and_views_are_counted_by_week_and_board(ledger: Ledger, posts: list[Post]) -> None:
    found = {(one["week"], one["board"]): one for one in ask(ledger, weekly_posts(FORUM, UNTIL))}
    for (week, board), row in found.items():
        own = [one for one in spoken(posts) if (week_of(one[1]), one[4]) == (week, board)]
        told = [one[5] for one in own if one[5] is not None]
        assert (row["post_count"], row["viewed_count"]) == (len(own), len(told))
        assert row["view_count"] == sum(told)
        assert row["weighted"] == pytest.approx(np.log2(1 + np.array(told)).sum())
    assert sum(one["post_count"] for one in found.values()) == len(spoken(posts))


def test_waits_are_between_posts_of_different_people(ledger: Ledger, posts: list[Post]) -> None:
    waits: dict[date, list[float]] = {}
    for each in threads(posts).values():
        for before, after in pairwise(each):
            if before[3] is None or after[3] is None or before[3] != after[3]:
                minutes = (after[1] - before[1]) / timedelta(minutes=1)
                waits.setdefault(week_of(after[1]), []).append(minutes)
    found = {one["week"]: one for one in ask(ledger, weekly_replies(FORUM, UNTIL))}
    assert {week: one["reply_count"] for week, one in found.items()} == {
        week: len(minutes_of) for week, minutes_of in waits.items()
    }
    for week, minutes_of in waits.items():
        assert found[week]["median_min"] == pytest.approx(median(minutes_of))


def test_turns_weigh_people_thread_by_thread(ledger: Ledger, posts: list[Post]) -> None:
    people: dict[tuple[date, str], set[int]] = {}
    turns: dict[tuple[date, str], int] = {}
    for name, each in threads(posts).items():
        for before, after in pairwise(each):
            if None not in {before[3], after[3]} and before[3] != after[3]:
                place = (week_of(after[1]), name)
                turns[place] = turns.get(place, 0) + 1
                people.setdefault(place, set()).update({before[3], after[3]})  # type: ignore[arg-type]
    found = {one["week"]: one for one in ask(ledger, weekly_exchange(FORUM, UNTIL))}
    for week in {one for one, _ in turns}:
        own = [place for place in turns if place[0] == week]
        assert found[week]["turn_count"] == sum(turns[one] for one in own)
        assert found[week]["thread_count"] == len(own)
        assert found[week]["weighted"] == sum(turns[one] * len(people[one]) for one in own)


def test_threads_left_alone_are_those_that_nobody_else_answered(
    ledger: Ledger, posts: list[Post]
) -> None:
    opened = Period(date(2026, 1, 12), date(2026, 4, 1))
    alone, answered = [], []
    for name, each in threads(posts).items():
        first = each[0]
        if first[2] != "member" or first[1].date() not in opened:
            continue
        others = [one for one in each[1:] if None in {one[3], first[3]} or one[3] != first[3]]
        waited = (others[0][1] - first[1]) / timedelta(minutes=1) if others else 0.0
        (answered.append(waited) if others else alone.append(name))
    [found] = ask(ledger, thread_sums(FORUM, opened, UNTIL))
    assert found["thread_count"] == len(alone) + len(answered)
    assert found["answered_count"] == len(answered)
    assert found["median_min"] == pytest.approx(median(answered))
    listed = ask(ledger, unanswered(FORUM, opened, UNTIL, count=99))
    assert {one["thread"] for one in listed} == set(alone)
    views = [one["view_count"] or 0 for one in listed]
    assert views == sorted(views, reverse=True)


def test_threads_need_days_to_be_answered() -> None:
    period = Period(date(2026, 3, 1), date(2026, 3, 20))
    assert old_enough(period, date(2026, 3, 15), days=7) == Period(period.first, date(2026, 3, 8))
    assert old_enough(period, date(2026, 3, 8), days=7) is None


@pytest.mark.parametrize("by_visits", [True, False])
def test_active_people_are_counted_once_in_their_days(
    ledger: Ledger,
    posts: list[Post],
    visits: dict[int, set[date]],
    by_visits: bool,  # noqa: FBT001
) -> None:
    days = visits if by_visits else written(posts)
    for row in ask(ledger, active_by_week(FORUM, UNTIL, by_visits=by_visits)):
        last = row["last_day"].date()
        assert last.weekday() == 6
        for count, name in ((7, "week"), (30, "month")):
            within = Period(last - timedelta(days=count - 1), last + timedelta(days=1))
            people = {
                person: {one for one in each if one in within} for person, each in days.items()
            }
            assert row[f"{name}_people"] == sum(bool(one) for one in people.values())
            assert row[f"{name}_days"] == sum(map(len, people.values()))


def written(posts: list[Post]) -> dict[int, set[date]]:
    found: dict[int, set[date]] = {}
    for _, when, author, person, _, _ in posts:
        if author == "member" and person is not None:
            found.setdefault(person, set()).add(when.date())
    return found


def test_who_stayed_was_active_in_both_months(ledger: Ledger, visits: dict[int, set[date]]) -> None:
    until = date(2026, 3, 20)
    turn, first = until - timedelta(days=30), until - timedelta(days=60)
    before = {one for one, days in visits.items() if any(first <= day < turn for day in days)}
    now = {one for one, days in visits.items() if any(turn <= day < until for day in days)}
    [found] = ask(ledger, stayed(FORUM, until, by_visits=True))
    assert found == {
        "before_count": len(before), "both_count": len(before & now), "now_count": len(now),
    }  # fmt: skip


def test_cohorts_are_told_by_month_and_days_after_joining(
    ledger: Ledger, posts: list[Post], visits: dict[int, set[date]], joined: dict[int, date]
) -> None:
    active: dict[tuple[date, int], set[int]] = {}
    wrote = written(posts)
    soon: dict[date, int] = {}
    sizes: dict[date, int] = {}
    for person, day in joined.items():
        month = day.replace(day=1)
        sizes[month] = sizes.get(month, 0) + 1
        first = min(wrote.get(person, {date.max}))
        soon[month] = soon.get(month, 0) + (first < day + timedelta(days=30))
        for came in visits[person]:
            if (later := (came - day).days) > 0:
                active.setdefault((month, (later - 1) // 30), set()).add(person)
    found = ask(ledger, returns(FORUM, UNTIL, by_visits=True))
    assert {(one["month"], one["age"]): one["active_count"] for one in found} == {
        place: len(people) for place, people in active.items()
    }
    told = {one["month"]: one for one in ask(ledger, cohorts(FORUM, UNTIL))}
    assert {month: one["joined_count"] for month, one in told.items()} == sizes
    assert {month: one["wrote_count"] for month, one in told.items()} == soon
    weekly = ask(ledger, weekly_joins(FORUM, UNTIL))
    assert sum(one["joined_count"] for one in weekly) == len(joined)


def test_contributions_are_told_by_number_of_posts(ledger: Ledger, posts: list[Post]) -> None:
    period = Period(date(2026, 2, 1), date(2026, 3, 1))
    counts: dict[int, list[date]] = {}
    for _, when, author, person, _, _ in posts:
        if author == "member" and person is not None and when.date() in period:
            counts.setdefault(person, []).append(when.date())
    found = ask(ledger, contributions(FORUM, period))
    assert {one["post_count"]: (one["person_count"], one["again_count"]) for one in found} == {
        number: (
            sum(len(each) == number for each in counts.values()),
            sum(len(each) == number and len(set(each)) > 1 for each in counts.values()),
        )
        for number in {len(each) for each in counts.values()}
    }


def test_an_inbox_is_no_community(ledger: Ledger) -> None:
    assert ask(ledger, communities()) == [{"account": FORUM}]
    assert {one["metric"] for one in ask(ledger, member_spans(FORUM))} == set(RULES)
    assert ask(ledger, zones_of(FORUM)) == [{"zone": "UTC"}]


def test_the_same_is_said_of_an_earlier_revision(tmp_path: Path) -> None:
    made = open_ledger(tmp_path / "ledger", rules=RULES)
    first = ("t", datetime.combine(FIRST, time(9)), "member", 1, "", 3)
    second = ("t", datetime.combine(FIRST, time(10)), "member", 2, "", 0)
    made.bring({"message": [message(FORUM, 1, first)]})
    made.bring({"message": [message(FORUM, 2, second)]}, name="later.csv")
    opened = Period(FIRST, UNTIL)
    question = thread_sums(FORUM, opened, UNTIL)
    earlier = made.store.snapshot(as_of=1).ask(question).to_pylist()
    assert (earlier[0]["thread_count"], earlier[0]["answered_count"]) == (1, 0)
    assert ask(made, question)[0]["answered_count"] == 1
