"""Forecasts on series that somebody measured: near enough, and with honest intervals.

``make backtest`` prints the whole table, beside the libraries; docs/why/forecasting.md keeps it.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.backtest.__main__ import all_scored, cases_of, ours
from bench.backtest.exports import export_series, gains_piled_up
from bench.backtest.public import public_series
from bench.backtest.scores import Asked, Scored, summed_up
from bench.backtest.series import STOCKS, Series, usable

pytestmark = pytest.mark.corpus


def scores_of(every: Sequence[Series]) -> list[Scored]:
    cases = cases_of(usable(every))
    return all_scored(cases, list(ours(cases)))


@pytest.mark.slow
def test_intervals_hold_eight_of_ten_and_the_middle_beats_seasonal_naive(corpus: Path) -> None:
    public = corpus.parent / "evidence"
    if not public.is_dir():
        pytest.skip(f"The public series are not at {public}.")
    measured = [*export_series(corpus), *public_series(public)]
    every = scores_of([*measured, *gains_piled_up(measured)])
    for asked in Asked:
        own = [one for one in every if one.asked is asked and one.source != STOCKS]
        whole = summed_up(own)
        assert whole.series_count >= 40
        assert 0.72 <= whole.covered <= 0.88, asked
        assert whole.mase < 1, asked
    stocks = summed_up([one for one in every if one.source == STOCKS])
    assert 0.65 <= stocks.covered <= 0.88
    assert stocks.mase < 0.6


def test_on_exports_alone_it_is_no_worse_than_naive_and_its_intervals_hold(corpus: Path) -> None:
    whole = summed_up(
        [one for one in scores_of(list(export_series(corpus))) if one.asked is Asked.SUM]
    )
    assert whole.series_count >= 30
    assert 0.70 <= whole.covered <= 0.90
    assert whole.mase < 1.1
