"""The ledger's story, told by every store: append, restate, late, back and forth, undo, as of."""

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import NOW, Ledger, day, open_ledger
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError, StoppedError
from trueline.facts.batch import Change
from trueline.facts.schema import DATASETS
from trueline.facts.tables import ROLL_TABLE, table

ACME = "instagram/acme"
Rows = list[tuple[Any, ...]]
Known = dict[tuple[str, str, date], int]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger")


def views(values: Mapping[int, int], account: str = ACME) -> Rows:
    return [(account, "views", "", day(number), value) for number, value in values.items()]


def known(ledger: Ledger, as_of: Any = None) -> dict[int, int]:
    """Views by day of January, as the ledger answers."""
    rows = ledger.store.snapshot(as_of=as_of).ask(table("metric_day")).to_pylist()
    found = {row["day"].day: int(row["value"]) for row in rows}
    assert len(found) == len(rows)
    return found


def test_an_empty_ledger_answers_with_nothing(ledger: Ledger) -> None:
    snapshot = ledger.store.snapshot()
    assert (snapshot.revision, snapshot.known_at) == (0, None)
    for name in (*DATASETS, ROLL_TABLE):
        assert snapshot.ask(table(name)).num_rows == 0
    assert ledger.store.batches() == []


def test_what_is_imported_is_known(ledger: Ledger) -> None:
    batch = ledger.days(views({1: 10, 2: 20}))
    assert batch.revision == 1
    assert batch.change == Change(new=2)
    assert (batch.first_day, batch.last_day) == (day(1), day(2))
    assert known(ledger) == {1: 10, 2: 20}
    assert batch.accounts == (ACME,)
    assert ledger.store.batch(1) == batch
    assert ledger.store.find(batch.origin.sha256) == batch


def test_a_newer_export_restates_adds_and_confirms(ledger: Ledger) -> None:
    ledger.days(views({1: 10, 2: 20, 3: 30}))
    batch = ledger.days(views({2: 20, 3: 33, 4: 40}), observed=NOW + timedelta(days=1))
    assert batch.change == Change(new=1, changed=1, same=1)
    assert known(ledger) == {1: 10, 2: 20, 3: 33, 4: 40}


def test_an_older_export_that_comes_late_only_adds_history(ledger: Ledger) -> None:
    ledger.days(views({1: 11}), observed=NOW + timedelta(days=1))
    batch = ledger.days(views({1: 10, 2: 20}))
    assert batch.change == Change(new=1, late=1)
    assert known(ledger) == {1: 11, 2: 20}
    _, versions = ledger.store.versions(f"metric_day:{ACME}:views::2026-01-01")
    assert [int(str(one.values["value"]).split(".")[0]) for one in versions] == [11, 10]


def test_a_confirmed_value_is_not_replaced_by_an_older_one(ledger: Ledger) -> None:
    ledger.days(views({1: 10}), observed=NOW, name="first")
    ledger.days(views({1: 10}), observed=NOW + timedelta(days=2), name="third")
    ledger.days(views({1: 12}), observed=NOW + timedelta(days=1), name="second")
    assert known(ledger) == {1: 10}


def test_values_flip_back_when_the_same_bytes_are_observed_again(ledger: Ledger) -> None:
    ledger.days(views({1: 10}), observed=NOW)
    ledger.days(views({1: 12}), observed=NOW + timedelta(days=1))
    again = ledger.days(views({1: 10}), observed=NOW + timedelta(days=2))
    assert again.change == Change(changed=1)
    assert known(ledger) == {1: 10}
    assert [known(ledger, as_of=one) for one in (1, 2, 3)] == [{1: 10}, {1: 12}, {1: 10}]


def test_the_same_observation_is_committed_once(ledger: Ledger) -> None:
    first = ledger.days(views({1: 10}))
    assert ledger.days(views({1: 10})) == first
    assert len(ledger.store.batches()) == 1


def test_a_ledger_shows_what_was_known_at_a_moment_or_after_a_revision(ledger: Ledger) -> None:
    first = ledger.days(views({1: 10}))
    second = ledger.days(views({1: 12, 2: 20}), observed=NOW + timedelta(days=1))
    assert known(ledger, as_of=first.committed_at) == {1: 10}
    assert known(ledger, as_of=second.committed_at - timedelta(seconds=1)) == {1: 10}
    assert known(ledger, as_of=2) == known(ledger) == {1: 12, 2: 20}
    assert known(ledger, as_of=NOW - timedelta(days=9)) == {}


def test_partial_sums_are_those_of_the_facts_now_and_then(ledger: Ledger) -> None:
    ledger.days(views({number: number for number in range(1, 32)}))
    ledger.days(views({5: 500}), observed=NOW + timedelta(days=1))
    for as_of, total in ((None, 496 - 5 + 500), (1, 496)):
        rows = ledger.store.snapshot(as_of=as_of).ask(table(ROLL_TABLE)).to_pylist()
        assert sum(row["sum"] for row in rows) == total
        assert sum(row["n"] for row in rows) == 31
        assert {row["week"].weekday() for row in rows} == {0}
        assert max(rows, key=lambda row: row["last_day"])["last"] == 31


def test_undo_brings_earlier_values_forward_and_the_past_stays(ledger: Ledger) -> None:
    ledger.days(views({1: 10, 2: 20}))
    ledger.days(views({1: 11, 3: 30}), observed=NOW + timedelta(days=1))
    record = ledger.undo(2)
    assert record.revision == 3
    assert known(ledger) == {1: 10, 2: 20}
    assert known(ledger, as_of=2) == {1: 11, 2: 20, 3: 30}
    assert ledger.store.batch(2).undone_by == 3
    assert [one.revision for one in ledger.store.batches()] == [2, 1]
    assert ledger.store.find(ledger.store.batch(2).origin.sha256) is None


def test_undo_of_a_value_that_a_later_file_confirmed_changes_nothing_visible(
    ledger: Ledger,
) -> None:
    ledger.days(views({1: 10}), name="a")
    ledger.days(views({1: 10}), observed=NOW + timedelta(days=1), name="b")
    ledger.undo(1)
    assert known(ledger) == {1: 10}
    ledger.undo(2)
    assert known(ledger) == {}


def test_what_was_taken_back_can_be_imported_again(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    ledger.undo(1)
    again = ledger.days(views({1: 10}))
    assert again.revision == 3
    assert known(ledger) == {1: 10}


def test_nothing_is_taken_back_twice(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    ledger.undo(1)
    with pytest.raises(RefusedQuestionError):
        ledger.undo(1)
    with pytest.raises(MissingError):
        ledger.undo(2)
    with pytest.raises(MissingError):
        ledger.undo(7)


def _newest(exports: Iterable[tuple[int, Rows]]) -> Known:
    """The independent answer: of each key, the value in the newest export that holds it."""
    answer: Known = {}
    for _, rows in sorted(exports, key=lambda one: one[0]):
        answer |= {(row[0], row[1], row[3]): row[4] for row in rows}
    return answer


def _now_known(ledger: Ledger) -> Known:
    names = {kind: ledger.manifest.names(kind) for kind in ("account", "metric")}
    return {
        (names["account"][row["account_id"]], names["metric"][row["metric_id"]], row["day"]): int(
            row["value"]
        )
        for row in ledger.store.snapshot().ask(table("metric_day")).to_pylist()
    }


def _overlapping_exports() -> list[tuple[int, Rows]]:
    """Five exports that overlap, cross a month, and whose values flip back."""
    first = date(2026, 1, 25)
    return [
        (
            hours,
            [
                (account, metric, "", first + timedelta(days=offset), 100 * offset + hours % 2)
                for account in (ACME, "x/acme")
                for metric in ("views", "likes")
                for offset in range(hours, hours + 6)
                if (offset + hours) % 5
            ],
        )
        for hours in range(5)
    ]


def test_twelve_orders_of_import_and_undo_end_in_the_newest_observations(tmp_path: Path) -> None:
    exports = _overlapping_exports()
    draw = random.Random(3)  # noqa: S311 - which orders are tried, not a secret
    for number, order in enumerate(draw.sample(list(permutations(range(5))), 12)):
        ledger = open_ledger(tmp_path / str(number))
        revisions = {}
        for place in order:
            hours, rows = exports[place]
            batch = ledger.days(rows, observed=NOW + timedelta(hours=hours))
            revisions[place] = batch.revision
            assert ledger.days(rows, observed=NOW + timedelta(hours=hours)) == batch
        assert _now_known(ledger) == _newest(exports)
        gone = draw.randrange(5)
        ledger.undo(revisions[gone])
        assert _now_known(ledger) == _newest(exports[:gone] + exports[gone + 1 :])


def test_two_equal_rows_of_a_file_are_one_fact_and_two_different_ones_refuse_it(
    ledger: Ledger,
) -> None:
    batch = ledger.days(views({1: 10}) * 2)
    assert batch.change == Change(new=1)
    with pytest.raises(FaultyInputError) as refused:
        ledger.days(views({2: 10}) + views({2: 11}))
    assert refused.value.issues[0].where == "row 2 and row 3"
    assert known(ledger) == {1: 10}


def test_a_metric_that_no_catalogue_defines_refuses_the_file(ledger: Ledger) -> None:
    with pytest.raises(FaultyInputError, match="vibes"):
        ledger.days([(ACME, "vibes", "", day(1), 1)])
    assert ledger.store.snapshot().revision == 0


def test_a_dry_run_says_the_same_and_keeps_nothing(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    tried = ledger.days(
        views({1: 11, 2: 20}, "tiktok/new"), observed=NOW + timedelta(days=1), dry_run=True
    )
    assert (tried.revision, tried.change) == (0, Change(new=2))
    assert known(ledger) == {1: 10}
    assert "tiktok/new" not in ledger.manifest.names("account").values()
    assert len(list((ledger.folder / "raw").iterdir())) == 1


def test_an_import_that_is_stopped_leaves_nothing(ledger: Ledger) -> None:
    def stop(step: str, _rows: int) -> None:
        if step == "committing":
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        ledger.days(views({1: 10}), progress=stop)
    assert known(ledger) == {}
    assert not list(ledger.folder.rglob("*-1-*.parquet"))
    assert not list((ledger.folder / "raw").iterdir())


def test_a_total_follows_the_metric_s_own_rule(ledger: Ledger) -> None:
    other = "x/acme"
    metrics = ledger.days(
        [
            (ACME, "views", "", day(1), 10),
            (ACME, "views", "", day(2), 20),
            (ACME, "views", "country=DE", day(1), 4),
            (ACME, "followers_total", "", day(1), 100),
            (ACME, "followers_total", "", day(2), 101),
            (other, "followers_total", "", day(1), 50),
            (ACME, "reach", "", day(1), 7),
            (ACME, "likes", "country=DE", day(1), 5),
        ],
        piece={"file_totals": {"views": Decimal(30)}},
    ).metrics
    assert (metrics["views"].total, metrics["views"].basis) == (30, "sum")
    assert (metrics["views"].file_total, metrics["views"].column_sum) == (30, 34)
    assert (metrics["followers_total"].total, metrics["followers_total"].basis) == (151, "last")
    assert metrics["reach"].total is None
    assert "cannot be added up" in metrics["reach"].why
    assert metrics["reach"].column_sum == 7
    assert "parts only" in metrics["likes"].why


def test_a_post_that_moves_to_another_month_is_still_one_post(ledger: Ledger) -> None:
    def post(published: Any) -> dict[str, Rows]:
        return {
            "post": [("x/71", "x/acme", published, "", True, "post", "Hello", "https://x/71")],
            "post_metric": [("x/71", "x/acme", "likes", "lifetime", None, 3)],
        }

    january = NOW.replace(month=1, tzinfo=None)
    ledger.bring(post(january))
    ledger.bring(post(january.replace(month=2)), observed=NOW + timedelta(days=1))
    ledger.bring(post(None), observed=NOW + timedelta(days=2))
    [row] = ledger.store.snapshot().ask(table("post")).to_pylist()
    assert (row["native_id"], row["published_at"]) == ("x/71", None)
    assert ledger.store.snapshot().ask(table("post_metric")).num_rows == 3
    ledger.undo(3)
    [row] = ledger.store.snapshot().ask(table("post")).to_pylist()
    assert row["published_at"] == january.replace(month=2)
    assert ledger.store.snapshot().ask(table("post_metric")).num_rows == 2


def test_every_version_of_a_fact_is_told_newest_first(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    ledger.days(views({1: 12}), observed=NOW + timedelta(days=1))
    ledger.undo(2)
    subject, versions = ledger.store.versions(f"metric_day:{ACME}:views::2026-01-01")
    assert subject == {
        "account": ACME, "metric": "views", "breakdown": "", "day": "2026-01-01",
    }  # fmt: skip
    told = [(int(str(one.values["value"])[:2]), one.revision, one.closed) for one in versions]
    assert told == [(10, 3, None), (12, 2, 3), (10, 1, 2)]
    assert {one.origin for one in versions} == {1, 2}
    assert versions[0].line == 2
    with pytest.raises(MissingError):
        ledger.store.versions(f"metric_day:{ACME}:views::2026-01-09")


def test_a_file_comes_back_as_it_was(ledger: Ledger) -> None:
    batch = ledger.days(views({1: 10}))
    with ledger.store.raw(batch.origin.sha256) as path:
        assert path.read_bytes() == (ledger.folder / "incoming.csv").read_bytes()
    with pytest.raises(MissingError), ledger.store.raw("0" * 64):
        pass
    assert not path.exists()


def test_files_that_nobody_names_go_after_their_days_of_grace(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    ledger.days(views({1: 12}), observed=NOW + timedelta(days=1))
    later = ledger.store.batch(2).committed_at + timedelta(hours=23)
    assert ledger.store.upkeep.collect(now=later) == ()
    removed = ledger.store.upkeep.collect(now=later + timedelta(hours=2))
    assert sorted(one.path.name[:3] for one in removed) == ["cur", "rol"]
    assert known(ledger) == {1: 12}
    assert known(ledger, as_of=1) == {1: 10}


def test_a_snapshot_outlives_the_files_it_was_opened_on(ledger: Ledger) -> None:
    ledger.days(views({1: 10}))
    snapshot = ledger.store.snapshot()
    ledger.days(views({1: 12}), observed=NOW + timedelta(days=1))
    ledger.store.upkeep.collect(now=NOW + timedelta(days=9))
    [row] = snapshot.ask(table("metric_day")).to_pylist()
    assert row["value"] == 10
