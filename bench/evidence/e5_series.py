"""E5: interrupted series, milliseconds of processor a series, beside statsmodels.

Worlds, coverage and false positives are in ``tests/simulations/test_series_coverage.py``.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

from bench.evidence.large import judged
from bench.evidence.measured import PEERS, has_peers, run_measured
from trueline.evidence.interrupted.structural import believe
from trueline.evidence.one_thread import one_thread

PEER = Path(__file__).with_name("peer_series.py")
SERIES, PERIODS, START, SEASON = 20, 120, 100, 7
GOAL_MS = 100.0


def worlds() -> list[list[float]]:
    rng = np.random.default_rng(5503)
    days = [np.tile(rng.normal(0, 1, SEASON), PERIODS)[:PERIODS] for _ in range(SERIES)]
    level = np.cumsum(rng.normal(0, 0.1, (SERIES, PERIODS)), axis=1)
    return (np.array(days) + level + rng.normal(0, 1, (SERIES, PERIODS))).tolist()


def main() -> int:
    series = worlds()
    with one_thread():
        warm = believe(np.array(series[0]), np.zeros((PERIODS, 0)), START, season=SEASON)
        warm.average.quantile(0.05)
        began = time.process_time()
        for one in series:
            found = believe(np.array(one), np.zeros((PERIODS, 0)), START, season=SEASON)
            found.average.quantile(0.05)
            found.average.quantile(0.95)
        own = 1000 * (time.process_time() - began) / SERIES
    print(f"Trueline                        {own:8.1f} ms CPU a series of {PERIODS}")
    if has_peers():
        cores = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        asked = json.dumps({"series": series, "start": START, "season": SEASON})
        peer = run_measured(PEERS, [str(PEER), asked], cores).said["ms"]
        print(f"statsmodels, unobserved components {peer:5.1f} ms CPU a series; 1/{peer / own:.1f}")
    return judged({"E5 at most 100 ms CPU a series": own <= GOAL_MS})


if __name__ == "__main__":
    sys.exit(main())
