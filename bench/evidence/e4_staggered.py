"""E4: staggered starts beside diff-diff: a third of its CPU and memory, and the same answer."""

import sys
from pathlib import Path

from bench.evidence.large import asked_rows, judged, ours, panel_of, tell, tell_head
from bench.evidence.measured import PEERS, has_peers, run_measured

PEER = Path(__file__).with_name("peer_staggered.py")
SHARE, SAME = 1 / 3, 1e-8


def main() -> int:
    rows, count = asked_rows("1M", "Group-time effects on a large panel.")
    with panel_of(count) as path:
        tell_head(rows)
        own = ours("staggered", path)
        tell("Trueline, cube in slices", own)
        if not has_peers():
            return 0
        peer = run_measured(PEERS, [str(PEER), str(path)])
    tell("diff-diff 3.13, never treated", peer)
    apart = abs(own.said["lift"] - peer.said["lift"])
    print(
        f"CPU 1/{peer.cpu / own.cpu:.1f}, wall 1/{peer.wall / own.wall:.1f}, memory "
        f"1/{peer.peak / own.peak:.1f}; lifts apart {apart:.1e}; errors {own.said['error']:.5f} "
        f"and {peer.said['error']:.5f} (theirs with the doubt about cohort shares)"
    )
    goals = {f"E4 lift equal to {SAME:.0e}": apart <= SAME}
    if rows != "1M":
        goals["E4 CPU at most 1/3"] = own.cpu <= SHARE * peer.cpu
        goals["E4 peak memory at most 1/3"] = own.peak <= SHARE * peer.peak
    return judged(goals)


if __name__ == "__main__":
    sys.exit(main())
