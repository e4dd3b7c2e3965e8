"""Trials give the published answers.

LaLonde's National Supported Work trial: 1,794.34 with a standard error of 671.0 (unequal variances;
Dehejia and Wahba 1999). Hillstrom's e-mail challenge, men's merchandise against no mail: +7.66
points of visits, +0.68 points of conversion, +0.770 dollars spent. Tolerance: half of the last
digit that is published, since both are plain arithmetic on the same rows.
"""

from pathlib import Path

import numpy as np
import pytest

from tests.oracles.evidence_data import numbers_of, rows_of
from trueline.evidence.trials.comparing import adjusted_difference, difference_of_means

pytestmark = pytest.mark.corpus


def test_the_supported_work_trial_gives_its_published_lift(corpus: Path) -> None:
    rows = rows_of(corpus.parent / "evidence" / "causaldata" / "nsw_mixtape.csv")
    outcome, treated = numbers_of(rows, "re78")[:, 0], numbers_of(rows, "treat")[:, 0] > 0
    found = difference_of_means(outcome, treated)
    assert found.lift == pytest.approx(1794.34, abs=0.005)
    assert found.error == pytest.approx(671.0, abs=0.05)


@pytest.mark.parametrize(
    ("column", "lift", "half_a_digit"),
    [("visit", 0.0766, 5e-5), ("conversion", 0.0068, 5e-5), ("spend", 0.770, 5e-4)],
)
def test_the_mail_challenge_gives_its_published_lifts(
    corpus: Path, column: str, lift: float, half_a_digit: float
) -> None:
    rows = rows_of(corpus.parent / "evidence" / "hillstrom" / "hillstrom.csv")
    treated = np.array([one["segment"] == "Mens E-Mail" for one in rows])
    found = difference_of_means(numbers_of(rows, column)[:, 0], treated)
    assert found.lift == pytest.approx(lift, abs=half_a_digit)


def test_weak_covariates_neither_help_nor_harm_the_mail_challenge(corpus: Path) -> None:
    rows = rows_of(corpus.parent / "evidence" / "hillstrom" / "hillstrom.csv")
    treated = np.array([one["segment"] == "Mens E-Mail" for one in rows])
    outcome = numbers_of(rows, "spend")[:, 0]
    known = numbers_of(rows, "recency", "history", "mens", "womens", "newbie")
    plain, adjusted = (
        difference_of_means(outcome, treated),
        adjusted_difference(outcome, treated, known),
    )
    # The specification's run has variance ratios of .97 to 1.00.
    assert 0.96 < (adjusted.error / plain.error) ** 2 <= 1.001
    assert adjusted.lift == pytest.approx(plain.lift, abs=plain.error)
