"""Goal E6: intervals of market tests hold lifts put into GeoLift's markets.

Three hundred lifts of 0, 5 or 10 % in one to three of 40 markets, in windows of 15 days. 90 %
intervals are to hold the truth in .87 to .95 of them, give or take two standard errors of 300 runs;
interval and p-value are to agree in every one. The size of errors is printed; what it should be
depends on which markets are drawn, so it is no limit here.
"""

from pathlib import Path

import numpy as np
import pytest

from tests.oracles.evidence_data import rows_of
from tests.oracles.test_markets_published import matrix
from trueline.evidence.estimate import Estimate
from trueline.evidence.observations import NEVER, Observations, Panel
from trueline.evidence.study import Study
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.catalogues import ESTIMATORS

pytestmark = [pytest.mark.slow, pytest.mark.corpus]

RUNS = 300
DAYS = 15
SLACK = 0.035
STUDY = Study("e6", "Did it?", Source("x.csv"), Columns("location", "date", "Y"))


def answer(outcome: np.ndarray, chosen: np.ndarray, start: int) -> Estimate:
    starts = np.full(len(outcome), NEVER)
    starts[chosen] = start
    panel = Panel(
        tuple(f"m{one:02}" for one in range(len(outcome))),
        tuple(f"{one:03}" for one in range(outcome.shape[1])),
        outcome,
        starts,
        np.zeros(len(outcome), dtype=np.int64),
    )
    seen = Observations("x", outcome.size, panel=panel)
    return ESTIMATORS.get("synthetic-control").answer(STUDY, seen)


def test_intervals_hold_lifts_put_into_markets(corpus: Path) -> None:
    rows = rows_of(corpus.parent / "evidence" / "geolift" / "GeoLift_PreTest.csv")
    _, _, sales = matrix(rows, "location", "date", "Y")
    rng = np.random.default_rng(6601)
    said, off, leaves_out = [], [], {0.0: [], 0.05: [], 0.1: []}
    for _ in range(RUNS):
        chosen = rng.choice(len(sales), int(rng.integers(1, 4)), replace=False)
        start = int(rng.integers(60, sales.shape[1] - DAYS + 1))
        share = float(rng.choice(list(leaves_out)))
        lifted = sales[:, : start + DAYS].copy()
        lifted[chosen, start:] *= 1 + share
        found = answer(lifted, chosen, start)
        truth = float((lifted - sales[:, : start + DAYS])[chosen, start:].mean())
        said.append(found.low <= truth <= found.high)
        off.append((found.lift - truth) / sales[chosen, :start].mean())
        leaves_out[share].append(found.excludes_zero)
        assert ((found.p_value or 0.0) < 0.1) == found.excludes_zero
    print(
        f"cover {np.mean(said):.3f}, RMSE {np.sqrt(np.mean(np.square(off))):.2%}, "
        f"power at 10% {np.mean(leaves_out[0.1]):.2f}, "
        f"false positives {np.mean(leaves_out[0.0]):.3f}"
    )
    assert 0.87 - SLACK <= np.mean(said) <= 0.95 + SLACK
