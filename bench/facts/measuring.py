"""Runs contenders, each in a process of its own, in turn, and gathers what they say."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.facts.contender import Seconds, best, timed
from bench.facts.exports import Exports, make_exports
from bench.facts.scorecard import digest

CONTENDERS = {
    "Trueline": ("trueline_ledger", "TruelineLedger"),
    "DuckDB, one ideal Parquet file": ("duckdb_peers", "IdealFile"),
    "Polars, one ideal Parquet file": ("scripts", "PolarsScript"),
    "DuckDB file": ("duckdb_peers", "DuckDBFile"),
    "delta-rs": ("delta", "DeltaRs"),
    "PostgreSQL": ("postgresql", "PostgreSQL"),
    "pandas script": ("scripts", "PandasScript"),
}
READERS_ONLY = ("DuckDB, one ideal Parquet file", "Polars, one ideal Parquet file")
ROUNDS = 7
SLOW = 2.0
"""Seconds above which a scorecard is asked three times only."""


@dataclass(slots=True)
class Told:
    """What a contender said of itself.

    Attributes:
        seconds: By piece of work: load, merge, and each way of the scorecard.
        digests: Of the scorecard before and after the merge, by way.
        byte_count: After the load; 0 for a script that keeps nothing.
        load_average: Of the machine when it ended.
    """

    seconds: dict[str, Seconds] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    byte_count: int = 0
    load_average: float = 0.0


def measure(name: str, exports: Exports, folder: Path) -> Told:
    """Let a contender do everything once in this process."""
    module, kind = CONTENDERS[name]
    contender = getattr(import_module(f"bench.facts.{module}"), kind)(folder)
    told = Told()
    try:
        told.seconds["load"], _ = timed(contender, lambda: contender.load(exports))
        told.byte_count = contender.byte_count()
        for way, ask in contender.scorecards().items():
            first, _ = timed(contender, ask)
            told.seconds[way], answer = best(contender, ask, 2 if first.wall > SLOW else ROUNDS)
            told.digests[f"months, {way}"] = digest(answer)
        if name not in READERS_ONLY:
            told.seconds["merge"], _ = timed(contender, lambda: contender.merge(exports))
            for way, ask in contender.scorecards().items():
                told.digests[f"weekly, {way}"] = digest(ask())
        told.load_average = os.getloadavg()[0]
    finally:
        getattr(contender, "close", lambda: None)()
    return told


def measure_all(size: str, folder: Path, rounds: int) -> tuple[Exports, dict[str, Told]]:
    """Measure every contender in turn, some rounds; give the least of each clock.

    Raises:
        SystemExit: Two contenders answer differently.
    """
    exports = make_exports(folder / size, size)
    found: dict[str, Told] = {}
    for _ in range(rounds):
        for name in CONTENDERS:
            found[name] = _least(found.get(name), _child(name, size, folder))
    for moment in ("months", "weekly"):
        answers = {
            text
            for told in found.values()
            for way, text in told.digests.items()
            if way.startswith(moment)
        }
        if len(answers) != 1:
            raise SystemExit(f"The answers differ: { {n: t.digests for n, t in found.items()} }")
        print(f"{size}: every scorecard after the {moment}: {answers.pop()}")
    return exports, found


def _child(name: str, size: str, folder: Path) -> Told:
    with TemporaryDirectory(dir=folder) as own:
        done = subprocess.run(
            [sys.executable, "-m", "bench.facts", "--measure", name, size, str(folder), own],
            stdout=subprocess.PIPE,
            check=True,
        )
    told = json.loads(done.stdout.splitlines()[-1])
    seconds = {work: Seconds(*pair) for work, pair in told["seconds"].items()}
    return Told(seconds, told["digests"], told["byte_count"], told["load_average"])


def _least(before: Told | None, now: Told) -> Told:
    if before is None:
        return now
    for work, one in now.seconds.items():
        old = before.seconds[work]
        now.seconds[work] = Seconds(min(old.wall, one.wall), min(old.cpu, one.cpu))
    return now


def as_json(told: Told) -> str:
    """Write what a contender said for the process that asked."""
    seconds = {work: (one.wall, one.cpu) for work, one in told.seconds.items()}
    return json.dumps({
        "seconds": seconds,
        "digests": told.digests,
        "byte_count": told.byte_count,
        "load_average": told.load_average,
    })  # fmt: skip
