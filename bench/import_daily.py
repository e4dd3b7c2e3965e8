"""Import of a 1-million-row daily-metric export, against pandas on the same file.

Ours is the whole import: recognise, digest, read, keys, comparison, raw copy, facts with line
numbers, partial sums, fsync, commit. pandas reads the CSV and writes one Parquet file. Each runs
in a process of its own, several times in turn; the best run counts. Seconds are of the work alone;
start-up, with the loading of pandas or of the importers, is in the column of the whole process.
Ours runs without pandas, as an installation does: where it is installed, pyarrow loads it unasked.
"""

import json
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from importlib.abc import MetaPathFinder
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

ROUNDS = 5
ACCOUNTS, METRICS, DAYS = 20, 46, 1_092
SHAPES = {"one network": ("instagram",), "eight networks": (
    "instagram", "facebook", "x", "linkedin", "youtube", "tiktok", "web", "pinterest",
)}  # fmt: skip


class WithoutPandas(MetaPathFinder):
    """Lets pandas be found nowhere."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


def write_export(path: Path, networks: tuple[str, ...]) -> int:
    """Write the export day by day; give its number of rows."""
    from trueline.metrics.catalogue import load_catalogue
    from trueline.metrics.metric import Kind

    reported = [
        one.id
        for one in load_catalogue().all()
        if not (one.formula or one.rows or one.kind is Kind.MONEY)
    ]
    rng = np.random.default_rng(1)
    keys = [
        f"{networks[account % len(networks)]}/acme-{account},{metric},"
        for account in range(ACCOUNTS)
        for metric in reported[:METRICS]
    ]
    with path.open("w", encoding="utf-8") as stream:
        stream.write("account,metric,breakdown,day,value\n")
        for offset in range(DAYS):
            day = date(2023, 1, 1) + timedelta(days=offset)
            values = rng.integers(0, 100_000, len(keys))
            stream.writelines(f"{key},{day},{one}\n" for key, one in zip(keys, values, strict=True))
    return len(keys) * DAYS


def import_with_trueline(path: Path, folder: Path) -> float:
    sys.meta_path.insert(0, WithoutPandas())
    import trueline
    from trueline.usecases.catalogues import IMPORTERS
    from trueline.usecases.import_file import ImportOrder, import_file

    workspace = trueline.open(folder).workspace()
    IMPORTERS.all()
    began = time.perf_counter()
    result = import_file(workspace, ImportOrder(path, path.name))
    seconds = time.perf_counter() - began
    if result.batch is None:
        raise SystemExit(str(result.issues))
    return seconds


def import_with_pandas(path: Path, folder: Path) -> float:
    import pandas as pd

    began = time.perf_counter()
    pd.read_csv(path).to_parquet(folder / "out.parquet")
    return time.perf_counter() - began


def measure(name: str, path: Path) -> dict[str, float]:
    """Run one import in a process of its own."""
    began = time.perf_counter()
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, __file__, name, str(path), folder], capture_output=True, check=True
        )
    told: dict[str, float] = json.loads(done.stdout)
    return told | {"process": time.perf_counter() - began}


def child(name: str, path: str, folder: str) -> None:
    work = {"trueline": import_with_trueline, "pandas": import_with_pandas}[name]
    cpu = time.process_time()
    seconds = work(Path(path), Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": time.process_time() - cpu, "peak": peak}))


def main() -> None:
    print(f"{'':34}{'seconds':>9}{'rows/s':>12}{'process':>9}{'peak MB':>9}")
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "export.csv"
        for shape, networks in SHAPES.items():
            rows = write_export(path, networks)
            runs: dict[str, list[dict[str, float]]] = {"trueline": [], "pandas": []}
            for _ in range(ROUNDS):
                for name, told in runs.items():
                    told.append(measure(name, path))
            best = {name: min(told, key=lambda one: one["seconds"]) for name, told in runs.items()}
            for name, one in best.items():
                print(
                    f"{name + ', ' + shape:34}{one['seconds']:9.3f}{rows / one['seconds']:12,.0f}"
                    f"{one['process']:9.2f}{one['peak']:9.0f}"
                )
            ratio = best["pandas"]["seconds"] / best["trueline"]["seconds"]
            print(f"{'rows/s, trueline over pandas':34}{ratio:9.2f}   (goal: at least 1)")


if __name__ == "__main__":
    child(*sys.argv[1:]) if len(sys.argv) > 1 else main()
