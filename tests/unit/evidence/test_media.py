"""Media mix: responses by hand, known worlds, and what experiments repair."""

from dataclasses import replace

import numpy as np
import pytest

from trueline.evidence.estimate import CannotEstimateError, Design
from trueline.evidence.media.mix import fit_mix
from trueline.evidence.media.response import carry_over, marginal, saturate
from trueline.evidence.media.sampler import sample, split_r_hat
from trueline.evidence.observations import MediaSeries, Observations
from trueline.evidence.study import LiftTest, Study
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.catalogues import ESTIMATORS

STEPS = 900


def test_spend_that_carries_over_keeps_its_sum() -> None:
    spend = np.zeros((20, 1))
    spend[2, 0] = 255.0
    carried = carry_over(spend, np.array([[0.5]]))[0, :, 0]
    # Halving over eight periods: 128/255, 64/255, ... of 255.
    assert carried[2:10] == pytest.approx([128, 64, 32, 16, 8, 4, 2, 1])
    assert carried.sum() == pytest.approx(255)


def test_saturation_begins_at_zero_bends_and_its_slope_is_the_slope() -> None:
    rate = np.array([1.5])
    assert saturate(np.array([0.0]), rate) == pytest.approx(0)
    # (1 - e^-1.5) / (1 + e^-1.5).
    assert saturate(np.array([1.0]), rate) == pytest.approx(0.635149, abs=1e-6)
    step = (saturate(np.array([0.6 + 1e-6]), rate) - saturate(np.array([0.6]), rate)) / 1e-6
    assert marginal(np.array([0.6]), rate) == pytest.approx(step, rel=1e-4)


def test_the_sampler_draws_a_known_distribution() -> None:
    middle, spread = np.array([3.0, -2.0]), np.array([0.1, 10.0])

    def density(drawn: np.ndarray) -> np.ndarray:
        return -(((drawn - middle) / spread) ** 2).sum(axis=1) / 2

    rng = np.random.default_rng(4)
    found = sample(density, rng.normal(0, 1, (32, 2)), steps=3000, generator=rng).draws
    flat = found.reshape(-1, 2)
    assert flat.mean(axis=0) == pytest.approx(middle, abs=1.0)
    assert flat.std(axis=0) == pytest.approx(spread, rel=0.1)


def test_chains_that_tell_different_things_are_seen() -> None:
    rng = np.random.default_rng(5)
    alike = rng.normal(0, 1, (2, 400, 1))
    assert split_r_hat(alike)[0] < 1.02
    assert split_r_hat(alike + np.array([0.0, 3.0])[:, None, None])[0] > 1.5


def world(seed: int, *, hidden: float = 0.0) -> tuple[MediaSeries, np.ndarray]:
    """Two channels with known returns; demand that nobody measured drives the first's spend."""
    rng = np.random.default_rng(seed)
    demand = np.convolve(rng.normal(0, 1, 124), np.ones(5) / 5, mode="valid")
    spend = np.column_stack(
        [
            np.clip(50 + 30 * hidden * demand + rng.normal(0, 12, 120), 1, None),
            np.clip(30 + rng.normal(0, 12, 120), 0, None),
        ]
    )
    carried = carry_over(spend / spend.max(axis=0), np.array([[0.5, 0.3]]))[0]
    moved = np.array([400.0, 250.0]) * saturate(carried, np.array([1.5, 2.5]))
    outcome = 2000 + moved.sum(axis=1) + 300 * hidden * demand + rng.normal(0, 20, 120)
    series = MediaSeries(
        tuple(f"{one:03}" for one in range(120)),
        outcome,
        ("films", "search"),
        spend,
        np.zeros((120, 0)),
    )
    return series, moved.sum(axis=0) / spend.sum(axis=0)


def test_a_world_without_secrets_is_recovered() -> None:
    series, truth = world(11)
    found = fit_mix(series, (), season=0, seed=1, steps=STEPS)
    low, high = np.quantile(found.returned, (0.02, 0.98), axis=0)
    assert (low < truth).all()
    assert (truth < high).all()
    assert found.returned.mean(axis=0) == pytest.approx(truth, rel=0.35)


def pauses(series: MediaSeries, truth: np.ndarray) -> tuple[LiftTest, ...]:
    """A pause of each channel that found what is true, with an error of a tenth."""
    spend = series.spend.mean(axis=0)
    lost = truth * spend
    return tuple(
        LiftTest(name, float(before), -float(before), -float(lift), 0.1 * float(lift))
        for name, before, lift in zip(series.media, spend, lost, strict=True)
    )


def test_hidden_demand_misleads_and_pauses_repair() -> None:
    series, truth = world(12, hidden=0.4)
    alone = fit_mix(series, (), season=0, seed=1, steps=STEPS).returned
    tested = fit_mix(series, pauses(series, truth), season=0, seed=1, steps=STEPS).returned
    assert np.quantile(alone[:, 0], 0.05) > truth[0]
    assert abs(tested[:, 0].mean() / truth[0] - 1) < 0.15
    low, high = np.quantile(tested, (0.05, 0.95), axis=0)
    assert ((low < truth) & (truth < high)).all()


def test_the_same_seed_gives_the_same_bytes() -> None:
    series, _ = world(13)
    first, again = (fit_mix(series, (), season=0, seed=9, steps=400) for _ in range(2))
    assert first.returned.tobytes() == again.returned.tobytes()


def test_stopping_stops() -> None:
    series, _ = world(13)

    def stop(share: float) -> None:
        if share > 0.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit_mix(series, (), season=0, seed=9, progress=stop)


STUDY = Study("mix", "What moved sales?", Source("x.csv"), Columns(period="week", outcome="sales"))


def test_too_few_periods_are_refused() -> None:
    series, _ = world(14)
    short = replace(series, outcome=series.outcome[:30], spend=series.spend[:30])
    seen = Observations("x", 30, media=replace(short, periods=series.periods[:30]))
    with pytest.raises(CannotEstimateError, match="needs 52 periods; there is 30"):
        ESTIMATORS.get("media-mix").answer(STUDY, seen)


@pytest.mark.slow
def test_without_an_experiment_on_each_channel_it_begins_at_d() -> None:
    series, truth = world(15)
    seen = Observations("x", 120, media=series)
    alone = ESTIMATORS.get("media-mix").answer(STUDY, seen)
    assert alone.design is Design.ADJUSTED
    assert "pause of each would raise it" in alone.caveats[0]
    one = replace(STUDY, tests=pauses(series, truth)[:1])
    assert ESTIMATORS.get("media-mix").answer(one, seen).design is Design.ADJUSTED
    both = replace(STUDY, tests=pauses(series, truth))
    assert ESTIMATORS.get("media-mix").answer(both, seen).design is Design.CALIBRATED
