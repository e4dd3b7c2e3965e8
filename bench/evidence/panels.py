"""Panels with a known lift: members by weeks, staggered starts, segments that grow unlike.

``small_panel`` comes from whole-number arithmetic, so that every version of every package sees the
same values; ``write_panel`` writes as many rows as asked for, members in blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

WEEKS = 52
STARTS = (12, 16, 20, 25, 29, 33, 38)
BLOCK = 20_000
FIRST, LAST = -12, 13
"""Event times of the event study: 25 coefficients, as -1 is the one compared with."""


@dataclass(frozen=True, slots=True, eq=False)
class SmallPanel:
    """A panel in memory.

    Attributes:
        outcome: Shape (members, weeks); NaN where missing.
        starts: Shape (members,); first treated week, -1 for never.
        segments: Shape (members,).
    """

    outcome: NDArray[np.float64]
    starts: NDArray[np.int64]
    segments: NDArray[np.int64]

    def rows(self) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
        """Give one row a member and week that has a value."""
        member, week = np.nonzero(~np.isnan(self.outcome))
        return {
            "member": member,
            "week": week,
            "start": self.starts[member],
            "segment": self.segments[member],
            "sales": self.outcome[member, week],
        }


def small_panel(*, missing: bool) -> SmallPanel:
    """Give 120 members by 14 weeks; about 11 % of the values are missing where asked for."""
    member, week = np.arange(120)[:, None], np.arange(14)[None, :]
    segments = member[:, 0] % 3
    starts = np.array([-1, 5, 8, 10])[(member[:, 0] * 7 // 5 + segments) % 4]
    noise = ((member * 7919 + week * 104729 + member * week * 31) % 1009) / 250.0
    wander = ((member * 613) % 17) * week / 40.0
    since = week - starts[:, None]
    lift = np.where((starts[:, None] >= 0) & (since >= 0), 1.0 + since / 8.0, 0.0)
    outcome = 20.0 + member % 11 + noise + wander + segments[:, None] * week / 10.0 + lift
    if missing:
        outcome = np.where((member * 37 + week * 53 + member * week) % 9 == 0, np.nan, outcome)
    return SmallPanel(outcome, starts.astype(np.int64), segments.astype(np.int64))


def write_panel(path: Path, row_count: int, *, missing_share: float = 0.0, seed: int = 1) -> Path:
    """Write about this many member-weeks as Parquet; the lift starts at 1 and grows by 0.05."""
    schema = pa.schema(
        [
            ("member", pa.int64()),
            ("week", pa.int16()),
            ("start", pa.int16()),
            ("segment", pa.int16()),
            ("sales", pa.float64()),
        ]
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for block in _blocks(row_count // WEEKS, missing_share, np.random.default_rng(seed)):
            writer.write_table(pa.table(block, schema=schema), row_group_size=BLOCK * WEEKS)
    return path


def _blocks(
    members: int, missing_share: float, rng: np.random.Generator
) -> Iterator[dict[str, NDArray[np.float64] | NDArray[np.int64]]]:
    weeks = np.arange(WEEKS)[None, :]
    for first in range(0, members, BLOCK):
        count = min(BLOCK, members - first)
        segments = rng.integers(0, 5, count)
        never = rng.random(count) < 0.4 + 0.04 * segments
        starts = np.where(never, -1, rng.choice(STARTS, count))[:, None]
        level, bend = rng.normal(size=(count, 1)), rng.normal(size=(count, 1))
        lift = np.where((starts >= 0) & (weeks >= starts), 1 + 0.05 * (weeks - starts), 0.0)
        growth = (0.04 + 0.01 * segments[:, None]) * weeks
        sales = 10 + 2 * segments[:, None] + 4 * level + growth + 3 * bend * weeks / WEEKS + lift
        sales = sales + 1.5 * np.sin(weeks / WEEKS * 2 * np.pi) + 3 * rng.normal(size=sales.shape)
        kept = rng.random(sales.shape) >= missing_share
        member, week = np.nonzero(kept)
        yield {
            "member": first + member,
            "week": week,
            "start": starts[member, 0],
            "segment": segments[member],
            "sales": sales[kept],
        }
