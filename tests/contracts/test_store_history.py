"""Every commit stands in the history, and what an undo would change is said beforehand."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import NOW, Ledger, day, open_ledger
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.facts.batch import Change
from trueline.facts.correction import Correction
from trueline.facts.tables import table

FACT = "metric_day:x/acme:views::2026-01-01"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


def views(values: Mapping[int, int]) -> list[tuple[str, str, str, date, int]]:
    return [("x/acme", "views", "", day(number), value) for number, value in values.items()]


def try_undo(ledger: Ledger, revision: int) -> Any:
    return ledger.store.undo(revision, by="ann", now=NOW, dry_run=True)


def test_what_an_undo_would_change_is_what_it_changes(ledger: Ledger) -> None:
    ledger.days(views({1: 10, 2: 20}))
    ledger.days(views({1: 11, 2: 20, 3: 30}), observed=NOW + timedelta(days=1))
    tried = try_undo(ledger, 2)
    # day 1 goes back to 10 and day 3 goes away; day 2 stays, for the first file says it too
    assert tried.change == Change(changed=2, same=1)
    assert ledger.undo(2).change == tried.change


def test_values_that_another_export_has_too_stay_whichever_came_first(ledger: Ledger) -> None:
    ledger.days(views({1: 10, 2: 20}))
    ledger.days(views({1: 10, 2: 20}), observed=NOW + timedelta(days=1))
    assert try_undo(ledger, 1).change == Change(same=2)
    assert ledger.undo(1).change == Change(same=2)
    rows = ledger.store.snapshot().ask(table("metric_day")).to_pylist()
    assert sorted((row["value"], row["origin"]) for row in rows) == [(10, 2), (20, 2)]
    assert ledger.undo(2).change == Change(changed=2)


def test_trying_keeps_nothing(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    before = sorted(ledger.folder.rglob("*.parquet"))
    try_undo(ledger, 1)
    assert ledger.store.snapshot().revision == 1
    assert ledger.store.batch(1).undone_by is None
    assert sorted(ledger.folder.rglob("*.parquet")) == before


def test_what_cannot_be_taken_back_cannot_be_tried(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    ledger.undo(1)
    with pytest.raises(RefusedQuestionError):
        try_undo(ledger, 1)
    with pytest.raises(MissingError):
        try_undo(ledger, 2)


def test_the_history_holds_commits_of_every_kind_newest_first(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    ledger.store.correct([Correction(FACT, None, "Counted twice.")], by="bo", now=NOW)
    ledger.store.undo(2, by="cy", now=NOW)
    told = [
        (one.revision, one.origin.importer, one.origin.by) for one in ledger.store.history(count=10)
    ]
    assert told == [(3, "undo", "cy"), (2, "correction", "bo"), (1, "tests", "ann")]
    assert [one.revision for one in ledger.store.history(count=1, skip=1)] == [2]
    assert ledger.store.batch(2).reason == "Counted twice."
    assert ledger.store.history(count=2)[1].undone_by == 3
