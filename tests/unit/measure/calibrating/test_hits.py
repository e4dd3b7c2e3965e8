"""Hits against published intervals, and the power that the promise of 20 rests on."""

from decimal import Decimal

import pytest

from trueline.measure.calibrating.hits import Hits, Judgement, at_most


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        (0, 10, "0", "0.3085"),  # 1 - 0.025 ** (1 / 10)
        (8, 10, "0.4439", "0.9748"),
        (10, 20, "0.2720", "0.7280"),
        (10, 10, "0.6915", "1"),
    ],
)
def test_the_interval_is_that_of_clopper_and_pearson(
    hits: int, count: int, low: str, high: str
) -> None:
    assert Hits(hits, count).interval == (Decimal(low), Decimal(high))


def test_no_case_has_neither_share_nor_interval() -> None:
    assert Hits(0, 0).rate is None
    assert Hits(0, 0).interval is None


@pytest.mark.parametrize(("count", "power"), [(20, 0.75), (30, 0.86)])
def test_so_many_guesses_find_ranges_that_hold_in_55_of_100_cases(count: int, power: float) -> None:
    """The most hits that are spoken of as too narrow come so often when 0.55 is true."""
    narrow = [
        hits for hits in range(count + 1) if Hits(hits, count).judged() is Judgement.TOO_NARROW
    ]
    assert at_most(max(narrow), count, 0.55) == pytest.approx(power, abs=0.01)


def test_nineteen_guesses_are_too_few_to_judge() -> None:
    assert Hits(0, 19).judged() is Judgement.TOO_FEW
    assert Hits(12, 20).judged() is Judgement.TOO_NARROW
    assert Hits(13, 20).judged() is Judgement.NOT_CONTRADICTED
    assert Hits(20, 20).judged() is Judgement.TOO_WIDE  # 0.8 ** 20 = 0.0115


def test_more_hits_than_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        Hits(3, 2)
