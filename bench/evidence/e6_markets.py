"""E6: tests in markets beside diff-diff's and mlsynth's synthetic differences: same lift, faster.

Data: 40 simulated markets by 90 days, two of them lifted by 5 % from day 76 on. Published answers,
coverage and the error of injected lifts are in ``tests/oracles`` and ``tests/simulations``.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

from bench.evidence.large import judged
from bench.evidence.measured import PEERS, has_peers, run_measured
from trueline.evidence.markets.family import FAMILY, Market
from trueline.evidence.markets.placebos import in_space
from trueline.evidence.one_thread import one_thread

PEER = Path(__file__).with_name("peer_markets.py")
MARKETS, DAYS, START, TREATED = 40, 90, 75, 2
GOAL_MS, SAME = 100.0, 0.01
TIMES = 5


def sales() -> np.ndarray:
    rng = np.random.default_rng(5601)
    level = rng.gamma(4, 1000, (MARKETS, 1))
    shared = np.cumsum(rng.normal(0, 0.01, (2, DAYS)), axis=1)
    found = level * (1 + rng.random((MARKETS, 2)) @ shared + rng.normal(0, 0.03, (MARKETS, DAYS)))
    found[:TREATED, START:] *= 1.05
    return found


def main() -> int:
    table = sales()
    market = Market(table[:TREATED].mean(axis=0), table[TREATED:], START, TREATED)
    lifts, milliseconds = {}, {}
    with one_thread():
        for name, way in FAMILY.items():
            lifts[name] = way(market).lift
            began = time.process_time()
            for _ in range(TIMES):
                way(market)
                in_space(market, way, seed=1)
            milliseconds[name] = 1000 * (time.process_time() - began) / TIMES
            print(f"Trueline, {name:21} lift {lifts[name]:8.1f} {milliseconds[name]:8.1f} ms CPU")
    goals = {"E6 synthetic control at most 100 ms": milliseconds["synthetic-control"] <= GOAL_MS}
    if has_peers():
        cores = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        asked = json.dumps({"sales": table.tolist(), "start": START, "treated": TREATED})
        for name, peer in run_measured(PEERS, [str(PEER), asked], cores).said.items():
            print(f"{name:31} lift {peer['lift']:8.1f} {peer['ms']:8.1f} ms CPU")
            apart = abs(peer["lift"] / lifts["synthetic-difference"] - 1)
            goals[f"E6 synthetic difference within 1 % of {name}"] = apart <= SAME
    return judged(goals)


if __name__ == "__main__":
    sys.exit(main())
