"""E8: the media mix beside PyMC-Marketing with numpyro, on a world with a hidden confounder.

131 weeks, two channels of known return; demand that nobody measured drives one channel's spend and
the outcome. Both models are fitted without tests; then ours with a pause of each channel.
"""

import json
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from bench.evidence.large import judged
from bench.evidence.measured import CORES, OURS, PEERS, Measured, has_peers, run_measured
from trueline.evidence.media.response import carry_over, saturate

FOLDER = Path(__file__).parent
MEDIA = ("films", "search")
WEEKS, SEED, TESTED_TO, ON_AIR = 131, 8801, 0.1, 0.8
MOST_ERROR = 0.15
WITHOUT_COMPILER = CORES | {"PYTENSOR_FLAGS": "cxx="}
"""Sampling runs in JAX; compiling the rest in C++ costs minutes once and would count against it."""


def world() -> tuple[dict[str, Any], np.ndarray]:
    """Give the world as a document, and each channel's true return."""
    rng = np.random.default_rng(SEED)
    demand = np.convolve(rng.normal(0, 1, WEEKS + 7), np.ones(8) / np.sqrt(8), mode="valid")
    spend = np.column_stack(
        [
            np.clip(60 + 20 * demand + rng.gamma(2.0, 10.0, WEEKS), 1, None),
            rng.gamma(2.0, 20.0, WEEKS) * (rng.random(WEEKS) < ON_AIR) + 5,
        ]
    )
    largest, ceiling, rate = spend.max(axis=0), np.array([300.0, 250.0]), np.array([1.5, 2.5])
    carried = carry_over(spend / largest, np.array([[0.5, 0.3]]))[0]
    moved = ceiling * saturate(carried, rate)
    season = 60 * np.sin(2 * np.pi * np.arange(WEEKS) / 52)
    outcome = 1500 + season + 120 * demand + moved.sum(axis=1) + rng.normal(0, 40, WEEKS)
    now = spend.mean(axis=0)
    lift = ceiling * saturate(now / largest, rate)
    measured = lift * (1 + TESTED_TO * rng.standard_normal(2))
    document = {
        "weeks": [(date(2024, 1, 1) + timedelta(weeks=one)).isoformat() for one in range(WEEKS)],
        "outcome": outcome.tolist(),
        "media": list(MEDIA),
        "spend": spend.tolist(),
        "tests": [
            {
                "medium": name,
                "spend_before": float(now[place]),
                "spend_change": -float(now[place]),
                "lift": -float(measured[place]),
                "error": TESTED_TO * float(lift[place]),
            }
            for place, name in enumerate(MEDIA)
        ],
    }
    return document, moved.sum(axis=0) / spend.sum(axis=0)


def main() -> int:
    document, truth = world()
    print(f"true returns: {', '.join(f'{one:.2f}' for one in truth)} a unit of currency")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "world.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        mine = str(FOLDER / "ours_media.py")
        alone = run_measured(OURS, [mine, str(path), "none"])
        tested = run_measured(OURS, [mine, str(path), "tests"])
        peer = (
            run_measured(PEERS, [str(FOLDER / "peer_media.py"), str(path)]) if has_peers() else None
        )
    tell("Trueline, no tests", alone)
    tell("Trueline, two pauses", tested)
    off = np.abs(np.array(tested.said["middle"]) / truth - 1)
    goals = {f"E8 error with two pauses at most {MOST_ERROR:.0%}": bool((off <= MOST_ERROR).all())}
    goals["E8 truth covered with two pauses"] = covers(tested, truth)
    if peer is not None:
        tell("PyMC-Marketing 0.19.2, numpyro, no tests", peer)
        print(f"wall {alone.wall / peer.wall:.2f} of theirs, the fit {fit_share(alone, peer):.2f}")
        goals["E8 wall time at most theirs"] = alone.wall <= peer.wall
    return judged(goals)


def fit_share(own: Measured, peer: Measured) -> float:
    """Give our seconds of the fit alone as a share of theirs."""
    return float(own.said["seconds"]) / float(peer.said["seconds"])


def covers(run: Measured, truth: np.ndarray) -> bool:
    """Say whether every interval holds the truth."""
    low, high = (np.array(run.said[name]) for name in ("low", "high"))
    return bool(((low <= truth) & (truth <= high)).all())


def tell(name: str, run: Measured) -> None:
    said = run.said
    returns = ", ".join(
        f"{middle:.2f} [{low:.2f}, {high:.2f}]"
        for middle, low, high in zip(said["middle"], said["low"], said["high"], strict=True)
    )
    print(
        f"{name}: {returns}; wall {run.wall:.1f} s (fit {said['seconds']:.1f}), "
        f"CPU {run.cpu:.1f} s, {run.peak:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
