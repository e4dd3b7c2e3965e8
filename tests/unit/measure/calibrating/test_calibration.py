"""How a group of guesses did, by arithmetic on two of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from trueline.measure.calibrating.calibration import (
    Horizon,
    Lean,
    Level,
    PastGuess,
    calibrate,
    calibrate_by,
)
from trueline.measure.calibrating.hits import Hits, Judgement
from trueline.measure.calibrating.scores import GuessedRange

HELD = PastGuess(
    "a", "A", "visits", date(2026, 1, 1), date(2026, 4, 1), GuessedRange(80, 100, 120), 100, 80
)
MISSED = PastGuess(
    "b", "B", "visits", date(2026, 1, 1), date(2026, 7, 31), GuessedRange(80, 100, 120), 400
)


def test_two_guesses_are_held_against_what_came() -> None:
    """100 of 80 to 120 holds, 400 does not. Bias: the root of 1 times 4. Width 40 over 100.

    Interval scores 40 / 100 and (40 + 10 * 280) / 400 = 7.1, mean 3.75.
    """
    found = calibrate([HELD, MISSED])
    assert found.hits == Hits(1, 2)
    assert found.below == (Hits(0, 2), Hits(1, 2), Hits(1, 2))
    assert found.bias == Decimal("2.0000")
    assert found.sharpness == Decimal("0.4000")
    assert found.scores is not None
    assert found.scores.interval == Decimal("3.7500")
    assert (found.scores.against_last, found.scores.of_last) == (1, Decimal("0.2000"))


def test_skill_is_the_error_that_was_saved_against_the_last_value() -> None:
    """Saying 80 again errs by 0.2 of 100; the CRPS at the middle of a normal is 0.2337 widths.

    A width is 20 / 1.28155 = 15.606, so 3.6471 of 100, and 1 - 0.036471 / 0.2 = 0.8176.
    """
    scores = calibrate([HELD]).scores
    assert scores is not None
    assert scores.skill is not None
    assert float(scores.skill) == pytest.approx(0.8176, abs=0.0001)


def test_guesses_fall_into_groups_by_what_is_asked() -> None:
    groups = calibrate_by([HELD, MISSED], lambda one: one.horizon)
    assert {name: one.hits for name, one in groups} == {
        Horizon.QUARTER: Hits(1, 1),
        Horizon.LONGER: Hits(0, 1),
    }
    assert (HELD.level, MISSED.level) == (Level.RISE, Level.UNKNOWN)


def drawn(share: float, count: int, numbers: np.random.Generator) -> list[PastGuess]:
    """Draw guesses of 80 to 120 whose ranges hold with a share; what misses lies above."""
    held = numbers.random(count) < share
    return [replace(HELD, path=str(at), came=100 if one else 150) for at, one in enumerate(held)]


@pytest.mark.parametrize(
    ("share", "at_least", "at_most"),
    [(0.55, 0.71, 0.79), (0.8, 0.01, 0.05)],
    ids=["overconfident", "as promised"],
)
def test_twenty_guesses_find_overconfidence_three_times_in_four(
    share: float, at_least: float, at_most: float
) -> None:
    """At 80 % promised, 12 of 20 or fewer are called too narrow.

    Of ranges that truly hold 55 times in a hundred that finds 0.748 (published: 0.75), of those
    that hold 80 times 0.032. 2,000 draws err by 0.01.
    """
    numbers = np.random.default_rng(6)
    found = [calibrate(drawn(share, 20, numbers)).hits.judged() for _ in range(2000)]
    assert at_least < found.count(Judgement.TOO_NARROW) / 2000 < at_most


@pytest.mark.parametrize(
    ("below", "lean"),
    [(5, Lean.TOO_LOW), (6, Lean.NEITHER), (16, Lean.NEITHER), (17, Lean.TOO_HIGH)],
)
def test_a_lean_is_said_when_too_much_came_on_one_side_of_the_middle(
    below: int, lean: Lean
) -> None:
    """Of 22 at one half, 5 or fewer come in 0.8 % and 6 or fewer in 2.6 % of cases."""
    guesses = [replace(HELD, came=95 if at < below else 105) for at in range(22)]
    assert calibrate(guesses).lean is lean
    assert calibrate(guesses[:19]).lean is Lean.TOO_FEW


def test_no_guess_gives_neither_bias_nor_scores() -> None:
    found = calibrate([])
    assert (found.bias, found.sharpness, found.scores) == (None, None, None)
