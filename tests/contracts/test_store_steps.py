"""Whatever step is killed, and whenever: all of it is there or none, and it can be done again."""

import os
import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.forking import Processes, answer_of
from tests.ledger_process import Kill, home
from tests.step_process import (
    KINDS,
    ask_on,
    is_known,
    known,
    litter,
    lose_and_find,
    past_moments,
    prepare,
    problems,
    step,
    step_at,
)

TRANSACTION: tuple[Kill, ...] = (("in the transaction", 1), ("committed", 1))


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with home(tmp_path_factory.mktemp("home"), "tests.step_process") as server:
        yield server


@pytest.fixture
def organisation(processes: Processes, request: pytest.FixtureRequest) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name)[-40:].strip("-")
    processes.call(prepare, name)
    for number in range(1, 5):
        processes.call(step, name, "import", number)
    return name


@pytest.fixture
def unharmed(processes: Processes, organisation: str) -> str:
    """Give a ledger that takes the same steps and is never killed."""
    name = f"{organisation[:30]}-unharmed"
    processes.call(prepare, name)
    for number in range(1, 5):
        processes.call(step, name, "import", number)
    return name


@pytest.mark.parametrize("kind", ["correct", "undo", "erase"])
def test_a_step_killed_in_or_after_its_transaction_is_whole_or_absent(
    processes: Processes, organisation: str, unharmed: str, kind: str
) -> None:
    before = processes.call(known, organisation)
    processes.call(step, unharmed, kind, 4)
    after = processes.call(known, unharmed)
    for kill in TRANSACTION:
        assert processes.call(step, organisation, kind, 4, kill) is None, f"not killed {kill}"
        expected = after if kill == ("committed", 1) else before
        assert processes.call(known, organisation) == expected, kill
        assert processes.call(problems, organisation) == [], kill
    assert before != after or kind == "erase"


def test_a_step_of_every_kind_is_killed_at_a_random_moment(
    processes: Processes, organisation: str, unharmed: str
) -> None:
    _kill_at_random(processes, (organisation, unharmed), len(KINDS))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_hundred_steps_of_every_kind_are_killed_at_random_moments(
    processes: Processes, organisation: str, unharmed: str
) -> None:
    _kill_at_random(processes, (organisation, unharmed), 200)


def _kill_at_random(processes: Processes, ledgers: tuple[str, str], times: int) -> None:
    draw = random.Random(times)  # noqa: S311 - moments to kill at, not a secret
    harmed, unharmed = ledgers
    story, after = Story(draw), processes.call(known, harmed)
    for number in range(10, 10 + times):
        kind, about = story.next(number)
        before = after
        began = time.monotonic()
        processes.call(step, unharmed, kind, about)
        usual = time.monotonic() - began
        after = processes.call(known, unharmed)
        _kill(processes, (harmed, kind, about), draw.uniform(0, usual * 1.2))
        told = f"{kind} {about}, step {number}"
        found = processes.call(known, harmed)
        assert found in {before, after}, f"{told} left {found}: neither {before} nor {after}"
        assert processes.call(problems, harmed) == [], told
        if found == before:  # also when the step changes nothing that is known
            processes.call(step, harmed, kind, about)
        assert processes.call(known, harmed) == after, told
    assert processes.call(litter, harmed)[1] == 0
    assert not any(processes.call(is_known, harmed, one) for one in story.erased[-9:])


@dataclass
class Story:
    """Chooses what each step is about: imports are taken back and erased once each."""

    draw: random.Random
    imports: list[int] = field(default_factory=lambda: [1, 2, 3, 4])
    unerased: list[int] = field(default_factory=lambda: [1, 2, 3, 4])
    erased: list[int] = field(default_factory=list)

    def next(self, number: int) -> tuple[str, int]:
        """Give kind and number of a step."""
        kind = KINDS[number % len(KINDS)]
        about = number
        if kind == "import":
            self.imports.append(number)
            self.unerased.append(number)
        elif kind == "undo":
            about = self.imports.pop()
        elif kind == "erase":
            about = self.unerased.pop(self.draw.randrange(len(self.unerased)))
            self.erased.append(about)
        return kind, about


def _kill(processes: Processes, work: tuple[str, str, int], after_seconds: float) -> None:
    process, line = processes.begin(step, *work)
    time.sleep(after_seconds)
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    answer_of(line)


def test_files_that_go_and_come_back_under_readers_are_said_and_never_misread(
    processes: Processes, organisation: str
) -> None:
    whole = processes.call(known, organisation)
    readers = [processes.begin(ask_on, organisation, 12)[1] for _ in range(3)]
    processes.call(lose_and_find, organisation, 150)
    for line in readers:
        for refused in set(answer_of(line)) - {whole}:
            assert "it is missing" in refused or "went away" in refused
    assert processes.call(known, organisation) == whole


def test_a_clock_that_goes_back_changes_no_order(processes: Processes, organisation: str) -> None:
    before = processes.call(known, organisation)
    processes.call(step_at, organisation, 5, -30)
    after = processes.call(known, organisation)
    moments = processes.call(past_moments, organisation)
    assert before != after
    assert moments == sorted(moments)
    assert processes.call(known, organisation, 4) == before
    assert processes.call(known, organisation, 5) == after


def test_two_homes_at_once_know_nothing_of_each_other(
    processes: Processes, organisation: str, tmp_path: Path
) -> None:
    before = processes.call(known, organisation)
    with home(tmp_path / "other", "tests.step_process") as others:
        others.call(prepare, organisation)
        theirs = [others.begin(step, organisation, "import", 1)[1]]
        ours = [processes.begin(step, organisation, "import", 1)[1]]
        assert [answer_of(line) for line in theirs + ours] == ["import", "import"]
        alone = others.call(known, organisation)
        assert others.call(problems, organisation) == []
    assert processes.call(known, organisation) == before != alone
    assert processes.call(problems, organisation) == []
