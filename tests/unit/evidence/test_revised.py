"""Rows that were seen are held against rows as they are, whatever their order and their codes."""

import numpy as np

from trueline.evidence.cube.cube import Cell, MomentCube
from trueline.evidence.observing.revised import is_cube_revised, revised_rows
from trueline.evidence.observing.rows import Rows, code_words

NAN = float("nan")


def rows(*cells: tuple[str, str, float]) -> Rows:
    towns, weeks, numbers = zip(*cells, strict=True)
    words = {"town": code_words(towns), "week": code_words(weeks)}
    return Rows("a.csv", np.arange(len(cells)), words, {"orders": np.array(numbers)})


def found(seen: Rows, now: Rows) -> tuple[list[int], ...]:
    one = revised_rows(seen, now, unit="town", period="week")
    return one.changed.tolist(), one.vanished.tolist(), one.added.tolist()


def test_order_new_words_and_gaps_that_stay_gaps_change_nothing() -> None:
    seen = rows(("b", "1", 2.0), ("c", "1", NAN), ("d", "1", 0.0))
    now = rows(("d", "1", -0.0), ("a", "2", 7.0), ("c", "1", NAN), ("b", "1", 2.0))
    assert found(seen, now) == ([], [], [])


def test_what_changed_vanished_and_joined_is_told_apart() -> None:
    seen = rows(("b", "1", 2.0), ("c", "1", NAN), ("d", "1", 0.0))
    now = rows(("c", "1", 4.0), ("b", "1", 2.0), ("e", "1", 5.0), ("e", "2", 5.0))
    assert found(seen, now) == ([1], [2], [2])


def test_one_of_two_equal_rows_that_vanished_is_missed() -> None:
    seen = Rows("a.csv", np.arange(3), {}, {"orders": np.array([1.0, 1.0, 2.0])})
    now = Rows("a.csv", np.arange(2), {}, {"orders": np.array([2.0, 1.0])})
    one = revised_rows(seen, now, unit="", period="")
    assert len(one.changed) + len(one.vanished) > 0
    assert len(one.added) == 0


def cube(periods: tuple[str, ...], *cells: tuple[int, int, tuple[float, ...]]) -> MomentCube:
    size = len(periods)
    made = (Cell(at, 0, count, np.array(mean), np.zeros((size, size))) for at, count, mean in cells)
    return MomentCube(periods, tuple(made))


def test_a_cube_may_grow_in_time_and_begin_new_cohorts() -> None:
    seen = cube(("1", "2"), (-1, 4, (1.0, 2.0)), (1, 2, (1.0, 5.0)))
    # Two of the four that were never treated begin in the third period: 2 * 1 + 2 * 1 = 4 * 1.
    now = cube(
        ("1", "2", "3"),
        (-1, 2, (1.0, 1.0, 2.0)),
        (1, 2, (1.0, 5.0, 6.0)),
        (2, 2, (1.0, 3.0, 9.0)),
    )
    assert not is_cube_revised(seen, now)


def test_a_cube_that_says_something_else_of_periods_seen_is_revised() -> None:
    seen = cube(("1", "2"), (-1, 4, (1.0, 2.0)), (1, 2, (1.0, 5.0)))
    assert is_cube_revised(seen, cube(("1", "2"), (-1, 4, (1.0, 2.0)), (1, 2, (1.0, 6.0))))
    assert is_cube_revised(seen, cube(("1", "2"), (-1, 3, (1.0, 2.0)), (1, 3, (1.0, 5.0))))
    assert is_cube_revised(seen, cube(("2",), (-1, 4, (2.0,)), (0, 2, (5.0,))))
