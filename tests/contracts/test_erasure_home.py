"""An erased person stands nowhere in a home, however the erasing went, and cannot come back."""

import re
from collections.abc import Iterator

import pytest

from tests.erasure_process import (
    bring_orders,
    erase,
    known,
    litter,
    places_of_the_person,
    prepare,
)
from tests.forking import Processes
from tests.ledger_process import home

KINDS = ("text", "wide", "workbook", "archive")
STAGES = (
    "suppressed",
    "looking through imported files",
    "committing",
    "in the transaction",
    "committed",
    "forgotten",
    "files in place",
    "before wiping",
    "before the receipt",
)
TELLING = ("in the transaction", "committed", "files in place")


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with home(tmp_path_factory.mktemp("home"), "tests.erasure_process") as server:
        yield server


@pytest.fixture
def organisation(processes: Processes, request: pytest.FixtureRequest) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name)[-40:].strip("-")
    processes.call(prepare, name)
    return name


def test_no_byte_of_a_home_leads_to_an_erased_person_and_an_old_file_does_not_either(
    processes: Processes, organisation: str
) -> None:
    for kind in KINDS:
        processes.call(bring_orders, organisation, kind)
    processes.call(litter, organisation)
    before = processes.call(known, organisation)
    assert processes.call(places_of_the_person, organisation) != []
    assert processes.call(erase, organisation) > 0
    assert processes.call(places_of_the_person, organisation) == []
    assert processes.call(known, organisation) == before
    for kind in KINDS:
        processes.call(bring_orders, organisation, kind)
        processes.call(bring_orders, organisation, kind, "2026-09-01T12:00:00+00:00")
    assert processes.call(places_of_the_person, organisation) == []
    assert processes.call(known, organisation) == before


@pytest.mark.parametrize(
    "stage",
    [one if one in TELLING else pytest.param(one, marks=pytest.mark.slow) for one in STAGES],
)
def test_one_kill_leaves_a_state_that_a_second_run_completes(
    processes: Processes, organisation: str, stage: str
) -> None:
    processes.call(bring_orders, organisation, "text")
    before = processes.call(known, organisation)
    assert processes.call(erase, organisation, stage) is None
    assert processes.call(known, organisation) == before
    processes.call(erase, organisation)
    assert processes.call(places_of_the_person, organisation) == []
    assert processes.call(known, organisation) == before


def test_a_new_file_brings_nobody_back_who_was_erased_before(
    processes: Processes, organisation: str
) -> None:
    assert processes.call(erase, organisation) == 0
    for kind in KINDS:
        processes.call(bring_orders, organisation, kind)
    assert processes.call(places_of_the_person, organisation) == []
    assert processes.call(known, organisation)["orders"] == "3.000000"
