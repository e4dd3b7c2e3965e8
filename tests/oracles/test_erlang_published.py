"""Erlang's formulas against published numbers, and Erlang A against a simulated queue.

Sources: table of traffic offered at a given blocking, as in any handbook of teletraffic (here
Boucher, Traffic System Design Handbook, 1993, and erlang.com); the worked example of Call Centre
Helper, "Erlang C formula made simple" (100 calls of 180 s in half an hour); Tanner, "The Erlang-C
formula" (360 calls of 4 minutes in half an hour, 55 agents); Gans, Koole and Mandelbaum (2003),
"Telephone call centers", Manufacturing & Service Operations Management 5(2), table 1, after
Garnett, Mandelbaum and Reiman (2002): 50 agents, 48 calls a minute, one minute of service, two
minutes of patience.
"""

import heapq
import math

import numpy as np
import pytest

from trueline.coordination.staffing.erlang import agents_needed, blocking_chance, waiting
from trueline.coordination.staffing.impatience import impatient
from trueline.core.errors import RefusedQuestionError


@pytest.mark.parametrize(
    ("blocked", "agents", "load"),
    [
        (0.01, 5, 1.361),
        (0.01, 10, 4.461),
        (0.01, 15, 8.108),
        (0.01, 20, 12.03),
        (0.01, 50, 37.90),
        (0.01, 100, 84.06),
        (0.02, 10, 5.084),
        (0.02, 30, 21.93),
    ],
)
def test_blocking_is_that_of_the_table(blocked: float, agents: int, load: float) -> None:
    # Loads are printed with four digits, which moves the chance by less than 2 in 100,000.
    assert blocking_chance(load, agents) == pytest.approx(blocked, abs=2e-5)


def test_waiting_is_that_of_worked_examples() -> None:
    few, enough = waiting(10, 13, 3), waiting(10, 14, 3)
    assert few.answered_within(20 / 60) == pytest.approx(0.7956, abs=5e-5)
    assert enough.answered_within(20 / 60) == pytest.approx(0.88835, abs=5e-6)
    assert agents_needed(10, 3, within_min=20 / 60, share=0.8) == 14
    busy = waiting(48, 55, 4)
    assert busy.occupancy == pytest.approx(0.873, abs=5e-4)
    assert busy.chance == pytest.approx(0.239, abs=5e-4)


def test_patience_changes_a_queue_as_published() -> None:
    patient = waiting(48, 50, 1)
    assert patient.mean_wait_min * 60 == pytest.approx(20.8, abs=0.05)
    assert patient.chance * 48 / 2 == pytest.approx(17, abs=0.5)  # people in the queue
    nine_in_ten = math.log(patient.chance / 0.1) / 2 * 60
    assert nine_in_ten == pytest.approx(58.1, abs=0.05)
    found = impatient(48, 50, handling_min=1, patience_min=2, within_min=0.5)
    assert found.abandoned == pytest.approx(0.031, abs=5e-4)
    assert found.mean_wait_min * 60 == pytest.approx(3.7, abs=0.05)
    assert found.queue == pytest.approx(3, abs=0.5)
    assert found.occupancy == pytest.approx(0.93, abs=0.005)


def test_endless_patience_is_erlang_c_even_with_500_agents() -> None:
    plain = waiting(480, 500, 10)
    found = impatient(480, 500, handling_min=10, patience_min=1e6, within_min=1)
    assert found.chance == pytest.approx(plain.chance, rel=1e-3)
    assert found.served_within == pytest.approx(plain.answered_within(1), abs=1e-5)


def test_patience_agrees_with_a_simulated_queue(rng: np.random.Generator) -> None:
    count, agents, within = 60_000, 4, 0.5
    gaps, work = rng.exponential(1 / 3, count), rng.exponential(1.5, count)
    patience = rng.exponential(2, count)
    free, now, served, gone = [0.0] * agents, 0.0, 0, 0
    for gap, minutes, patient in zip(gaps, work, patience, strict=True):
        now += gap
        wait = max(free[0] - now, 0.0)
        if patient < wait:
            gone += 1
            continue
        heapq.heapreplace(free, now + wait + minutes)
        served += wait <= within
    found = impatient(4.5, agents, handling_min=1.5, patience_min=2, within_min=within)
    # 60,000 who come one after the other: about four standard errors of a share.
    assert found.abandoned == pytest.approx(gone / count, abs=0.012)
    assert found.served_within == pytest.approx(served / count, abs=0.012)


def test_a_queue_that_grows_without_end_is_refused() -> None:
    with pytest.raises(RefusedQuestionError, match="grows without end"):
        waiting(4, 4, 5)
    with pytest.raises(RefusedQuestionError, match="with certainty"):
        agents_needed(1, 5, within_min=1, share=1)
    assert agents_needed(0, 5, within_min=1, share=0.8) == 0


@pytest.mark.parametrize("load", [0.01, 3, 120, 480])
def test_more_people_never_make_anybody_wait_longer(load: float) -> None:
    first = int(load) + 1
    chances = [waiting(load, one, 5).chance for one in range(first, first + 20)]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= one <= 1 for one in chances)
