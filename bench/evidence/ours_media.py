"""Our side of the media mix: ``ours_media.py PATH``, with the world's tests where it says so.

Prints, as JSON, each channel's return with its 90 % interval, and the seconds of the fit alone.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

from trueline.evidence.media.mix import fit_mix
from trueline.evidence.observations import MediaSeries
from trueline.evidence.study import LiftTest


def main(path: str, tests: str) -> None:
    world = json.loads(Path(path).read_text(encoding="utf-8"))
    series = MediaSeries(
        tuple(world["weeks"]),
        np.array(world["outcome"]),
        tuple(world["media"]),
        np.array(world["spend"]),
        np.zeros((len(world["weeks"]), 0)),
    )
    lifts = [LiftTest(**one) for one in world["tests"]] if tests == "tests" else []
    began = time.perf_counter()
    found = fit_mix(series, lifts, season=52, seed=1).returned
    seconds = time.perf_counter() - began
    low, high = np.quantile(found, (0.05, 0.95), axis=0)
    print(
        json.dumps(
            {
                "middle": found.mean(axis=0).tolist(),
                "low": low.tolist(),
                "high": high.tolist(),
                "seconds": seconds,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
