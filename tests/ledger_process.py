"""The real ledger in processes of its own: store, files and application database.

Every commit of an account sets all its values to one number; whoever sees two numbers at once has
seen half a commit.
"""

import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from django.db import ProgrammingError, connection, transaction

from tests import django_ready
from tests.databases import own_database
from tests.forking import Processes, forking, serve
from tests.ledgers import RULES, staged_table
from trueline.core.errors import NoRoomError
from trueline.facts.batch import Origin, Piece, RowCount
from trueline.facts.compiled import compiled
from trueline.facts.dataset import VALUE
from trueline.facts.manifest import Commit
from trueline.facts.tables import table
from trueline.facts.value_datasets import METRIC_DAY
from trueline.plugins.engines.duckdb import DuckDBEngine
from trueline.plugins.stores.parquet import ParquetStore
from trueline.web.schema import bring_up_to_date
from trueline.web.stores.manifest import DjangoManifest
from trueline.web.stores.organisations import OrganisationRecord, make_organisation

FIRST = date(2026, 1, 15)
DAYS = 80
METRICS = ("views", "likes")
ROWS = DAYS * len(METRICS)
MOMENT = datetime(2026, 6, 1, tzinfo=UTC)
Kill = tuple[str, int] | None
FACTS = table("metric_day").join(table("account"), "account_id")
PREPARED = (
    django_ready,
    compiled(FACTS, "duckdb", None),
    staged_table("metric_day", [("x/writer", "views", "", FIRST, 1)]).to_pylist(),
)
"""Done once, before the first fork."""


@contextmanager
def home(folder: Path, module: str = "tests.ledger_process") -> Iterator[Processes]:
    """Start a server whose processes do the work of a module on a home in a folder."""
    own = {"TRUELINE_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "trueline.web.settings"}
    with forking(module, os.environ | own_database() | own) as server:
        yield server


def prepare(organisation: str) -> None:
    """Make the database and an organisation."""
    bring_up_to_date()
    make_organisation(OrganisationRecord(organisation, organisation))


def bring(organisation: str, writer: int, number: int, kill: Kill = None) -> int:
    """Set all values of a writer's account to a number; die on the way when told to."""
    store = open_store(organisation, kill)
    raw = incoming(organisation, f"{writer} {number}".encode())
    return add(store, daily_values(writer, number), number, kill=kill, raw=raw)


def bring_many(organisation: str, writer: int, numbers: range, is_locked: bool) -> int:  # noqa: FBT001
    """Commit one number after the other; give how many."""
    store = open_store(organisation, None, is_locked=is_locked)
    for number in numbers:
        raw = incoming(organisation, f"{writer} {number}".encode())
        add(store, daily_values(writer, number), number, raw=raw)
    return len(numbers)


def watch(organisation: str, seconds: float) -> tuple[int, list[str]]:
    """Read for some time; give the number of reads and what was wrong with them."""
    faults: list[str] = []
    newest: dict[str, int] = {}
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        count += 1
        for account, (numbers, rows) in state(organisation).items():
            if len(numbers) != 1 or rows != ROWS:
                faults.append(f"half a commit: {account} {numbers} {rows}")
            if max(numbers) < newest.get(account, 0):
                faults.append(f"going back: {account} {numbers} after {newest[account]}")
            newest[account] = max(numbers)
    return count, faults


def state(organisation: str) -> dict[str, tuple[list[int], int]]:
    """Give what each account holds: its different numbers, and how many rows."""
    rows = open_store(organisation, None).snapshot().ask(FACTS).to_pylist()
    accounts = {row["account"] for row in rows}
    return {
        name: (
            sorted({int(row["value"]) for row in rows if row["account"] == name}),
            sum(row["account"] == name for row in rows),
        )
        for name in accounts
    }


def merge(organisation: str, kill: Kill = None) -> bool:
    """Merge files of history; die on the way when told to. Say whether there were many."""
    merged = open_store(organisation, kill).upkeep.compact(now=datetime.now(UTC))
    return merged is not None


def past(organisation: str, upto: int) -> list[str]:
    """Give a digest of what was known after each commit."""
    store = open_store(organisation, None)
    rows = (
        store.snapshot(as_of=one).ask(FACTS.select("account", "day", "metric_id", "value"))
        for one in range(upto + 1)
    )
    return [sha256(repr(sorted(map(repr, one.to_pylist()))).encode()).hexdigest() for one in rows]


def problems(organisation: str) -> list[str]:
    """Give what a look at every file finds."""
    return [one.what for one in open_store(organisation, None).upkeep.verify().problems]


def litter(organisation: str) -> tuple[int, int]:
    """Give the number of files that nobody names before and after they are collected."""
    store, folder = open_store(organisation, None), folder_of(organisation)
    live = {folder / one.path for one in store._manifest.live().files}
    before = set((folder / "facts").rglob("*.parquet")) - live
    store.upkeep.collect(now=datetime.now(UTC) + timedelta(minutes=1), grace=timedelta(0))
    after = set((folder / "facts").rglob("*.parquet")) - live
    return len(before), len(after)


def bring_too_much(organisation: str, limit_bytes: int, is_raw: bool) -> str:  # noqa: FBT001
    """Import more than files may hold; give the refusal's words."""
    noise = random.Random(1)  # noqa: S311 - bytes that do not compress, not a secret
    content = noise.randbytes(3 * limit_bytes) if is_raw else b"small"
    rows = daily_values(0, 7) if is_raw else noisy_values()
    store, raw = open_store(organisation, None), incoming(organisation, content)
    with connection.cursor() as cursor, suppress(ProgrammingError):  # of SQLite alone
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the database itself has room
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))
    try:
        add(store, rows, 9, raw=raw)
    except NoRoomError as refused:
        return str(refused)
    return ""


def folder_of(organisation: str) -> Path:
    return Path(os.environ["TRUELINE_HOME"]) / "organisations" / organisation


def open_store(organisation: str, kill: Kill, *, is_locked: bool = True) -> Any:
    """Open the real store; its manifest kills the process inside or after its transaction."""

    class MortalManifest(DjangoManifest):
        def lock(self) -> Any:
            return super().lock() if is_locked else nullcontext()

        def commit(self, commit: Commit) -> None:
            with transaction.atomic():
                super().commit(commit)
                _die(kill, "in the transaction")
            _die(kill, "committed")

    folder = folder_of(organisation)
    engine = DuckDBEngine(thread_count=1)
    return ParquetStore(folder, MortalManifest(organisation, folder), engine, RULES)


def add(store: Any, rows: pa.Table, number: int, *, kill: Kill = None, raw: Path) -> int:
    """Import rows observed at a minute; ``raw`` is the file they are said to come from."""
    steps: dict[str, int] = {}

    def progress(step: str, _rows: int) -> None:
        steps[step] = steps.get(step, 0) + 1
        _die(kill, step, steps[step])

    batch = store.add(
        Origin(
            file=raw.name,
            sha256=sha256(raw.read_bytes()).hexdigest(),
            byte_count=raw.stat().st_size,
            importer="tests",
            importer_version=1,
            observed_at=MOMENT + timedelta(minutes=number),
            by="ann",
        ),
        [Piece(tables={"metric_day": rows}, rows=RowCount(facts=rows.num_rows))],
        raw=raw,
        now=datetime.now(UTC),
        progress=progress,
    )
    raw.unlink()
    return int(batch.revision)


def incoming(organisation: str, content: bytes) -> Path:
    """Write a file that is to be imported."""
    raw = folder_of(organisation) / f"incoming-{os.getpid()}"
    raw.parent.mkdir(parents=True, exist_ok=True)
    raw.write_bytes(content)
    return raw


def daily_values(writer: int, number: int) -> pa.Table:
    return staged_table(
        "metric_day",
        [
            (f"x/writer-{writer}", metric, "", FIRST + timedelta(days=offset), number)
            for offset in range(DAYS)
            for metric in METRICS
        ],
    )


def noisy_values() -> pa.Table:
    """One month with many accounts and parts whose values do not compress."""
    days, names = 28, 64
    count = days * names * names * 2
    at = np.arange(count)
    values = np.random.default_rng(1).integers(0, 10**11, count)
    columns = [
        pa.array([f"x/noise-{one}" for one in at // days % names]),
        pa.array([METRICS[one] for one in at // days // names // names]),
        pa.array([f"part={one}" for one in at // days // names % names]),
        pa.array([FIRST.replace(day=1 + one) for one in (at % days).tolist()]),
        pa.array(values).cast(pa.decimal128(19, 0)).cast(VALUE),
        pa.array([""] * count),
        pa.array(np.zeros(count, np.int16)),
        pa.array(at.astype(np.int32)),
    ]
    return pa.table(columns, schema=METRIC_DAY.staged)


def _die(kill: Kill, step: str, count: int = 1) -> None:
    if kill == (step, count):
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    serve(sys.argv[1], globals())
