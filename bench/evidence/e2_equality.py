"""E2: coefficients and clustered errors equal pyfixest's, whole and gappy, with and without strata.

``--write`` writes pyfixest's numbers to the oracle that the tests read.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.evidence.measured import PEERS, ROOT, has_peers, run_measured
from bench.evidence.panels import SmallPanel, small_panel
from trueline.evidence.observations import Panel
from trueline.evidence.staggered.regression import Regression, by_event_time, regress, since_start
from trueline.evidence.staggered.within import within_panel

ORACLE = ROOT / "tests" / "oracles" / "plain_regressions.json"
PEER = Path(__file__).with_name("peer_regression.py")
GOAL = 1e-8
FIRST, LAST = -4, 5


def ours(panel: SmallPanel) -> dict[str, Regression]:
    """Fit what the peer fits, under the same names."""
    weeks = tuple(str(one) for one in range(panel.outcome.shape[1]))
    units = tuple(str(one) for one in range(len(panel.outcome)))
    designs = {
        "plain": since_start(len(weeks)),
        "event study": by_event_time(len(weeks), FIRST, LAST),
    }
    found = {}
    for effects, strata in (("week", np.zeros_like(panel.segments)), ("segment_week", None)):
        own = panel.segments if strata is None else strata
        cells = within_panel(Panel(units, weeks, panel.outcome, panel.starts, own))
        found |= {f"{name}, {effects}": regress(cells, how) for name, how in designs.items()}
    return found


def main() -> int:
    if not has_peers():
        return 0
    theirs, farthest = {}, 0.0
    for missing in (False, True):
        panel, label = small_panel(missing=missing), "gappy" if missing else "whole"
        with TemporaryDirectory() as folder:
            path = Path(folder, "panel.parquet")
            pq.write_table(pa.table(panel.rows()), path)
            theirs[label] = run_measured(PEERS, [str(PEER), "small", str(path)]).said
        for name, found in ours(panel).items():
            peer = theirs[label][name]
            apart = max(
                np.abs(found.coefficients - peer["coefficients"]).max(),
                np.abs(found.errors - peer["errors"]).max(),
            )
            farthest = max(farthest, float(apart))
            print(f"{label:6} {name:26} farthest apart {apart:.1e}")
    if "--write" in sys.argv:
        ORACLE.write_text(json.dumps(theirs, indent=1) + "\n", encoding="utf-8")
    print(f"Goal {GOAL:.0e}: {'met' if farthest <= GOAL else 'MISSED'}")
    return int(farthest > GOAL)


if __name__ == "__main__":
    sys.exit(main())
