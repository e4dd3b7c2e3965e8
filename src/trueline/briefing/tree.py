"""Where the parts of a tree stand: each beside the middle of what hangs below it."""

from collections.abc import Mapping, Sequence


def rows_of(roots: Sequence[str], lowers: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Give the row of every part that hangs together, from 0.

    A part without others below takes the next free row; one with others stands at their middle.

    Args:
        roots: Parts to begin with, in order.
        lowers: Parts below each part, in order; every part below one only.

    Example:
        >>> rows_of(["goal"], {"goal": ["one", "two"]})
        {'one': 0.0, 'two': 1.0, 'goal': 0.5}
    """
    rows: dict[str, float] = {}
    free = 0.0
    waiting = [(one, False) for one in reversed(roots)]
    while waiting:
        name, is_placed_below = waiting.pop()
        below = lowers.get(name, ())
        if not below:
            rows[name] = free
            free += 1
        elif is_placed_below:
            rows[name] = (rows[below[0]] + rows[below[-1]]) / 2
        else:
            waiting.append((name, True))
            waiting.extend((one, False) for one in reversed(below))
    return rows
