"""A key that stands twice is never missed, however many rows are looked at in turns."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from trueline.facts.ledger import repeats
from trueline.facts.ledger.repeats import may_repeat
from trueline.facts.ledger.workbench import Room


@pytest.fixture
def bench() -> Iterator[Room]:
    with duckdb.connect() as database:
        room = Room(database)
        yield room
        room.close()


def pairs(*extra: tuple[int, str]) -> pa.Table:
    rows = [*((one // 10, str(one % 10)) for one in range(1000)), *extra]
    return pa.table({"a": [one for one, _ in rows], "b": [one for _, one in rows]})


@pytest.mark.parametrize("at_once", [1 << 24, 64])
def test_a_key_that_stands_twice_is_seen(
    bench: Room, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(repeats, "AT_ONCE", at_once)
    bench.append("clean", pairs())
    bench.append("soiled", pairs((57, "3")))
    assert not may_repeat(bench, "clean", ("a", "b"))
    assert may_repeat(bench, "soiled", ("a", "b"))


def test_one_column_alone_may_repeat(bench: Room) -> None:
    bench.append("clean", pairs())
    assert may_repeat(bench, "clean", ("a",))


def test_a_table_without_rows_repeats_nothing(bench: Room) -> None:
    bench.append("empty", pairs().slice(0, 0))
    assert not may_repeat(bench, "empty", ("a", "b"))
