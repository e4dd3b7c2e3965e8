"""Adjusted comparisons come near to what trials found, or to what was built in.

LaLonde: the trial found 1,794 (671); against 15,992 people of a census survey the raw difference is
-8,498. No published estimator hits the trial; those of evidence.md span 1,207 to 1,701, so the test
asks for an error below 6 % of the raw one and an interval that holds the trial. IHDP and ACIC 2016
carry their own truth; the specification's runs have RMSE .032 to .106 standard deviations of the
outcome, and coverage is known to be poor there (.6 to .7), so only the size of errors is asked.
"""

from pathlib import Path

import numpy as np
import pytest

from tests.oracles.evidence_data import numbers_of, rows_of
from trueline.evidence.adjusting.cross_fitted import adjust
from trueline.evidence.adjusting.learners import Boosting, Learner, Linear
from trueline.evidence.study import Estimand
from trueline.evidence.trials.comparing import difference_of_means

pytestmark = pytest.mark.corpus

COLUMNS = ("age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75")


def test_an_adjusted_census_comes_near_to_the_supported_work_trial(corpus: Path) -> None:
    folder = corpus.parent / "evidence" / "causaldata"
    trial = rows_of(folder / "nsw_mixtape.csv")
    rows = [one for one in trial if float(one["treat"])] + rows_of(folder / "cps_mixtape.csv")
    outcome, treated = numbers_of(rows, "re78")[:, 0], numbers_of(rows, "treat")[:, 0] > 0
    raw = difference_of_means(outcome, treated)
    assert raw.lift == pytest.approx(-8497.5, abs=0.05)
    found = adjust(
        numbers_of(rows, *COLUMNS),
        treated,
        outcome,
        Boosting(1),
        estimand=Estimand.ATT,
        seed=1,
    )
    assert abs(found.lift - 1794) < 0.06 * abs(raw.lift - 1794)
    assert abs(found.lift - 1794) < 1.6449 * found.error


def off_by(folder: Path, number: int, learner: Learner) -> float:
    """Give the error on one file of IHDP in standard deviations of the outcome."""
    rows = np.loadtxt(folder / f"ihdp_npci_{number}.csv", delimiter=",")
    treated, outcome, truth = rows[:, 0] > 0, rows[:, 1], float((rows[:, 4] - rows[:, 3]).mean())
    found = adjust(rows[:, 5:], treated, outcome, learner, estimand=Estimand.ATE, seed=1)
    return (found.lift - truth) / float(outcome.std())


@pytest.mark.parametrize(
    ("learner", "most"),
    [(Linear(), 0.106), pytest.param(Boosting(1), 0.06, marks=pytest.mark.slow)],
)
def test_infant_health_files_are_answered_closely(
    corpus: Path, learner: Learner, most: float
) -> None:
    folder = corpus.parent / "evidence" / "ihdp"
    errors = [off_by(folder, number, learner) for number in range(1, 6)]
    assert float(np.sqrt(np.mean(np.square(errors)))) < most


def off_on_acic(folder: Path, number: int, known: np.ndarray, learner: Learner) -> float:
    """Give the error on one file of the 2016 challenge in standard deviations of the outcome."""
    table = np.genfromtxt(folder / f"zymu_{number}.csv", delimiter=",", names=True)
    treated = table["z"] > 0
    outcome = np.where(treated, table["y1"], table["y0"])
    found = adjust(known, treated, outcome, learner, estimand=Estimand.ATE, seed=1)
    return (found.lift - float((table["mu1"] - table["mu0"]).mean())) / float(outcome.std())


def spread_out(rows: list[dict[str, str]]) -> np.ndarray:
    """Give numbers as they are and words as columns of 0 and 1."""
    columns = []
    for name in rows[0]:
        said = [one[name] for one in rows]
        words = sorted({one for one in said if not one.lstrip("-").replace(".", "").isdigit()})
        if words:
            columns += [[float(one == word) for one in said] for word in words[1:]]
        else:
            columns.append([float(one) for one in said])
    return np.array(columns).T


@pytest.mark.slow
def test_the_challenge_of_2016_is_answered_closely(corpus: Path) -> None:
    folder = corpus.parent / "evidence" / "acic16"
    known = spread_out(rows_of(folder / "x.csv"))
    for learner, most in ((Linear(), 0.106), (Boosting(1), 0.05)):
        errors = [off_on_acic(folder, number, known, learner) for number in range(1, 6)]
        assert float(np.sqrt(np.mean(np.square(errors)))) < most
