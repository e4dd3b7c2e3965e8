"""Whether rows of a table may repeat a key: an answer that costs less than grouping by it."""

from collections.abc import Sequence

import numpy as np

from trueline.facts.ledger.workbench import Workbench
from trueline.facts.sql_text import columns

AT_ONCE = 1 << 24
"""Hashes that are looked at together; more are taken in turns, so that memory stays bounded."""


def may_repeat(bench: Workbench, table: str, key: Sequence[str]) -> bool:
    """Say whether two rows may have one key; ``False`` is certain, ``True`` is to be looked into.

    Args:
        bench: Holds the table.
        table: Its name.
        key: Columns that should tell its rows apart.
    """
    [(count,)] = bench.run(f"select count(*) from {table}")
    turns = 1 + count // AT_ONCE
    mark = f"hash({columns(key)})"
    return any(
        _has_twins(bench, f"select {mark} as mark from {table} where {mark} % {turns} = {turn}")
        for turn in range(turns)
    )


def _has_twins(bench: Workbench, sql: str) -> bool:
    pieces = [one.column("mark").to_numpy() for one in bench.read(sql)]
    if not pieces:
        return False
    marks = np.sort(np.concatenate(pieces))
    return bool(np.any(marks[1:] == marks[:-1]))
