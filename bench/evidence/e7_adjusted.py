"""E7: adjusted comparisons beside DoubleML: as near to the truth, and a hundred times faster.

The truth is that of the IHDP files (5 draws), where they lie: ``TRUELINE_CORPUS`` names the folder
of exports, and the data lie beside it. ``--rows 1M`` compares on rows of four columns that take
few values, which ours puts together where they lie.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.evidence.large import SIZES, judged
from bench.evidence.measured import PEERS, has_peers, run_measured
from trueline.evidence.adjusting.asked_cells import MemberTable, ask_cells
from trueline.evidence.adjusting.cells import CellEstimate, adjust_cells
from trueline.evidence.adjusting.cross_fitted import adjust
from trueline.evidence.adjusting.learners import Linear
from trueline.evidence.one_thread import one_thread
from trueline.evidence.study import Estimand
from trueline.plugins.engines.duckdb import DuckDBEngine

PEER = Path(__file__).with_name("peer_adjusted.py")
FILES, GOAL_ERROR, GOAL_SPEED = 5, 1.05, 100.0
KNOWN = ("segment", "region", "tenure", "bought")


def write_members(path: Path, count: int) -> float:
    """Write rows whose true average effect is given back."""
    rng = np.random.default_rng(5701)
    values = [rng.integers(0, one, count) for one in (5, 8, 4, 10)]
    segment, region, tenure, bought = values
    chance = 1 / (1 + np.exp(1.2 - 0.15 * segment + 0.08 * region - 0.3 * tenure - 0.12 * bought))
    treated = rng.random(count) < chance
    effect = 1 + 0.2 * tenure
    spend = 5 + 0.7 * segment - 0.2 * region + 0.9 * tenure + 1.1 * bought
    spend = spend + rng.normal(0, 4, count) + effect * treated
    columns = dict(zip(KNOWN, values, strict=True))
    pq.write_table(pa.table(columns | {"treated": treated.astype(int), "spend": spend}), path)
    return float(effect.mean())


def ours(path: Path) -> tuple[int, CellEstimate, float]:
    """Compare from cells: their number, the answer, and seconds of processor without imports."""
    engine, members = DuckDBEngine(thread_count=2), MemberTable("spend", "treated", KNOWN)
    began = time.process_time()
    cells = ask_cells(lambda sql: engine.query(sql, {"members": [str(path)]}), members)
    with one_thread():
        found = adjust_cells(cells, estimand=Estimand.ATE)
    return len(cells.count), found, time.process_time() - began


def on_rows(rows: str) -> dict[str, bool]:
    with TemporaryDirectory() as folder:
        few, path = Path(folder, "few.parquet"), Path(folder, "members.parquet")
        write_members(few, 1000)
        truth = write_members(path, SIZES[rows])
        ours(few)  # libraries are loaded, as the peer's are before its clock begins
        count, own, took = ours(path)
        print(f"truth {truth:.4f} on {rows} rows")
        print(f"Trueline, {count:,} cells  {own.lift:.4f} ({own.error:.4f}) {took:7.2f} s CPU")
        if not has_peers():
            return {}
        peer = run_measured(PEERS, [str(PEER), "rows", str(path)]).said
    print(
        f"DoubleML, linear       {peer['lift']:.4f} ({peer['error']:.4f}) {peer['cpu']:7.2f} s CPU"
    )
    print(f"1/{peer['cpu'] / took:.0f} of its CPU")
    goals = {"E7 within three errors of the truth": abs(own.lift - truth) < 3 * own.error}
    if rows == "1M":
        goals["E7 at least 100 times faster"] = peer["cpu"] >= GOAL_SPEED * took
    return goals


def on_files(folder: Path) -> dict[str, bool]:
    paths = [folder / f"ihdp_npci_{one}.csv" for one in range(1, FILES + 1)]
    errors = []
    for path in paths:
        table = np.genfromtxt(path, delimiter=",")
        with one_thread():
            found = adjust(
                table[:, 5:], table[:, 0] > 0, table[:, 1], Linear(), estimand=Estimand.ATE, seed=1
            )
        errors.append((found.lift - float((table[:, 4] - table[:, 3]).mean())) / table[:, 1].std())
    own = float(np.sqrt(np.mean(np.square(errors))))
    print(f"IHDP, {FILES} files: Trueline, linear, RMSE {own:.4f} spreads")
    if not has_peers():
        return {}
    peer = run_measured(PEERS, [str(PEER), "files", *map(str, paths)]).said["rmse"]
    print(f"IHDP, {FILES} files: DoubleML, linear, RMSE {peer:.4f} spreads")
    return {"E7 RMSE at most 1.05 of DoubleML": own <= GOAL_ERROR * peer}


def main() -> int:
    parser = argparse.ArgumentParser(description="Adjusted comparisons.")
    parser.add_argument("--rows", choices=list(SIZES), default="1M")
    goals = on_rows(parser.parse_args().rows)
    corpus = os.environ.get("TRUELINE_CORPUS", "")
    folder = Path(corpus).parent / "evidence" / "ihdp"
    if corpus and folder.is_dir():
        goals |= on_files(folder)
    return judged(goals)


if __name__ == "__main__":
    sys.exit(main())
