"""E1: an event study of 25 coefficients with member-clustered errors, beside pyfixest's.

``--rows 1M`` is quick; the goal is for 10M, where the peer takes 10 GB of memory.
"""

import sys
from pathlib import Path

import numpy as np

from bench.evidence.large import asked_rows, judged, ours, panel_of, tell, tell_head
from bench.evidence.measured import PEERS, has_peers, run_measured

PEER = Path(__file__).with_name("peer_regression.py")
CPU_SHARE, MEMORY_SHARE, SAME = 1 / 10, 1 / 15, 1e-8


def main() -> int:
    rows, count = asked_rows("1M", "Event study on a large panel.")
    with panel_of(count) as path:
        tell_head(rows)
        own = ours("event", path)
        tell("Trueline, two passes", own)
        if not has_peers():
            return 0
        peer = run_measured(PEERS, [str(PEER), "panel", str(path)])
    tell("pyfixest 0.60", peer)
    print(f"{'  of which its fit alone':42} {peer.said['cpu']:8.1f} {peer.said['wall']:8.1f}")
    apart = max(
        float(np.abs(np.subtract(own.said[one], peer.said[one])).max())
        for one in ("coefficients", "errors")
    )
    print(
        f"CPU 1/{peer.cpu / own.cpu:.1f}, wall 1/{peer.wall / own.wall:.1f}, "
        f"memory 1/{peer.peak / own.peak:.1f}; farthest apart {apart:.1e}"
    )
    goals = {f"E1 equal to {SAME:.0e}": apart <= SAME}
    if rows != "1M":
        goals["E1 CPU at most 1/10"] = own.cpu <= CPU_SHARE * peer.cpu
        goals["E1 peak memory at most 1/15"] = own.peak <= MEMORY_SHARE * peer.peak
    return judged(goals)


if __name__ == "__main__":
    sys.exit(main())
