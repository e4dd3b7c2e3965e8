"""The overview against raw DuckDB, and 300 KPIs against the script that a person would write.

``python -m bench.overview [--rows 1M|10M] [--folder F] [--home H]``. Each part runs in a process of
its own; ratios come from one run.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import trueline
from bench.facts.contender import timed
from bench.facts.exports import SIZES, make_exports
from trueline.home.demo import load_demo_organisation


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.overview", description=__doc__)
    parser.add_argument("--rows", choices=[*SIZES, "none"], default="1M")
    parser.add_argument("--folder", type=Path, help="kept exports; else a temporary folder")
    parser.add_argument("--home", type=Path, help="a home that holds the demo already")
    parser.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.part:
        print(json.dumps(part(*asked.part)))
        return
    with TemporaryDirectory() as scratch:
        home = asked.home or Path(scratch) / "home"
        if not asked.home:
            load_demo_organisation(trueline.open(home), tell=lambda _done, _all: None)
        tell_demo(child("demo", str(home), ""))
        if asked.rows != "none":
            folder = (asked.folder or Path(scratch)) / asked.rows
            make_exports(folder, asked.rows)
            ours = child("many", str(folder), asked.rows)
            tell_many(ours, child("pandas", str(folder), asked.rows), asked.rows)


def part(name: str, folder: str, size: str) -> dict[str, Any]:
    """Measure one part in this process."""
    if name == "demo":
        from bench.overview.demo import measure_demo

        return measure_demo(Path(folder))
    exports = make_exports(Path(folder), size)
    if name == "pandas":
        from bench.facts.scripts import PandasScript

        script = PandasScript(Path(folder))
        load, _ = timed(script, lambda: script.load(exports))
        ask, _ = timed(script, script.scorecards()["facts"])
        return {"load": (load.wall, load.cpu), "ask": (ask.wall, ask.cpu)}
    from bench.overview.many_kpis import measure_many

    with TemporaryDirectory() as own:
        return measure_many(exports, Path(own))


def child(*named: str) -> dict[str, Any]:
    """Measure one part in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.overview", "--part", *named],
        stdout=subprocess.PIPE,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def tell_demo(told: dict[str, Any]) -> None:
    print(f"{'the demo, seconds':32}{'first':>9}{'again':>9}")
    for name, seconds in told["cold"].items():
        again = told["warm"].get(name)
        print(f"{name:32}{seconds:9.3f}" + (f"{again:9.3f}" if again is not None else ""))
    print(f"{'together, again':32}{sum(told['warm'].values()):18.3f}")
    print(f"{told['questions']} questions: {told['queries']:.3f}, raw DuckDB {told['raw']:.3f}")
    print(f"queries over raw: {told['queries'] / told['raw']:.2f}   (goal: at most 2)")


def tell_many(ours: dict[str, Any], theirs: dict[str, Any], size: str) -> None:
    print(f"300 KPIs on {size} facts: {ours['cells']} cells, {ours['forecasts']} forecasts")
    for name in ("first", "again"):
        wall, cpu = ours[name]
        print(f"{'scorecard, ' + name:32}{wall:9.2f} ({cpu:.2f} CPU)")
    whole = [theirs["load"][at] + theirs["ask"][at] for at in (0, 1)]
    print(f"{'pandas: read and ask, no forecast':32}{whole[0]:9.2f} ({whole[1]:.2f} CPU)")
    print(f"pandas over ours, again: {whole[0] / ours['again'][0]:.2f}   (goal: at least 10)")


if __name__ == "__main__":
    main()
