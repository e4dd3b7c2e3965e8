"""Features row 50: of series that have nothing to do with each other, hardly one is flagged.

Five kinds of weekly series on either side (noise, a walk, memory of .7, spikes, a trend), two years
each, held against each other at lags of 0 to 4 weeks: 125 tries a screen.
"""

import numpy as np
import pytest

from trueline.evidence.screening.screen import WeeklySeries, screen_series


def random_series(rng: np.random.Generator, kind: int) -> np.ndarray:
    """Noise, a walk, memory, spikes, or a trend; nothing has to do with anything."""
    noise = rng.normal(0, 1, 104)
    match kind % 5:
        case 0:
            return noise
        case 1:
            return np.cumsum(noise)
        case 2:
            for week in range(1, 104):
                noise[week] += 0.7 * noise[week - 1]
            return noise
        case 3:
            return rng.standard_t(2, 104)
    return noise + 0.2 * np.arange(104)


def flagged_at_random(seed: int, screens: int) -> tuple[float, float]:
    """Give the share of screens with a flag, and the share of tries below .05 one by one."""
    with_flag, small, tries = 0, 0, 0
    for one in range(screens):
        rng = np.random.default_rng([seed, one])
        sides = [
            [WeeklySeries(f"{side}{kind}", random_series(rng, kind)) for kind in range(5)]
            for side in ("kpi", "metric")
        ]
        found = screen_series(*sides)
        with_flag += bool(found.flagged)
        small += sum(each.found.p_value < 0.05 for each in found.tried)
        tries += len(found.tried)
    return with_flag / screens, small / tries


def test_random_series_are_hardly_flagged() -> None:
    with_flag, small = flagged_at_random(6601, 25)
    assert with_flag <= 0.05
    # One by one, chance makes one in twenty; the memory of series costs a little.
    assert 0.03 <= small <= 0.06


@pytest.mark.slow
def test_random_series_are_flagged_in_one_screen_of_twenty_at_most() -> None:
    with_flag, small = flagged_at_random(6602, 400)
    print(f"screens of random series with a flag {with_flag:.3f}, tries below .05 {small:.3f}")
    assert with_flag <= 0.05
    assert 0.035 <= small <= 0.055
