"""Quitting smoking, adjusted for what was known before, adds the published weight.

Hernan and Robins, Causal Inference: What If, chapters 12 and 13: 3.4 kg by weighting (2.4 to 4.5)
and 3.5 by standardisation, against 2.5 without adjusting. Tolerance 0.2, under half of the
published error: here each person is foretold from others, in folds that chance draws.
"""

from pathlib import Path

import numpy as np
import pytest

from tests.oracles.evidence_data import numbers_of, rows_of
from trueline.evidence.adjusting.cross_fitted import adjust
from trueline.evidence.adjusting.learners import Linear
from trueline.evidence.one_thread import one_thread
from trueline.evidence.study import Estimand

pytestmark = pytest.mark.corpus

WITH_SQUARES = ("age", "smokeintensity", "smokeyrs", "wt71")
AS_WORDS = ("sex", "race", "education", "exercise", "active")


def test_quitting_adds_the_published_weight(corpus: Path) -> None:
    rows = rows_of(corpus.parent / "evidence" / "causaldata" / "nhefs.csv")
    told = [one for one in rows if one["wt82_71"] not in ("", "NA")]
    assert len(told) == 1566
    gained, quit_smoking = numbers_of(told, "wt82_71")[:, 0], numbers_of(told, "qsmk")[:, 0] > 0
    numbers, words = numbers_of(told, *WITH_SQUARES), numbers_of(told, *AS_WORDS)
    spread = [(column[:, None] == np.unique(column)[None, 1:]).astype(float) for column in words.T]
    known = np.hstack([numbers, numbers**2, *spread])
    assert gained[quit_smoking].mean() - gained[~quit_smoking].mean() == pytest.approx(
        2.5, abs=0.05
    )
    with one_thread():
        found = adjust(known, quit_smoking, gained, Linear(), estimand=Estimand.ATE, seed=1)
    assert found.lift == pytest.approx(3.45, abs=0.2)
    assert found.error == pytest.approx(0.5, abs=0.1)
