"""A person's correction: it outranks every import until it is taken back; it can be traced."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import NOW, Ledger, day, open_ledger
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.facts.batch import Batch, Change
from trueline.facts.correction import Correction, correction_row, read_corrections
from trueline.facts.tables import ROLL_TABLE, table

ACME = "instagram/acme"
FIRST = f"metric_day:{ACME}:views::2026-01-01"
SECOND = f"metric_day:{ACME}:views::2026-01-02"
POST = "post_metric:x/71:likes:lifetime"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = open_ledger(tmp_path / "ledger")
    bring(ledger, {1: 10, 2: 20})
    return ledger


def bring(ledger: Ledger, values: Mapping[int, int], **changes: Any) -> Batch:
    rows = [(ACME, "views", "", day(number), value, "") for number, value in values.items()]
    return ledger.days(rows, **changes)


def correct(ledger: Ledger, fact: str, value: int | None, reason: str = "Counted twice.") -> Batch:
    ledger.committed += 1
    wanted = Correction(fact, None if value is None else Decimal(value), reason)
    now = NOW + timedelta(hours=ledger.committed)
    return ledger.store.correct([wanted], by="ann", now=now)


def known(ledger: Ledger, as_of: datetime | int | None = None) -> dict[int, int]:
    snapshot = ledger.store.snapshot(as_of=as_of)
    rows = snapshot.ask(table("metric_day")).to_pylist()
    rolled = snapshot.ask(table(ROLL_TABLE)).to_pylist()
    found = {row["day"].day: int(row["value"]) for row in rows}
    assert sum(row["sum"] for row in rolled) == sum(found.values())
    assert sum(row["n"] for row in rolled) == len(found)
    return found


def test_a_corrected_value_is_known_and_the_earlier_one_as_of_before(ledger: Ledger) -> None:
    batch = correct(ledger, FIRST, 7)
    assert batch.change == Change(changed=1)
    assert (batch.accounts, batch.first_day, batch.rows.facts) == ((ACME,), day(1), 1)
    assert known(ledger) == {1: 7, 2: 20}
    assert known(ledger, as_of=1) == {1: 10, 2: 20}


def test_a_newer_export_does_not_overwrite_a_correction_and_says_so(ledger: Ledger) -> None:
    correct(ledger, FIRST, 7)
    batch = bring(ledger, {1: 11, 2: 22}, observed=NOW + timedelta(days=9))
    assert batch.change == Change(changed=1, held=1)
    assert [one.what for one in batch.issues] == ["1 corrected value was not overwritten."]
    assert known(ledger) == {1: 7, 2: 22}


def test_a_dry_run_says_what_a_correction_would_hold(ledger: Ledger) -> None:
    correct(ledger, FIRST, 7)
    correct(ledger, SECOND, 8)
    tried = bring(ledger, {1: 11, 2: 22}, observed=NOW + timedelta(days=9), dry_run=True)
    assert tried.change == Change(held=2)
    assert [one.what for one in tried.issues] == ["2 corrected values were not overwritten."]


def test_an_export_that_says_what_the_correction_says_confirms_it(ledger: Ledger) -> None:
    correct(ledger, FIRST, 7)
    batch = bring(ledger, {1: 7}, observed=NOW + timedelta(days=9))
    assert (batch.change, batch.issues) == (Change(same=1), ())
    ledger.undo(2)
    assert known(ledger) == {1: 7, 2: 20}


def test_taking_a_correction_back_brings_the_newest_import_forward(ledger: Ledger) -> None:
    correct(ledger, FIRST, 7)
    bring(ledger, {1: 12}, observed=NOW + timedelta(days=2))
    bring(ledger, {1: 11}, observed=NOW + timedelta(days=1))
    ledger.undo(2)
    assert known(ledger) == {1: 12, 2: 20}
    assert known(ledger, as_of=4) == {1: 7, 2: 20}
    with pytest.raises(RefusedQuestionError, match="before"):
        ledger.undo(2)


def test_a_withdrawn_value_is_not_counted_until_it_is_taken_back(ledger: Ledger) -> None:
    correct(ledger, FIRST, None)
    assert known(ledger) == {2: 20}
    assert bring(ledger, {1: 11}, observed=NOW + timedelta(days=1)).change == Change(held=1)
    assert known(ledger) == {2: 20}
    assert [known(ledger, as_of=one) for one in (1, 2)] == [{1: 10, 2: 20}, {2: 20}]
    ledger.undo(2)
    assert known(ledger) == {1: 11, 2: 20}
    assert known(ledger, as_of=3) == {2: 20}


def test_the_last_of_several_corrections_counts_and_each_can_be_taken_back(ledger: Ledger) -> None:
    correct(ledger, FIRST, None)
    correct(ledger, FIRST, 5)
    assert known(ledger) == {1: 5, 2: 20}
    ledger.undo(3)
    assert known(ledger) == {2: 20}
    ledger.undo(2)
    assert known(ledger) == {1: 10, 2: 20}


def test_a_correction_made_while_the_clock_goes_back_still_comes_last(ledger: Ledger) -> None:
    correct(ledger, FIRST, 7)
    ledger.committed = -1000
    correct(ledger, FIRST, 8)
    assert known(ledger) == {1: 8, 2: 20}


def test_every_value_withdrawn_leaves_no_partial_sum(ledger: Ledger) -> None:
    correct(ledger, FIRST, None)
    correct(ledger, SECOND, None)
    assert known(ledger) == {}
    assert ledger.store.upkeep.verify().is_clean


def test_its_versions_and_its_file_say_who_when_why_old_and_new(ledger: Ledger) -> None:
    batch = correct(ledger, FIRST, 7, "=Two rows, “one” video")
    subject, versions = ledger.store.versions(FIRST)
    assert subject["account"] == ACME
    assert [int(one.values["value"]) for one in versions] == [7, 10]  # type: ignore[call-overload]
    assert (versions[0].origin, versions[0].line) == (2, 2)
    with ledger.store.raw(batch.origin.sha256) as path:
        [made] = read_corrections(path)
        cells = correction_row(path, versions[0].line)
    assert (made.fact, made.old, made.new) == (FIRST, 10, 7)
    assert (made.by, made.at, made.reason) == ("ann", batch.committed_at, "=Two rows, “one” video")
    assert cells == {
        "fact": FIRST, "old": "10", "new": "7", "reason": "=Two rows, “one” video", "by": "ann",
        "at": batch.committed_at.isoformat(),
    }  # fmt: skip


def test_a_post_s_number_is_corrected_as_it_was_observed(ledger: Ledger) -> None:
    def likes(value: int, days: int) -> Batch:
        row = ("x/71", "x/acme", "likes", "lifetime", None, value, "")
        return ledger.bring({"post_metric": [row]}, observed=NOW + timedelta(days=days))

    likes(3, 0)
    likes(5, 1)
    correct(ledger, POST, 4)
    assert likes(6, 2).change == Change(new=1)
    rows = ledger.store.snapshot().ask(table("post_metric")).to_pylist()
    by_time = sorted(rows, key=lambda row: row["observed_at"])
    assert [int(row["value"]) for row in by_time] == [3, 4, 6]


@pytest.mark.parametrize(
    ("fact", "value", "reason", "refusal", "words"),
    [
        (FIRST, "10", "Because.", RefusedQuestionError, "is 10 already"),
        (FIRST, "7", "  ", FaultyInputError, "no reason"),
        (FIRST, "NaN", "Because.", FaultyInputError, "no number"),
        (FIRST, "1e12", "Because.", FaultyInputError, "no number"),
        (FIRST, "0.1234567", "Because.", FaultyInputError, "more than 6 decimals"),
        (FIRST.replace("01-01", "01-09"), "7", "Because.", MissingError, "no fact"),
        ("conversion:shop/1", "7", "Because.", RefusedQuestionError, "whole row"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_nothing_is_kept(
    ledger: Ledger, fact: str, value: str, reason: str, refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        ledger.store.correct([Correction(fact, Decimal(value), reason)], by="ann", now=NOW)
    assert ledger.store.snapshot().revision == 1
    assert len(list((ledger.folder / "raw").iterdir())) == 1


def test_a_fact_is_corrected_once_at_a_time(ledger: Ledger) -> None:
    twice = [Correction(FIRST, Decimal(one), "Because.") for one in (7, 8)]
    with pytest.raises(FaultyInputError, match="twice"):
        ledger.store.correct(twice, by="ann", now=NOW)


def test_several_facts_are_corrected_in_one_batch(ledger: Ledger) -> None:
    both = [Correction(FIRST, Decimal(7), "Because."), Correction(SECOND, None, "Because.")]
    batch = ledger.store.correct(both, by="ann", now=NOW)
    assert batch.change == Change(changed=2)
    assert known(ledger) == {1: 7}


def test_imports_commute_around_a_correction(tmp_path: Path) -> None:
    draw = random.Random(5)  # noqa: S311 - which orders are tried, not a secret
    for number, order in enumerate(draw.sample(list(permutations(range(4))), 8)):
        ledger = open_ledger(tmp_path / str(number))
        bring(ledger, {1: 1, 2: 1})
        correct(ledger, FIRST, 99)
        for place in order:
            bring(ledger, {1: place % 2, 2: place % 2}, observed=NOW + timedelta(days=1 + place))
        assert known(ledger) == {1: 99, 2: 1}
        ledger.undo(2)
        assert known(ledger) == {1: 1, 2: 1}
        assert ledger.store.upkeep.verify().is_clean
