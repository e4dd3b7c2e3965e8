"""Intervals against published values and hand calculations."""

import math
from decimal import Decimal

import numpy as np
import pytest

from trueline.measure.intervals import (
    difference_interval,
    mean_interval,
    share_interval,
    student_quantile,
)

T_TABLE = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 9: 2.262, 10: 2.228, 29: 2.045,
           120: 1.980}  # fmt: skip
"""Two-sided 5 % points of Student's t, from the table in any textbook."""


@pytest.mark.parametrize(("freedom", "value"), T_TABLE.items())
def test_students_t_is_that_of_the_tables(freedom: int, value: float) -> None:
    assert student_quantile(0.975, freedom) == pytest.approx(value, abs=0.0006)


def test_wilsons_interval_is_that_of_newcombe() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263, 15 of 148, 0 of 20.
    published = {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0, 0.1611)}
    for (hits, count), (low, high) in published.items():
        found = share_interval(hits, count)
        assert (float(found.low), float(found.high)) == pytest.approx((low, high), abs=0.00006)


def test_a_share_of_nothing_is_refused() -> None:
    for hits, count in ((0, 0), (3, 2), (-1, 5)):
        with pytest.raises(ValueError, match="is no share"):
            share_interval(hits, count)


def test_the_interval_of_a_difference_follows_the_formula() -> None:
    # 50 for, 20 against, 100 answers, one more on either side: 51/102 - 21/102 = 0.294118;
    # variance (0.705882 - 0.294118^2) / 102 = 0.0060724; 1.959964 * 0.0779257 = 0.152731.
    found = difference_interval(50, 20, 100)
    assert float(found.low) == pytest.approx(0.294118 - 0.152731, abs=2e-6)
    assert float(found.high) == pytest.approx(0.294118 + 0.152731, abs=2e-6)


def test_answers_that_all_agree_leave_doubt() -> None:
    found = difference_interval(12, 0, 12)
    assert found.low < Decimal("0.9")
    assert found.high <= 1


def test_nineteen_of_twenty_intervals_of_a_difference_hold_the_truth() -> None:
    random = np.random.default_rng(7)
    for count, shares in ((40, (0.5, 0.3, 0.2)), (150, (0.2, 0.5, 0.3)), (25, (0.7, 0.2, 0.1))):
        drawn = random.multinomial(count, shares, 1500)
        held = 0
        for up, _, down in drawn:
            found = difference_interval(int(up), int(down), count)
            held += float(found.low) <= shares[0] - shares[2] <= float(found.high)
        assert 0.93 <= held / 1500 <= 0.98, (count, shares)


def test_the_interval_of_a_mean_is_that_of_a_hand_calculation() -> None:
    # 5, 6, 7, 4, 6: mean 5.6, squares 0.36 + 0.16 + 1.96 + 2.56 + 0.16 = 5.2, variance 1.3,
    # error sqrt(1.3 / 5) = 0.509902, t(4) = 2.776445: half 1.415715.
    found = mean_interval([5, 6, 7, 4, 6])
    assert found is not None
    assert float(found.low) == pytest.approx(5.6 - 1.415715, abs=2e-6)
    assert float(found.high) == pytest.approx(5.6 + 1.415715, abs=2e-6)


def test_values_that_are_all_alike_have_no_interval() -> None:
    assert mean_interval([3.0, 3.0, 3.0]) is None
    with pytest.raises(ValueError, match="at least two"):
        mean_interval([math.pi])
