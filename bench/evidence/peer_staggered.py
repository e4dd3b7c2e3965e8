"""The peer of staggered starts: ``peer_staggered.py PATH`` or ``counties PATH``; nothing of ours.

Prints, as JSON, what diff-diff's group-time effects come to over all.
"""

import json
import sys
import warnings

import diff_diff as dd
import pandas as pd

warnings.filterwarnings("ignore")


def main(path: str) -> None:
    frame = pd.read_parquet(path, columns=["member", "week", "start", "sales"])
    frame["start"] = frame["start"].where(frame["start"] >= 0, -1) + 1
    frame["week"] += 1
    found = dd.CallawaySantAnna(control_group="never_treated").fit(
        frame,
        outcome="sales",
        unit="member",
        time="week",
        first_treat="start",
        aggregate="simple",
    )
    print(json.dumps({"lift": float(found.overall_att), "error": float(found.overall_se)}))


if __name__ == "__main__":
    main(sys.argv[1])
