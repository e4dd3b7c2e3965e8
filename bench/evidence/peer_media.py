"""The peer of the media mix: ``peer_media.py PATH``; nothing of ours.

PyMC-Marketing's model with geometric carry-over of eight weeks, logistic saturation and its own
priors, sampled by numpyro. Prints, as JSON, each channel's return with its 90 % interval, and the
seconds of model and sampling alone.
"""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from pymc_marketing.mmm import MMM, GeometricAdstock, LogisticSaturation

warnings.filterwarnings("ignore")


def main(path: str) -> None:
    world = json.loads(Path(path).read_text(encoding="utf-8"))
    frame = pd.DataFrame(np.array(world["spend"]), columns=world["media"])
    frame["week"] = pd.to_datetime(world["weeks"])
    frame["trend"] = np.linspace(-0.5, 0.5, len(frame))
    outcome = pd.Series(world["outcome"], name="y")
    began = time.perf_counter()
    model = MMM(
        date_column="week",
        channel_columns=world["media"],
        control_columns=["trend"],
        adstock=GeometricAdstock(l_max=8),
        saturation=LogisticSaturation(),
        yearly_seasonality=5,
    )
    model.fit(
        frame,
        outcome,
        nuts_sampler="numpyro",
        chains=2,
        draws=500,
        tune=500,
        progressbar=False,
        random_seed=1,
        target_accept=0.9,
    )
    seconds = time.perf_counter() - began
    posterior = model.posterior
    scale = float(np.abs(outcome).max())
    moved = posterior["channel_contribution"].transpose("chain", "draw", "date", "channel")
    returned = scale * moved.to_numpy().sum(axis=2).reshape(-1, len(world["media"]))
    returned = returned / frame[world["media"]].sum().to_numpy()
    low, high = np.quantile(returned, (0.05, 0.95), axis=0)
    print(
        json.dumps(
            {
                "middle": returned.mean(axis=0).tolist(),
                "low": low.tolist(),
                "high": high.tolist(),
                "seconds": seconds,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1])
