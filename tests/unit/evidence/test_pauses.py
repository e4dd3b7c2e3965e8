"""Pauses: what is lost by hand, errors and power by simulation, lengths and grades."""

import numpy as np
import pytest

from trueline.evidence.media.mix import Mix
from trueline.evidence.media.response import carry_over, saturate
from trueline.evidence.observations import MediaSeries
from trueline.evidence.planning.pauses import (
    LENGTHS,
    Stakes,
    Told,
    lost_in_pause,
    noise_of,
    propose_pauses,
)
from trueline.evidence.weighing.grade import Grade

WEEKS, NOISE = 120, 20.0
CEILING, RATE = np.array([400.0, 60.0]), np.array([1.5, 2.5])
KEPT = np.array([0.5, 0.0])


def world(seed: int = 1, memory: float = 0.0) -> tuple[Mix, MediaSeries]:
    """Two channels whose mix is known without doubt, but for the noise of the outcome."""
    rng = np.random.default_rng(seed)
    spend = np.clip(rng.normal(50, 15, (WEEKS, 2)), 1, None)
    largest = spend.max(axis=0)
    noise = rng.normal(0, NOISE, WEEKS)
    for week in range(1, WEEKS):
        noise[week] += memory * noise[week - 1]
    moved = CEILING * saturate(carry_over(spend / largest, KEPT[None])[0], RATE)
    series = MediaSeries(
        tuple(f"{week:03}" for week in range(WEEKS)),
        1000 + moved.sum(axis=1) + noise,
        ("films", "search"),
        spend,
        np.zeros((WEEKS, 0)),
    )
    ones = np.ones((4, 1))
    mix = Mix(
        series.media,
        np.repeat(moved[None], 4, axis=0),
        ones * CEILING,
        ones * KEPT,
        ones * RATE,
        largest,
        spend.sum(axis=0),
        1.0,
        1.0,
        0.3,
    )
    return mix, series


def test_what_is_lost_by_hand() -> None:
    mix, _ = world()
    now = mix.spent[1] / WEEKS / mix.largest[1]
    full = 60 * (1 - np.exp(-2.5 * now)) / (1 + np.exp(-2.5 * now))
    # Nothing of search carries over: four weeks off lose four times all of it, at once.
    lost = lost_in_pause(mix, "search", 4)[0]
    assert lost[:4] == pytest.approx([-full] * 4)
    assert lost[4:] == pytest.approx([0] * 7)
    # Half of films is left in the next week: 127/255 of the carried spend in the first week off.
    now = mix.spent[0] / WEEKS / mix.largest[0]
    first = 400 * (saturate(np.array(now * 127 / 255), 1.5) - saturate(np.array(now), 1.5))
    lost = lost_in_pause(mix, "films", 4)[0]
    assert lost[0] == pytest.approx(first)
    assert (np.diff(lost[:4]) < 0).all()
    assert (np.diff(lost[3:]) > 0).all()


def test_the_noise_is_what_the_world_was_made_with() -> None:
    found = [noise_of(*world(seed), 0) for seed in range(20)]
    assert np.mean(found) == pytest.approx(NOISE, rel=0.1)


def test_weeks_that_resemble_each_other_tell_less() -> None:
    alike = np.mean([noise_of(*world(seed, memory=0.6), 0) for seed in range(10)])
    assert alike > 1.5 * NOISE


def test_error_and_power_are_those_of_simulated_pauses() -> None:
    mix, series = world(3)
    found = {one.medium: one for one in propose_pauses(mix, series, Told())}["search"]
    lift, count = -found.lift.p50, found.measured
    rng = np.random.default_rng(77)
    scale = found.error / np.sqrt(2 / count)
    off = rng.normal(-lift, scale, (4000, count)).mean(axis=1)
    measured = off - rng.normal(0, scale, (4000, count)).mean(axis=1)
    assert measured.std() == pytest.approx(found.error, rel=0.05)
    seen = (np.abs(measured) > 1.6449 * found.error).mean()
    assert seen == pytest.approx(found.power, abs=0.03)


def test_without_stakes_the_shortest_that_can_be_read_is_proposed() -> None:
    large, small = propose_pauses(*world(4), Told())
    assert large.medium == "films"
    assert large.is_readable
    assert large.measured == LENGTHS[0]
    # Halves fade in three weeks: 31/255 are left in the third, 15/255 in the fourth.
    assert large.fading == 3
    assert small.fading == 0
    assert small.measured > large.measured
    assert large.cost is large.information is large.is_worth_it is None


def test_only_the_last_channel_without_a_test_raises_the_grade() -> None:
    mix, series = world(5)
    first, second = propose_pauses(mix, series, Told())
    assert first.grade_then is second.grade_then is Grade.D
    assert first.untested == (second.medium,)
    (last,) = propose_pauses(mix, series, Told(tested=("films",)))
    assert last.medium == "search"
    assert last.grade_then is Grade.C
    assert not propose_pauses(mix, series, Told(tested=("films", "search")))


def test_a_pause_costs_margin_less_what_is_saved_and_may_save_money() -> None:
    mix, series = world(6)
    dear, cheap = (
        {one.medium: one for one in propose_pauses(mix, series, Told(), Stakes(margin, 52))}
        for margin in (10.0, 0.01)
    )
    films = dear["films"]
    assert films.cost == pytest.approx(-films.lost.p50 * 10 - films.saved)
    assert films.saved == pytest.approx(mix.spent[0] / WEEKS * films.periods)
    assert cheap["films"].cost is not None
    assert cheap["films"].cost < 0
    # Films pay many times over at 10 apiece: no answer would change what is done.
    assert films.is_worth_it is False
    # At a margin where films just pay, an answer decides, and is worth more than it costs.
    close = float(mix.spent[0] / mix.contribution[0, :, 0].sum())
    near = {one.medium: one for one in propose_pauses(mix, series, Told(), Stakes(close, 104))}
    assert near["films"].is_worth_it
