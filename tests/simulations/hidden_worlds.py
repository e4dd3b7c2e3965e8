"""Hidden worlds for triangulation: panels whose truth the methods cannot see, of our own making.

Unlike the worlds that the rules were designed on, units are few or many, errors remember and have
heavy tails, effects grow, fade and differ by unit, and who gets the tactic depends on the level, on
the trend, or on a bad spell just before. Some worlds are hit by a shock that strikes the treated
harder: no method here can tell that from an effect.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pyarrow as pa

from trueline.evidence.observations import Observations
from trueline.evidence.observing.observed import observed
from trueline.evidence.study import Assignment, Study, Treatment
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.studying.reading.arrow_rows import rows_of_table

LEVEL = 100.0
SIZES = (0.0, 0.0, 0.04, 0.08, 0.15, 0.25)
"""Effects as shares of the level; a third of the worlds has none."""


class Selection(StrEnum):
    """What decides who gets the tactic."""

    NONE = "chance"
    LEVEL = "level"
    TREND = "trend"
    BAD_SPELL = "bad spell"


class Shape(StrEnum):
    """How an effect runs over time."""

    CONSTANT = "constant"
    GROWING = "growing"
    FADING = "fading"


@dataclass(frozen=True, slots=True)
class HiddenWorld:
    """A world and its truth.

    Attributes:
        study: The question.
        observations: All that methods see.
        truth: Average effect a treated unit and period.
        selection: What decided who got the tactic.
        shock: By how much a coincident shock struck the treated harder, in the outcome's unit.
    """

    study: Study
    observations: Observations
    truth: float
    selection: Selection
    shock: float


def hidden_world(rng: np.random.Generator) -> HiddenWorld:
    """Draw a world."""
    units = int(rng.choice((40, 60, 80, 120)))
    periods = int(rng.integers(24, 45))
    start = int(periods * rng.uniform(0.55, 0.75))
    selection = rng.choice(np.array(list(Selection)))
    level = LEVEL * np.exp(rng.normal(0, 0.15, units))
    trend = rng.normal(0, 0.15, units)
    outcome = level[:, None] + trend[:, None] * np.arange(periods) + _shared(rng, periods)
    noise = _noise(rng, units, periods)
    whose = _chosen(rng, Selection(selection), level, trend, noise[:, start - 3 : start])
    outcome = outcome + noise
    effect = _effect(rng, whose, periods, start)
    shock = float(rng.normal(0, 0.03 * LEVEL)) if rng.random() < 0.2 else 0.0
    since = np.arange(periods) >= start
    outcome = outcome + effect + shock * np.outer(whose, since)
    study = _study(int(rng.integers(1, 2**31)))
    return HiddenWorld(
        study,
        _seen(study, outcome, whose, since),
        float(effect[np.outer(whose, since)].mean()),
        Selection(selection),
        shock,
    )


def _shared(rng: np.random.Generator, periods: int) -> np.ndarray:
    """Ups and downs of all units: a wandering level, a season, a jump at some time."""
    wander = np.cumsum(rng.normal(0, 0.01 * LEVEL, periods))
    season = rng.uniform(0, 0.05 * LEVEL) * np.sin(np.arange(periods) * 2 * np.pi / 12)
    jump = rng.normal(0, 0.04 * LEVEL) * (np.arange(periods) >= rng.integers(4, periods))
    shared: np.ndarray = wander + season + jump
    return shared


def _noise(rng: np.random.Generator, units: int, periods: int) -> np.ndarray:
    """Errors of each unit: they remember, and have heavy tails."""
    memory, size = rng.uniform(0.1, 0.7), rng.uniform(0.03, 0.15) * LEVEL
    fresh = rng.standard_t(5, (units, periods)) * size * np.sqrt(3 / 5)
    noise = fresh / np.sqrt(1 - memory**2)
    for one in range(1, periods):
        noise[:, one] = memory * noise[:, one - 1] + fresh[:, one]
    return noise


def _chosen(
    rng: np.random.Generator,
    selection: Selection,
    level: np.ndarray,
    trend: np.ndarray,
    spell: np.ndarray,
) -> np.ndarray:
    """Choose who gets the tactic: the fittest by some mark, give or take chance."""
    mark = {
        Selection.NONE: np.zeros(len(level)),
        Selection.LEVEL: level,
        Selection.TREND: trend,
        Selection.BAD_SPELL: -spell.mean(axis=1),
    }[selection]
    spread = float(mark.std()) or 1.0
    score = mark / spread * rng.uniform(0.3, 1.0) + rng.normal(0, 1, len(mark))
    count = max(20, int(len(mark) * rng.uniform(0.25, 0.5)))
    whose: np.ndarray = score >= np.sort(score)[-count]
    return whose


def _effect(rng: np.random.Generator, whose: np.ndarray, periods: int, start: int) -> np.ndarray:
    size = float(rng.choice(SIZES)) * LEVEL * (-1 if rng.random() < 0.25 else 1)
    age = np.clip(np.arange(periods) - start + 1, 0, None)
    course = {
        Shape.CONSTANT: (age > 0) * 1.0,
        Shape.GROWING: np.minimum(age / 6, 1.5),
        Shape.FADING: (age > 0) * np.exp(-np.maximum(age - 1, 0) / 8),
    }[Shape(rng.choice(np.array(list(Shape))))]
    each = whose * size * rng.uniform(0.5, 1.5, len(whose))
    effect: np.ndarray = np.outer(each, course)
    return effect


def _study(seed: int) -> Study:
    return Study(
        "hidden-world",
        "Did it?",
        Source(path="hidden"),
        Columns(unit="unit", period="period", outcome="outcome"),
        Treatment(column="treated", assignment=Assignment.ROLLED_OUT),
        seed=seed,
    )


def _seen(study: Study, outcome: np.ndarray, whose: np.ndarray, since: np.ndarray) -> Observations:
    units, periods = outcome.shape
    table = pa.table(
        {
            "unit": np.repeat([f"u{one:03}" for one in range(units)], periods),
            "period": np.tile(np.arange(periods), units),
            "outcome": outcome.ravel(),
            "treated": np.outer(whose, since).ravel().astype(np.int64),
        }
    )
    return observed(rows_of_table(table, study), study)
