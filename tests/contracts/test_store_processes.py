"""A ledger among processes: killed, two writers at once, readers meanwhile, a full disk."""

import os
import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.forking import Processes, answer_of
from tests.ledger_process import (
    ROWS,
    Kill,
    bring,
    bring_many,
    bring_too_much,
    home,
    litter,
    merge,
    past,
    prepare,
    problems,
    state,
    watch,
)

STAGES: tuple[Kill, ...] = (
    ("reading", 1),
    ("comparing", 1),
    ("writing", 1),
    ("writing", 4),
    ("committing", 1),
    ("in the transaction", 1),
    ("committed", 1),
)


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with home(tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture
def organisation(processes: Processes, request: pytest.FixtureRequest) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name)[-40:].strip("-")
    processes.call(prepare, name)
    return name


def test_an_import_killed_at_any_stage_is_whole_or_absent_and_comes_in_again(
    processes: Processes, organisation: str
) -> None:
    processes.call(bring, organisation, 0, 1)
    before = 1
    for number, kill in enumerate(STAGES, start=2):
        assert processes.call(bring, organisation, 0, number, kill) is None, f"not killed {kill}"
        expected = number if kill == ("committed", 1) else before
        assert processes.call(state, organisation) == {"x/writer-0": ([expected], ROWS)}, kill
        processes.call(bring, organisation, 0, number)
        before = number
    orphans, left = processes.call(litter, organisation)
    assert orphans > 0
    assert left == 0
    assert processes.call(state, organisation) == {"x/writer-0": ([before], ROWS)}


def test_merging_history_killed_at_any_stage_changes_no_answer(
    processes: Processes, organisation: str
) -> None:
    processes.call(bring_many, organisation, 0, range(1, 13), True)  # noqa: FBT003
    before = processes.call(past, organisation, 12)
    assert len(set(before)) == 13
    for kill in (("in the transaction", 1), ("committed", 1)):
        assert processes.call(merge, organisation, kill) is None, f"not killed {kill}"
        assert processes.call(past, organisation, 12) == before, kill
        assert processes.call(problems, organisation) == [], kill
    assert processes.call(merge, organisation) is False
    assert processes.call(litter, organisation)[1] == 0
    assert processes.call(past, organisation, 12) == before


def test_a_dozen_kills_at_random_moments_leave_the_old_state_or_the_new(
    processes: Processes, organisation: str
) -> None:
    _kill_at_random(processes, organisation, 12)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_hundred_kills_at_random_moments_leave_the_old_state_or_the_new(
    processes: Processes, organisation: str
) -> None:
    _kill_at_random(processes, organisation, 200)


def _kill_at_random(processes: Processes, organisation: str, times: int) -> None:
    draw = random.Random(times)  # noqa: S311 - moments to kill at, not a secret
    processes.call(bring, organisation, 0, 1)
    began = time.monotonic()
    processes.call(bring, organisation, 0, 2)
    usual = time.monotonic() - began
    current = 2
    for number in range(3, 3 + times):
        process, line = processes.begin(bring, organisation, 0, number)
        time.sleep(draw.uniform(0, usual * 1.1))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        answer_of(line)
        [(numbers, rows)] = processes.call(state, organisation).values()
        assert rows == ROWS
        assert numbers in ([current], [number]), f"kill {number} left {numbers} after {current}"
        current = numbers[0]
    processes.call(bring, organisation, 0, 5000)
    assert processes.call(state, organisation) == {"x/writer-0": ([5000], ROWS)}
    assert processes.call(litter, organisation)[1] == 0


@pytest.mark.parametrize("is_locked", [True, False], ids=["locked", "without-the-lock"])
def test_two_writers_lose_nothing_and_three_readers_see_whole_commits(
    processes: Processes, organisation: str, *, is_locked: bool
) -> None:
    for writer in (0, 1):
        processes.call(bring, organisation, writer, 1)
    readers = [processes.begin(watch, organisation, 1.5)[1] for _ in range(3)]
    writers = [
        processes.begin(bring_many, organisation, writer, range(2, 7), is_locked)[1]
        for writer in (0, 1)
    ]
    assert [answer_of(line) for line in writers] == [5, 5]
    for count, faults in [answer_of(line) for line in readers]:
        assert faults == []
        assert count > 0
    expected = {f"x/writer-{writer}": ([6], ROWS) for writer in (0, 1)}
    assert processes.call(state, organisation) == expected


@pytest.mark.parametrize("is_raw", [True, False], ids=["raw-file", "facts"])
def test_a_full_disk_is_said_clearly_and_the_ledger_stays_intact(
    processes: Processes, organisation: str, *, is_raw: bool
) -> None:
    processes.call(bring, organisation, 0, 1)
    words = processes.call(bring_too_much, organisation, 1_200_000, is_raw)
    assert "nothing was kept" in words
    assert "Make room on the disk" in words
    assert processes.call(state, organisation) == {"x/writer-0": ([1], ROWS)}
    processes.call(bring, organisation, 0, 2)
    assert processes.call(state, organisation) == {"x/writer-0": ([2], ROWS)}
