"""Frequency, reach and yield: parts that add up, by hand; what carries over."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.evidence.worth.split import Revenue, carried_over, split_change

SIZES = st.floats(1e-3, 1e6)


def test_parts_by_hand() -> None:
    # 100 customers × 2 × 0.50 make 100, 150 × 4 × 0.50 make 300. The logarithmic mean
    # is 200 / ln 3 = 182.0478; times ln 1.5 = 73.8140, times ln 2 = 126.1860.
    found = split_change(Revenue(100, 2, 0.5), Revenue(150, 4, 0.5))
    assert found.change == pytest.approx(200)
    assert found.from_reach == pytest.approx(73.8140, abs=1e-4)
    assert found.from_frequency == pytest.approx(126.1860, abs=1e-4)
    assert found.from_yield == 0


REVENUES = st.builds(Revenue, SIZES, SIZES, SIZES)


@given(REVENUES, REVENUES)
def test_parts_add_up_and_time_runs_backwards(before: Revenue, after: Revenue) -> None:
    found, back = split_change(before, after), split_change(after, before)
    size = max(before.value, after.value) * (1 + abs(math.log(after.value / before.value)))
    whole = found.from_reach + found.from_frequency + found.from_yield
    assert whole == pytest.approx(found.change, abs=1e-9 * size + 1e-9)
    assert back.from_reach == pytest.approx(-found.from_reach, rel=1e-6, abs=1e-9 * size)


@pytest.mark.parametrize("none", [0.0, -1.0, math.inf, math.nan])
def test_without_one_of_them_nothing_is_split(none: float) -> None:
    with pytest.raises(ValueError, match="reach before"):
        split_change(Revenue(none, 2, 0.5), Revenue(150, 4, 0.5))


def test_half_kept_carries_over_nearly_half() -> None:
    # Of 255 shares, 128 fall into the period of the spend: 127/255 come later.
    found = carried_over(np.full(10, 0.5))
    assert found.p50 == pytest.approx(127 / 255)
    assert carried_over(np.zeros(10)).p90 == 0
