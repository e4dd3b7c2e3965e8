"""How unevenly people write, against values worked out by hand and by the plain definition."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.measure.community.concentration import concentration_of


def test_shares_and_gini_by_hand() -> None:
    """One writes 100 posts, nine write 10 each, ninety write nothing: 190 posts by 100 members.

    Top 1 %: 100 / 190 = 0.526; next 9 %: 90 / 190 = 0.474; the others nothing. The area below the
    curve is 0.09 x 0.474 / 2 + 0.01 x (0.474 + 1) / 2 = 0.02868; Gini is 1 - 2 x that = 0.943.
    """
    found = concentration_of({100: 1, 10: 9}, 100)
    assert (found.top_share, found.next_share, found.rest_share) == (
        Decimal("0.526"), Decimal("0.474"), Decimal(0),
    )  # fmt: skip
    assert found.gini == Decimal("0.943")
    assert found.has_members


def test_equal_writing_has_no_gini_and_a_straight_curve() -> None:
    found = concentration_of({3: 200}, None)
    assert found.gini == 0
    assert found.top_share == Decimal("0.01")
    assert all(x == y for x, y in found.curve)
    assert not found.has_members


def test_a_list_that_lacks_members_is_not_used() -> None:
    assert not concentration_of({1: 150}, 149).has_members


def test_fewer_than_a_hundred_people_are_refused() -> None:
    found = concentration_of({5: 99}, None)
    assert found.top_share is None
    assert found.gini is None
    assert found.why == "The most active 1% needs 100 people who wrote at least; there are 99."


@given(
    st.dictionaries(st.integers(1, 40), st.integers(30, 50), min_size=4, max_size=5),
    st.integers(0, 60),
)
def test_gini_is_the_mean_difference_over_twice_the_mean(
    counts: dict[int, int], silent: int
) -> None:
    everybody = np.repeat([*counts, 0], [*counts.values(), silent])
    found = concentration_of(counts, len(everybody))
    differences = np.abs(everybody[:, None] - everybody[None, :]).mean()
    assert found.gini is not None
    rounding = 0.0006  # three places are kept
    assert float(found.gini) == pytest.approx(differences / (2 * everybody.mean()), abs=rounding)
