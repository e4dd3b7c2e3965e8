"""The peer of series: ``peer_series.py JSON``; imports nothing of ours. Prints ms a series."""

import json
import sys
import time
import warnings

import numpy as np
from statsmodels.tsa.statespace.structural import UnobservedComponents

warnings.filterwarnings("ignore")


def fit(series: np.ndarray, start: int, season: int) -> None:
    model = UnobservedComponents(series[:start], level="llevel", seasonal=season, autoregressive=1)
    model.fit(disp=0).get_forecast(len(series) - start).summary_frame(alpha=0.1)


def main(asked: dict) -> None:
    series = np.array(asked["series"])
    fit(series[0], asked["start"], asked["season"])
    began = time.process_time()
    for one in series:
        fit(one, asked["start"], asked["season"])
    print(json.dumps({"ms": 1000 * (time.process_time() - began) / len(series)}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
