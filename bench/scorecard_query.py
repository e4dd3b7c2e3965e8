"""Scorecard of the demo plan: cold process, warm, and its queries against raw DuckDB.

The queries are those that the scorecard asks of the ledger. The limit is the same SQL, run by
DuckDB alone on one ideally sorted Parquet file a table; the goal is at most twice that.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

import trueline
from trueline.facts.schema import DATASETS
from trueline.facts.sql_text import columns, listed, quoted
from trueline.home.demo import SLUG, load_demo_organisation
from trueline.metrics.catalogue import load_catalogue
from trueline.plugins.engines.duckdb import ENGINE
from trueline.plugins.stores.parquet import ParquetStore
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace

ROUNDS = 15


@dataclass
class Recorder:
    """An engine that notes what it is asked and how long the answers take."""

    name: str = ENGINE.name
    dialect: str = ENGINE.dialect
    asked: list[tuple[str, Mapping[str, Sequence[str]]]] = field(default_factory=list)
    seconds: float = 0.0

    def query(self, sql: str, sources: Mapping[str, Sequence[str]]) -> pa.Table:
        began = time.perf_counter()
        answer = ENGINE.query(sql, sources)
        self.seconds += time.perf_counter() - began
        self.asked.append((sql, dict(sources)))
        return answer


def open_recorded(folder: Path) -> tuple[Workspace, Recorder]:
    """Open the demo with an engine that takes notes."""
    workspace, engine = trueline.open(folder).workspace(SLUG), Recorder()
    from trueline.home.wiring import organisation_folder
    from trueline.web.stores.manifest import DjangoManifest

    place = organisation_folder(SLUG)
    manifest = DjangoManifest(SLUG, place)
    return replace(
        workspace, facts=ParquetStore(place, manifest, engine, load_catalogue().metrics)
    ), engine


def best(work: Callable[[], Any]) -> float:
    """Give the seconds of the fastest of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def make_ideal(path: Path, name: str, files: Sequence[str]) -> str:
    """Write all rows of a table as one sorted Parquet file."""
    dataset = DATASETS.get(name.removesuffix("_roll"))
    order = f"order by {columns(dataset.sort)}" if dataset and name in DATASETS else ""
    target = path / f"{name}.parquet"
    duckdb.sql(
        f"copy (from read_parquet({listed(files)}) {order}) to {quoted(target)}"
        " (format parquet, compression zstd)"
    )
    return str(target)


def raw_seconds(asked: Sequence[tuple[str, Mapping[str, Sequence[str]]]], scratch: Path) -> float:
    """Run the same SQL by DuckDB alone on ideal files."""
    connection = duckdb.connect()
    for name, files in {
        name: files for _, sources in asked for name, files in sources.items()
    }.items():
        ideal = make_ideal(scratch, name, files)
        connection.execute(f'create view "{name}" as from read_parquet({quoted(ideal)})')
    return best(lambda: [connection.sql(sql).to_arrow_table() for sql, _ in asked])


def measure(folder: Path, kind: str) -> None:
    """Score in this process; print seconds as JSON."""
    began = time.perf_counter()
    workspace, engine = open_recorded(folder)
    adopted = workspace.plans.adopted()
    if adopted is None:
        raise SystemExit("The demo has no plan in force.")
    opened = time.perf_counter()
    score(workspace, adopted.plan, on=workspace.today)
    told = {
        "open": opened - began,
        "score": time.perf_counter() - opened,
        "query": engine.seconds,
        "questions": len(engine.asked),
        "files": sum(len(files) for _, sources in engine.asked for files in sources.values()),
    }
    if kind == "warm":
        asked = list(engine.asked)
        told["score"] = best(lambda: score(workspace, adopted.plan, on=workspace.today))
        told["query"] = best(lambda: [ENGINE.query(sql, sources) for sql, sources in asked])
        with TemporaryDirectory() as scratch:
            told["raw"] = raw_seconds(asked, Path(scratch))
    print(json.dumps(told))


def child(folder: Path, kind: str) -> dict[str, float]:
    """Measure in a process of its own."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, str(folder), kind], stdout=subprocess.PIPE, check=True
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told | {"process": time.perf_counter() - began}


def main() -> None:
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        home = trueline.open(folder)
        began = time.perf_counter()
        loaded = load_demo_organisation(home, tell=lambda _done, _all: None)
        count = len(loaded.results) if loaded else 0
        print(f"demo loaded: {count} exports in {time.perf_counter() - began:.1f} s")
        cold = min((child(folder, "cold") for _ in range(3)), key=lambda one: one["process"])
        warm = child(folder, "warm")
    print(f"{'seconds':24}{'process':>9}{'open':>9}{'score':>9}{'queries':>9}")
    for name, told in (("cold process", cold), ("warm", warm)):
        shown = "".join(f"{told[one]:9.3f}" for one in ("process", "open", "score", "query"))
        print(f"{name:24}{shown}")
    print(f"{'raw DuckDB, ideal file':24}{warm['raw']:36.3f}")
    print(f"questions {warm['questions']:.0f}, files opened {warm['files']:.0f}")
    print(f"queries over raw: {warm['query'] / warm['raw']:.2f}   (goal: at most 2)")


if __name__ == "__main__":
    measure(Path(sys.argv[1]), sys.argv[2]) if len(sys.argv) > 1 else main()
