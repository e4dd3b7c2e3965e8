"""The peer of panels: ``peer_regression.py small`` or ``panel PATH``; imports nothing of ours.

Prints, as JSON, coefficients and member-clustered errors of pyfixest.
"""

import json
import sys
import time
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pyfixest as pf

warnings.filterwarnings("ignore")
EXACT = {"fixef_tol": 1e-13}


def fitted(
    frame: pd.DataFrame, what: str, effects: str, **settings: float
) -> dict[str, list[float]]:
    fit = pf.feols(f"sales ~ {what} | {effects}", frame, vcov={"CRV1": "member"}, **settings)
    return {"coefficients": fit.coef().tolist(), "errors": fit.se().tolist()}


def with_event_time(frame: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    treated = frame["start"] >= 0
    since = np.clip(frame["week"] - frame["start"], first, last)
    return frame.assign(
        treated=(treated & (frame["week"] >= frame["start"])).astype(float),
        since=np.where(treated, since, -1),
    )


def small(path: str) -> dict[str, Any]:
    """Fit every variant of the small panel: with and without gaps and strata."""
    frame = with_event_time(pd.read_parquet(path), -4, 5)
    frame["segment_week"] = frame["segment"] * 1000 + frame["week"]
    return {
        f"{what}, {effects}": fitted(frame, how, f"member + {effects}", **EXACT)
        for effects in ("week", "segment_week")
        for what, how in (("plain", "treated"), ("event study", "i(since, ref=-1)"))
    }


def panel(path: str) -> dict[str, Any]:
    """Fit the event study of 25 coefficients on a large panel, with the package's own settings."""
    frame = with_event_time(pd.read_parquet(path), -12, 13)
    began, cpu = time.perf_counter(), time.process_time()
    found = fitted(frame, "i(since, ref=-1)", "member + week")
    return found | {"wall": time.perf_counter() - began, "cpu": time.process_time() - cpu}


if __name__ == "__main__":
    print(json.dumps({"small": small, "panel": panel}[sys.argv[1]](sys.argv[2])))
