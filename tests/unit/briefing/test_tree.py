"""Each part stands beside the middle of what hangs below it."""

from trueline.briefing.tree import rows_of


def test_leaves_take_rows_in_order_and_others_their_middle() -> None:
    lowers = {"a": ["b", "c"], "c": ["d", "e", "f"]}
    rows = rows_of(["a", "z"], lowers)
    assert rows == {"b": 0, "d": 1, "e": 2, "f": 3, "c": 2, "a": 1, "z": 4}


def test_a_deep_branch_needs_no_deep_stack() -> None:
    lowers = {str(one): [str(one + 1)] for one in range(5_000)}
    assert set(rows_of(["0"], lowers).values()) == {0}


def test_nothing_takes_no_row() -> None:
    assert rows_of([], {}) == {}
