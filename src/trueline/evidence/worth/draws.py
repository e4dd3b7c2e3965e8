"""Draws: numbers with doubt, as many thousand ways that they may be."""

import hashlib
import math
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.stated_worth import Guess

DRAW_COUNT = 20_000
REACH = NormalDist().inv_cdf(0.9)
"""Standard deviations from the middle of a normal to its outer tenths."""

Draws = NDArray[np.float64]


def generator(seed: int, *purpose: str) -> np.random.Generator:
    """Give a generator whose numbers depend on the seed and what they are for alone.

    Args:
        seed: Of all draws.
        purpose: Whose draws, and of what; two that differ in any word share no draw.
    """
    words = (hashlib.sha256(word.encode()).digest() for word in purpose)
    return np.random.default_rng([seed, *(int.from_bytes(word, "little") for word in words)])


def draw_student(
    middle: float, error: float, freedom: float | None, generator: np.random.Generator
) -> Draws:
    """Draw a number with an error of Student's t, or a normal one. Shape (draws,).

    Args:
        middle: Of the draws.
        error: Its standard error.
        freedom: Degrees of freedom of the error; None where it counts as known.
        generator: Of the draws.
    """
    if freedom is None:
        return middle + error * generator.standard_normal(DRAW_COUNT)
    return middle + error * generator.standard_t(freedom, DRAW_COUNT)


def draw_guess(guess: Guess, generator: np.random.Generator) -> Draws:
    """Draw a guess as a normal with a half of its own on either side. Shape (draws,).

    Raises:
        ValueError: Its numbers are not in order.
    """
    _refuse_disorder(guess)
    drawn = generator.standard_normal(DRAW_COUNT)
    spread = np.where(drawn < 0, guess.p50 - guess.p10, guess.p90 - guess.p50) / REACH
    return guess.p50 + drawn * spread


def draw_cost(guess: Guess, generator: np.random.Generator) -> Draws:
    """Draw a cost, which is never below zero. Shape (draws,).

    Below its middle it is log-normal, so that it nears nothing and does not reach it; above, and
    where its low end is nothing, it is a half normal as any guess.

    Raises:
        ValueError: Its numbers are not in order, or its low end is below zero.
    """
    _refuse_disorder(guess)
    if guess.p10 < 0:
        raise ValueError(
            f"A cost cannot be below zero; here p10 is {guess.p10:g}. State a low end of zero or "
            "more."
        )
    if not guess.p10:
        return np.maximum(draw_guess(guess, generator), 0.0)
    drawn = generator.standard_normal(DRAW_COUNT)
    under = guess.p50 * (guess.p50 / guess.p10) ** (np.minimum(drawn, 0.0) / REACH)
    drawn_cost: Draws = under + np.maximum(drawn, 0.0) * (guess.p90 - guess.p50) / REACH
    return drawn_cost


def _refuse_disorder(guess: Guess) -> None:
    if not guess.p10 <= guess.p50 <= guess.p90 or not all(
        map(math.isfinite, (guess.p10, guess.p50, guess.p90))
    ):
        raise ValueError(
            f"A guess goes from low to high; here p10 is {guess.p10:g}, p50 {guess.p50:g} and "
            f"p90 {guess.p90:g}."
        )
