"""A draft among processes: nobody's edit is lost, and of two that fight over a field one wins."""

import re
from collections.abc import Iterator

import pytest

from tests.forking import Processes, answer_of
from tests.ledger_process import home
from tests.plan_process import fight, prepare, state, write

EDITS = 26  # of each: together past a point where the document is written anew


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with home(tmp_path_factory.mktemp("home"), "tests.plan_process") as server:
        yield server


@pytest.fixture
def organisation(processes: Processes, request: pytest.FixtureRequest) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name)[-40:].strip("-")
    processes.call(prepare, name)
    return name


def test_two_that_write_one_draft_lose_no_entry(processes: Processes, organisation: str) -> None:
    begun = [processes.begin(write, organisation, writer, EDITS)[1] for writer in (1, 2)]
    assert [answer_of(one) for one in begun] == [EDITS, EDITS]
    edits, entries, tactics, title, digest = processes.call(state, organisation)
    assert (edits, entries, tactics, title) == (52, 52, 52, "52")
    assert processes.call(state, organisation)[-1] == digest


def test_of_many_that_change_one_field_the_first_one_wins(
    processes: Processes, organisation: str
) -> None:
    begun = [processes.begin(fight, organisation, writer)[1] for writer in range(4)]
    won = [writer for writer, line in enumerate(begun) if answer_of(line)]
    assert len(won) == 1
    edits, _, _, title, _ = processes.call(state, organisation)
    assert (edits, title) == (1, f"of {won[0]}")
