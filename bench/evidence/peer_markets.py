"""The peers of markets: ``peer_markets.py JSON``; imports nothing of ours."""

import json
import sys
import time
import warnings

import diff_diff as dd
import mlsynth
import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")


def frame_of(asked: dict) -> pd.DataFrame:
    sales = np.array(asked["sales"])
    count, days = sales.shape
    frame = pd.DataFrame(
        {
            "market": np.repeat([f"m{one:02}" for one in range(count)], days),
            "day": np.tile(np.arange(days), count),
            "sales": sales.ravel(),
        }
    )
    frame["is_treated"] = (np.repeat(np.arange(count), days) < asked["treated"]).astype(int)
    frame["is_on"] = frame["is_treated"] * (frame["day"] >= asked["start"]).astype(int)
    return frame


def main(asked: dict) -> None:
    frame, found = frame_of(asked), {}
    after = list(range(asked["start"], int(frame["day"].max()) + 1))
    began = time.process_time()
    fit = dd.SyntheticDiD(n_bootstrap=100, seed=1).fit(
        frame, "sales", "is_treated", "market", "day", post_periods=after
    )
    took = 1000 * (time.process_time() - began)
    found["diff-diff, SDID, 100 placebos"] = {"lift": float(fit.att), "ms": took}
    settings = {
        "df": frame,
        "outcome": "sales",
        "treat": "is_on",
        "unitid": "market",
        "time": "day",
        "display_graphs": False,
    }
    began = time.process_time()
    fit = mlsynth.SDID(settings).fit()
    took = 1000 * (time.process_time() - began)
    found["mlsynth, SDID"] = {"lift": float(fit.effects.att), "ms": took}
    print(json.dumps(found))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
