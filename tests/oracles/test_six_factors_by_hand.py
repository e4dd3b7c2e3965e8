"""Six factors of a community from a forum's dump, worked out by hand.

Thirteen weeks from Monday 5 January 2026. Each of the first twelve is the same:

| thread | board  | posts: when, who, views                                                       |
|--------|--------|-------------------------------------------------------------------------------|
| A      | Wool   | Mon 9:00 ann 3, 10:00 bob 1, 12:00 ann 0                                      |
| B      | Chairs | Tue 9:00 cy 7, 11:00 ann 1, 14:00 bob 1, 15:00 cy 3                           |

and somebody joins on Wednesday. In the thirteenth, which begins on 30 March, three join, Chairs is
silent, and A goes Mon 9:00 ann 3, 9:30 bob 3, 10:00 ann 1, 10:40 bob 1, 11:30 ann 0, 12:30 dee 3.
On Monday 6 April eve writes, so that the thirteenth week is known whole.

* Members: 1, then 3.
* Content, the sum of log2(1 + views): 2+1+0 + 3+1+1+2 = 10, then 2+2+1+1+0+2 = 8.
* Traffic: 3+1+0 + 7+1+1+3 = 16, then 3+3+1+1+0+3 = 11.
* Responsiveness: waits of 60, 120, 120, 180 and 60 minutes, the median is 120; then 30, 30, 40, 50
  and 60, the median is 40. Usual is 120, so 120 / 120 = 1, then 120 / 40 = 3.
* Interaction: A has 2 people and 2 turns, B 3 and 3: (4 + 9) / 5 = 2.6; then 3 people and 5 turns:
  15 / 5 = 3.
* Liveliness: Wool usually has 3 posts and Chairs 4: (3 / 3 + 4 / 4) / 2 = 1, then (1 + 0) / 2 =
  0.5.

Unanswered: of the threads from 6 January on that had 7 days by the end of 6 April, all are
answered: 12 of A (the first was opened on 5 January, before the 91 days) and 12 of B. Their first
replies took 11 times 60 minutes, once 30 and 12 times 120: the median of 24 is (60 + 120) / 2 = 90.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import metric
from tests.importing import ReadFile, read_file
from tests.ledgers import Ledger, open_ledger, origin_of
from trueline.measure.community.factors import FactorKind
from trueline.measure.community.health import Health
from trueline.usecases.community.read_health import HealthQuestion, read_health
from trueline.usecases.workspace import Workspace

Told = tuple[tuple[str, str, int], ...]
"""Time, author and views of each post of a thread."""
FIRST, ON = date(2026, 1, 5), date(2026, 4, 6)
LOOKED_AT = datetime(2026, 5, 20, 8, tzinfo=UTC)
RULES = {one: metric(one) for one in ("community_joined", "community_visits")}
USUAL_A: Told = (("09:00", "ann", 3), ("10:00", "bob", 1), ("12:00", "ann", 0))
USUAL_B: Told = (("09:00", "cy", 7), ("11:00", "ann", 1), ("14:00", "bob", 1), ("15:00", "cy", 3))
LAST_A: Told = (
    *(("09:00", "ann", 3), ("09:30", "bob", 3), ("10:00", "ann", 1)),
    *(("10:40", "bob", 1), ("11:30", "ann", 0), ("12:30", "dee", 3)),
)


def posts() -> Iterator[str]:
    yield "id,topic_id,post_number,created_at,username,reads,post_type,category,staff"
    number = 0
    threads: list[tuple[date, str, Told]]
    threads = [(FIRST + timedelta(weeks=week), "Wool", USUAL_A) for week in range(12)]
    threads += [(FIRST + timedelta(weeks=week, days=1), "Chairs", USUAL_B) for week in range(12)]
    threads += [(FIRST + timedelta(weeks=12), "Wool", LAST_A), (ON, "Wool", (("09:00", "eve", 0),))]
    for thread, (day, board, told) in enumerate(threads):
        for place, (clock, who, views) in enumerate(told, start=1):
            number += 1
            when = f"{day} {clock}:00 UTC"
            yield f"{number},{thread},{place},{when},{who}_writes,{views},1,{board},false"


def members() -> Iterator[str]:
    yield "account,person,joined"
    joined = [FIRST, *(FIRST + timedelta(weeks=week, days=2) for week in range(1, 12))]
    joined += [FIRST + timedelta(weeks=12, days=later) for later in (0, 2, 6)]
    writers = ("ann_writes", "bob_writes", "cy_writes", "dee_writes")  # eve is not on the list
    for number, day in enumerate(joined):
        name = writers[number] if number < len(writers) else f"member{number}@example.org"
        yield f"forum/acme,{name},{day}"


def bring(ledger: Ledger, name: str, lines: Iterator[str]) -> None:
    path = ledger.folder / name
    path.write_text("\n".join(lines) + "\n")
    read = read_file(path, "forum/acme")
    assert isinstance(read, ReadFile)
    origin = origin_of(path, name=name, observed=LOOKED_AT)
    told: Any = lambda _step, _rows: None  # noqa: E731
    ledger.store.add(origin, read.pieces, raw=path, now=LOOKED_AT, progress=told)


@pytest.fixture(scope="module")
def health(tmp_path_factory: pytest.TempPathFactory) -> Health:
    ledger = open_ledger(tmp_path_factory.mktemp("forum") / "ledger", rules=RULES)
    bring(ledger, "posts.csv", posts())
    bring(ledger, "members.csv", members())
    given: Any = dict.fromkeys(Workspace.__dataclass_fields__) | {"facts": ledger.store}
    return read_health(Workspace(**given), HealthQuestion(ON))


@pytest.mark.parametrize(
    ("kind", "usual", "newest", "share"),
    [
        (FactorKind.MEMBERS, "1", "3", 1),
        (FactorKind.RESPONSIVENESS, "1", "3", 1),
        (FactorKind.INTERACTION, "2.6", "3", 1),
        (FactorKind.LIVELINESS, "1", "0.5", 0),
    ],
)
def test_a_factor_is_what_the_dump_comes_to_by_hand(
    health: Health, kind: FactorKind, usual: str, newest: str, share: int
) -> None:
    factor = next(one for one in health.factors if one.kind is kind)
    assert [one.value for one in factor.weeks] == [*[Decimal(usual)] * 12, Decimal(newest)]
    assert factor.week == date(2026, 3, 30)
    assert factor.value == Decimal(newest)
    assert factor.percentile is not None
    assert factor.percentile.share == share
    assert factor.percentile.week_count == 12


@pytest.mark.parametrize(
    ("kind", "usual", "newest"),
    [(FactorKind.CONTENT, "10", "8"), (FactorKind.TRAFFIC, "16", "11")],
)
def test_views_of_one_dump_are_compared_with_weeks_of_about_the_same_age(
    health: Health, kind: FactorKind, usual: str, newest: str
) -> None:
    """Posts of twelve weeks ago had twelve weeks longer to be viewed; two weeks are near enough."""
    factor = next(one for one in health.factors if one.kind is kind)
    alike = [Decimal(usual)] * 2
    assert [one.value for one in factor.weeks] == [*[None] * 10, *alike, Decimal(newest)]
    assert factor.value == Decimal(newest)
    assert factor.percentile is None
    assert any("of another age: 10." in one for one in factor.caveats)
    assert factor.rule.formula


def figure(health: Health, key: str) -> tuple[Decimal | None, str]:
    found = next(one for one in health.figures if one.id == key)
    return found.value, found.parts


def test_threads_are_answered_as_by_hand(health: Health) -> None:
    assert figure(health, "unanswered") == (Decimal(0), "0 of 24")
    assert figure(health, "first-reply") == (Decimal(90), "24 answered threads")
    assert health.unanswered == ()


def test_few_people_give_counts_and_no_shares(health: Health) -> None:
    assert figure(health, "again") == (None, "3 of 5")  # ann, bob, cy; dee and eve wrote once
    assert health.concentration.top_share is None
    # 15 on the list and eve
    assert "needs 100 members at least; there are 16" in health.concentration.why


def test_who_took_part_is_found_on_the_list(health: Health) -> None:
    took_part = next(one for one in health.figures if one.id == "participation")
    assert took_part.parts == "4 of 15"
    assert "people who wrote and are not on the list of members: 1." in took_part.basis


def test_active_people_are_counted_once(health: Health) -> None:
    newest = health.active[-1]
    assert newest.last_day == date(2026, 4, 5)
    # 7 March to 5 April: ann and bob on four Mondays, with dee on the last of them; ann, bob and cy
    # on three Tuesdays
    assert newest.week_people == 3
    assert newest.month_people == 4
    assert newest.week_days == 3
    assert newest.month_days == 4 * 2 + 1 + 3 * 3
