"""One of many members is erased: facts, imported files and records, through the use case.

The panel is made in the ledger directly, with random keys for all but one person; the file that
is kept as its source is small, since finding a person in a file grows with the file, not with the
members. The goal is below a second, with no row left.
"""

import hashlib
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

from trueline.facts.batch import Origin, Piece, RowCount
from trueline.facts.dataset import VALUE
from trueline.facts.value_datasets import PANEL

PERSON = "ines.fournier@bench.example"
ROWS_AT_ONCE = 1_000_000
FIRST_WEEK = date(2026, 1, 5)
FIRST_LINE = 100
"""Below the small file's own rows: what stood in a person's row goes with them."""

WEEKS = 13
"""One quarter, so that a member's rows stand in one file."""


def pieces(own_key: int, members: int) -> Iterator[Piece]:
    """Give a quarter's weeks of every member; the person among them."""
    rng = np.random.default_rng(1)
    keys = rng.integers(1, 1 << 62, members)
    keys[members // 2] = own_key
    at_once = max(1, ROWS_AT_ONCE // WEEKS)
    for first in range(0, members, at_once):
        some = np.repeat(keys[first : first + at_once], WEEKS)
        count = len(some)
        weeks = np.tile(np.arange(WEEKS), count // WEEKS)
        days = pa.array([FIRST_WEEK + timedelta(weeks=one) for one in range(WEEKS)], pa.date32())
        columns = {
            "account": _same("crm/acme", count),
            "person_key": pa.array(some),
            "metric": _same("orders", count),
            "period": days.take(pa.array(weeks)),
            "value": pa.array(rng.integers(0, 40, count)).cast(pa.decimal128(19, 0)).cast(VALUE),
            "currency": _same("", count),
            "segment": _same("", count),
            "treated": pa.nulls(count, pa.bool_()),
            "part": pa.array(np.zeros(count, np.int16)),
            "line": pa.array(np.arange(count, dtype=np.int32) + (first * WEEKS + FIRST_LINE)),
        }
        table = pa.table([columns[one] for one in PANEL.staged.names], PANEL.staged.names)
        yield Piece(tables={PANEL.name: table}, rows=RowCount(facts=count))


def _same(text: str, count: int) -> pa.Array:
    return pa.array([text]).dictionary_encode().take(pa.array(np.zeros(count, np.int32)))


def measure_erasure(folder: Path, members: int) -> None:
    """Fill a home, erase the person, print the seconds and what is left."""
    import trueline
    from trueline.core.identifiers import keys_of, read_identifier
    from trueline.facts.tables import table
    from trueline.usecases.erase_person import ErasePersonOrder, erase_person

    workspace = trueline.open(folder).workspace()
    own_key = min(keys_of(read_identifier(PERSON), workspace.person_key))
    export = folder / "members.csv"
    export.write_text(f"email,orders\n{PERSON},3\nsomebody.else@bench.example,4\n")
    content = export.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    now = datetime(2026, 4, 6, tzinfo=UTC)
    origin = Origin("members.csv", digest, len(content), "trueline-daily", 1, now, "bench")
    began = time.perf_counter()
    batch = workspace.facts.add(
        origin, pieces(own_key, members), raw=export, now=now, progress=lambda _step, _rows: None
    )
    print(
        f"{batch.rows.facts:,} rows of {members:,} members in {time.perf_counter() - began:.1f} s"
    )
    wall, cpu = time.perf_counter(), time.process_time()
    receipt = erase_person(workspace, ErasePersonOrder([PERSON], by="bench"))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    panel = table("panel")
    left = workspace.facts.snapshot().ask(panel.filter(panel.person_key == own_key)).num_rows
    print(f"erased in {wall:.3f} s wall, {cpu:.3f} s CPU; {left} of {WEEKS} rows left")
    print(f"goal: below 1 s, nothing left. Receipt: {receipt.ledger}")
