"""Facts against their peers: import, weekly merge, scorecard, bytes; ratios and growth.

``python -m bench.facts [--rows 1M] [--rows 10M] [--rows 100M] [--folder F] [--rounds N]
[--picture growth.svg]``, or ``--members 1000000`` for an erasure, or ``--pages`` for the server.
Everything runs in one process tree; every answer is compared.
"""

import argparse
import os
import platform
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.facts.erasing import measure_erasure
from bench.facts.exports import SIZES, Exports, make_exports
from bench.facts.growth import draw_growth
from bench.facts.measuring import READERS_ONLY, Told, as_json, measure, measure_all
from bench.facts.pages import measure_pages

IDEAL = "DuckDB, one ideal Parquet file"
WORK = {"load": "import", "merge": "weekly merge", "facts": "scorecard", "roll-ups": "on roll-ups"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.facts", description=__doc__)
    parser.add_argument("--rows", action="append", choices=SIZES, help="1M and 10M by default")
    parser.add_argument("--folder", type=Path, help="kept exports; else a temporary folder")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--picture", type=Path, help="where to draw the growth")
    parser.add_argument("--members", type=int, help="erase one of so many members instead")
    parser.add_argument("--pages", action="store_true", help="ask the real server instead")
    parser.add_argument("--measure", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        name, size, folder, own = asked.measure
        print(as_json(measure(name, make_exports(Path(folder) / size, size), Path(own))))
        return
    with TemporaryDirectory() as scratch:
        if asked.members:
            measure_erasure(Path(scratch), asked.members)
            return
        if asked.pages:
            exports = make_exports((asked.folder or Path(scratch)) / "1M", "1M")
            measure_pages(Path(scratch) / "home", exports.months)
            return
        run(asked, asked.folder or Path(scratch))


def run(asked: argparse.Namespace, folder: Path) -> None:
    packages = ("duckdb", "pyarrow", "polars", "pandas", "deltalake", "psycopg")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    print(", ".join(f"{one} {version(one)}" for one in packages))
    grown: dict[str, dict[str, Told]] = {}
    for size in asked.rows or ["1M", "10M"]:
        exports, grown[size] = measure_all(size, folder, asked.rounds)
        print_table(exports, grown[size])
        print_ratios(exports, grown[size])
    if asked.picture:
        asked.picture.write_text(draw_growth(grown), encoding="utf-8")


def print_table(exports: Exports, found: dict[str, Told]) -> None:
    print(f"\n{exports.rows:,} facts in {len(exports.months)} files; wall seconds (CPU seconds)")
    print(f"{'':32}" + "".join(f"{one:>18}" for one in WORK.values()) + f"{'B/fact':>8}{'load':>6}")
    for name, told in found.items():
        cells = [
            f"{told.seconds[one].wall:.3f} ({told.seconds[one].cpu:.3f})"
            if one in told.seconds and not (one == "load" and name in READERS_ONLY)
            else "–"
            for one in WORK
        ]
        size = f"{told.byte_count / exports.rows:.2f}" if told.byte_count else "–"
        print(f"{name:32}" + "".join(f"{one:>18}" for one in cells)
              + f"{size:>8}{told.load_average:6.1f}")  # fmt: skip


def print_ratios(exports: Exports, found: dict[str, Told]) -> None:
    """Print what each goal asks for, by the clock and by processors."""
    ours = found["Trueline"]

    def over(name: str, theirs: str, own: str) -> str:
        they, we = found[name].seconds[theirs], ours.seconds[own]
        return f"{they.wall / we.wall:.2f} wall, {they.cpu / we.cpu:.2f} CPU"

    limit = found[IDEAL].seconds["facts"]
    print()
    for way, goal in (("facts", 1.25), ("roll-ups", 0.8)):
        one = ours.seconds[way]
        print(f"scorecard on {way} over the limit: {one.wall / limit.wall:.2f} wall,"
              f" {one.cpu / limit.cpu:.2f} CPU (goal: at most {goal})")  # fmt: skip
    for name in ("pandas script", "PostgreSQL"):
        print(f"scorecard, {name} over ours on roll-ups: {over(name, 'facts', 'roll-ups')};"
              f" on facts: {over(name, 'facts', 'facts')} (goal: at least 20)")  # fmt: skip
    load, rows = ours.seconds["load"], exports.rows
    print(f"import: {rows / load.wall:,.0f} rows/s wall, {rows / load.cpu:,.0f} rows a CPU second")
    print("  (goal: at least 1,500,000 rows/s)")
    for name in ("DuckDB file", "PostgreSQL", "delta-rs"):
        print(f"import, {name} over ours: {over(name, 'load', 'load')}")
    for name in ("delta-rs", "PostgreSQL"):
        print(f"weekly merge, {name} over ours: {over(name, 'merge', 'merge')} (goal: at least 5)")
    print(f"bytes a fact: {ours.byte_count / exports.rows:.2f} (goal: at most 5)\n", flush=True)


if __name__ == "__main__":
    main()
