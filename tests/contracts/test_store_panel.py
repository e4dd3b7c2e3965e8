"""Rows about single people stand in partitions of a quarter and a part of the people."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.factories import metric
from tests.ledgers import NOW, Ledger, open_ledger
from trueline.facts.batch import Change
from trueline.facts.tables import table

RULES = {"posts_by_member": metric("posts_by_member")}
CLUB = "community/club"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules=RULES)


def member(key: int, value: int, period: date = date(2026, 1, 5)) -> tuple[object, ...]:
    return (CLUB, key, "posts_by_member", period, value, "", "", None)


def known(ledger: Ledger) -> dict[tuple[int, date], int]:
    rows = ledger.store.snapshot().ask(table("panel")).to_pylist()
    return {(row["person_key"], row["period"]): int(row["value"]) for row in rows}


def test_a_person_s_rows_stand_in_one_file_a_quarter(ledger: Ledger) -> None:
    spring, summer = date(2026, 6, 29), date(2026, 7, 6)
    ledger.bring({"panel": [member(65, 1), member(1, 2, spring), member(2, 3, summer)]})
    partitions = {one.partition for one in ledger.manifest.live().files}
    assert partitions == {"community/2026-q1/01", "community/2026-q2/01", "community/2026-q3/02"}
    assert (ledger.folder / "facts/panel/community/2026-q1/01").is_dir()


def test_members_are_restated_confirmed_and_taken_back(ledger: Ledger) -> None:
    ledger.bring({"panel": [member(65, 1), member(2, 3)]}, name="first")
    later = NOW + timedelta(days=1)
    batch = ledger.bring({"panel": [member(65, 5), member(2, 3)]}, name="later", observed=later)
    assert batch.change == Change(changed=1, same=1)
    assert known(ledger) == {(65, date(2026, 1, 5)): 5, (2, date(2026, 1, 5)): 3}
    ledger.undo(batch.revision)
    assert known(ledger) == {(65, date(2026, 1, 5)): 1, (2, date(2026, 1, 5)): 3}
    partitions = {one.partition for one in ledger.manifest.live().files if one.state == "cur"}
    assert partitions == {"community/2026-q1/01", "community/2026-q1/02"}
