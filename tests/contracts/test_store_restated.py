"""What changed since: the answer of the ledger against one worked out from two snapshots."""

import random
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import NOW, Ledger, day, open_ledger
from trueline.facts.correction import Correction
from trueline.facts.restated import restated
from trueline.facts.tables import table

ACME = "instagram/acme"
FACT = f"metric_day:{ACME}:views::2026-01-01"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger")


def bring(ledger: Ledger, values: dict[int, int], hours: int = 0) -> int:
    rows = [(ACME, "views", "", day(number), value, "") for number, value in values.items()]
    return ledger.days(rows, observed=NOW + timedelta(hours=hours)).revision


def changes(ledger: Ledger, since: int, until: int) -> dict[Any, tuple[Any, Any]]:
    rows = ledger.store.snapshot().ask(restated("metric_day", since, until)).to_pylist()
    found = {row["day"].day: (row["old"], row["new"]) for row in rows}
    assert len(found) == len(rows)
    return found


def from_two_snapshots(ledger: Ledger, since: int, until: int) -> dict[Any, tuple[Any, Any]]:
    """The independent answer."""
    before, after = (
        {
            row["day"].day: row["value"]
            for row in ledger.store.snapshot(as_of=one).ask(table("metric_day")).to_pylist()
        }
        for one in (since, until)
    )
    return {
        key: (value, after.get(key)) for key, value in before.items() if after.get(key) != value
    }


def test_a_restated_value_is_listed_with_old_new_and_batch(ledger: Ledger) -> None:
    bring(ledger, {1: 10, 2: 20})
    bring(ledger, {1: 12, 2: 20, 3: 30}, 1)
    [row] = ledger.store.snapshot().ask(restated("metric_day", 1, 2)).to_pylist()
    assert row == {
        "account": ACME, "metric": "views", "breakdown": "", "day": day(1), "old": 10, "new": 12,
        "old_currency": "", "new_currency": "", "revision": 2, "origin": 2,
    }  # fmt: skip


def test_what_went_and_came_back_is_no_restatement(ledger: Ledger) -> None:
    for hours, value in enumerate((10, 12, 10)):
        bring(ledger, {1: value}, hours)
    assert changes(ledger, 1, 3) == {}
    assert changes(ledger, 1, 2) == {1: (10, 12)}


def test_a_late_older_export_restates_nothing(ledger: Ledger) -> None:
    bring(ledger, {1: 12}, 5)
    bring(ledger, {1: 10}, 1)
    assert changes(ledger, 1, 2) == {}


def test_what_was_taken_back_or_withdrawn_has_no_new_value(ledger: Ledger) -> None:
    bring(ledger, {1: 10, 2: 20})
    bring(ledger, {3: 30}, 1)
    ledger.undo(2)
    ledger.store.correct([Correction(FACT, None, "Not ours.")], by="ann", now=NOW)
    [gone] = ledger.store.snapshot().ask(restated("metric_day", 2, 3)).to_pylist()
    assert (gone["day"], gone["new"], gone["revision"], gone["origin"]) == (day(3), None, 3, None)
    assert changes(ledger, 2, 4) == {1: (10, None), 3: (30, None)}


def test_a_corrected_number_of_a_post_bears_the_post_s_name(ledger: Ledger) -> None:
    tables = {
        "post": [("x/71", "x/acme", None, "", False, "post", "Hello", "")],
        "post_metric": [("x/71", "x/acme", "likes", "lifetime", None, 3, "")],
    }
    ledger.bring(tables)
    fact = "post_metric:x/71:likes:lifetime"
    ledger.store.correct([Correction(fact, Decimal(4), "Miscounted.")], by="ann", now=NOW)
    [row] = ledger.store.snapshot().ask(restated("post_metric", 1, 2)).to_pylist()
    assert (row["post"], row["account"], row["old"], row["new"]) == ("x/71", "x/acme", 3, 4)


def test_any_two_moments_of_a_long_story_agree_with_their_snapshots(ledger: Ledger) -> None:
    draw = random.Random(11)  # noqa: S311 - a story, not a secret
    for _ in range(14):
        newest = ledger.store.snapshot().revision
        undone = [one for one in ledger.store.batches() if one.undone_by is None]
        if newest > 3 and draw.random() < 0.3:
            ledger.undo(draw.choice(undone).revision)
        else:
            values = {number: draw.randrange(3) for number in draw.sample(range(1, 8), 4)}
            bring(ledger, values, draw.randrange(9))
    newest = ledger.store.snapshot().revision
    for since in range(newest + 1):
        for until in range(since, newest + 1):
            assert changes(ledger, since, until) == from_two_snapshots(ledger, since, until)


def test_who_confirmed_a_row_is_known_as_of_any_commit(ledger: Ledger) -> None:
    """Days that imports of rows speak of are told by it."""
    draw = random.Random(7)  # noqa: S311 - a story, not a secret
    then: dict[int, list[str]] = {}
    for number in range(24):
        undone = [one for one in ledger.store.batches() if one.undone_by is None]
        if number > 4 and draw.random() < 0.3:
            ledger.undo(draw.choice(undone).revision)
        else:
            posts = [
                (f"x/{one}", "x/acme", None, "", False, "post", f"No. {draw.randrange(2)}", "")
                for one in draw.sample(range(6), 4)
            ]
            observed = NOW + timedelta(hours=draw.randrange(40))
            ledger.bring({"post": posts}, observed=observed, name=str(number))
        snapshot = ledger.store.snapshot()
        then[snapshot.revision] = confirmed(snapshot)
    assert len(then) > 15
    for revision, known in then.items():
        assert confirmed(ledger.store.snapshot(as_of=revision)) == known, revision


def confirmed(snapshot: Any) -> list[str]:
    return sorted(map(repr, snapshot.ask(table("post")).to_pylist()))
