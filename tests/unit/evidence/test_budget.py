"""Budget: two ways to the same optimum, bounds, flags, and what may not move."""

import numpy as np
import pytest
from scipy.optimize import minimize

from trueline.evidence.worth.budget import (
    CannotAllocateError,
    Responses,
    reallocate,
)


def responses(seed: int = 3, media: int = 5, draws: int = 400) -> Responses:
    rng = np.random.default_rng(seed)
    return Responses(
        tuple(f"m{one}" for one in range(media)),
        rng.uniform(50, 400, media) * rng.lognormal(0, 0.2, (draws, media)),
        rng.uniform(0.5, 4, media) * rng.lognormal(0, 0.2, (draws, media)),
        rng.uniform(60, 200, media),
        rng.uniform(20, 60, media),
    )


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_halving_the_slope_finds_what_sequential_programming_finds(seed: int) -> None:
    asked = responses(seed)
    found = reallocate(asked)
    spend = np.array([one.proposed for one in found.channels])
    peer = minimize(
        lambda tried: -asked.moved(tried).mean(),
        asked.now,
        jac=lambda tried: -asked.slopes(tried),
        bounds=[(0.5 * one, 1.8 * one) for one in asked.now],
        constraints=[{"type": "eq", "fun": lambda tried: tried.sum() - asked.now.sum()}],
        method="SLSQP",
        options={"maxiter": 500, "ftol": 1e-12},
    )
    assert asked.moved(spend).mean() == pytest.approx(-peer.fun, rel=1e-8)
    assert spend == pytest.approx(peer.x, abs=0.05)
    assert spend.sum() == pytest.approx(asked.now.sum(), rel=1e-12)


def test_a_symmetric_case_by_hand() -> None:
    # Two equal channels of which one gets 30 and one 50: both bend alike, so 40 each is best.
    same = np.ones((10, 2))
    asked = Responses(
        ("a", "b"), 100 * same, 2 * same, np.array([80.0, 80.0]), np.array([30.0, 50.0])
    )
    found = reallocate(asked)
    assert [one.proposed for one in found.channels] == pytest.approx([40, 40], abs=1e-6)
    # 100 tanh(40/80) twice, less 100 tanh(30/80) and 100 tanh(50/80).
    gain = 200 * np.tanh(0.5) - 100 * np.tanh(0.375) - 100 * np.tanh(0.625)
    assert found.gain.p50 == pytest.approx(gain, abs=1e-6)
    assert found.chance_better == 1


def test_no_channel_leaves_its_bounds() -> None:
    asked = responses(9)
    for total in (None, 0.5 * asked.now.sum(), 1.3 * asked.now.sum(), 1.8 * asked.now.sum()):
        found = reallocate(asked, total=total)
        for one in found.channels:
            assert 0.5 * one.now - 1e-6 <= one.proposed <= 1.8 * one.now + 1e-6
        assert sum(one.proposed for one in found.channels) == pytest.approx(found.total)


def test_a_total_out_of_reach_is_refused_with_its_bounds() -> None:
    asked = responses(9)
    with pytest.raises(CannotAllocateError, match="may get from"):
        reallocate(asked, total=3 * asked.now.sum())


def test_money_without_an_experiment_stays() -> None:
    asked = responses(6)
    found = reallocate(asked, tested=("m1", "m2"))
    for one in found.channels:
        assert one.is_held == (one.medium not in ("m1", "m2"))
        assert not one.is_held or one.proposed == pytest.approx(one.now)
    alone = reallocate(asked, tested=("m1",))
    assert [one.proposed for one in alone.channels] == pytest.approx(asked.now)
    assert alone.gain.p90 == pytest.approx(0, abs=1e-6)


def test_more_than_was_ever_seen_is_flagged() -> None:
    same = np.ones((10, 2))
    asked = Responses(
        ("small", "large"),
        np.array([500.0, 1.0]) * same,
        2 * same,
        np.array([30.0, 30.0]),
        np.array([28.0, 28.0]),
    )
    found = reallocate(asked)
    # 28 becomes 42 (the other keeps at least 14), more than 1.2 × 30.
    assert found.channels[0].proposed == pytest.approx(42)
    assert found.channels[0].is_unseen
    assert not found.channels[1].is_unseen
