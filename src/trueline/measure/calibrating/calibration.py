"""Calibration: whether ranges hold as often as they promise, and how good they were."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from statistics import fmean, median

from trueline.measure.calibrating.hits import DOUBT, Hits, Judgement
from trueline.measure.calibrating.scores import (
    LEVELS,
    GuessedRange,
    interval_score,
    pinball,
    split_normal_crps,
    weighted_interval_score,
)

PLACES = 4
QUARTER_DAYS = 91


class Horizon(StrEnum):
    """How long before its day a guess was made."""

    QUARTER = "up to 13 weeks ahead"
    HALF = "14 to 26 weeks ahead"
    LONGER = "more than 26 weeks ahead"


class Level(StrEnum):
    """What a guess said of the last value that was known."""

    RISE = "guessed above the last value"
    NO_RISE = "guessed at the last value or below"
    UNKNOWN = "no last value known"


class Lean(StrEnum):
    """On which side of the middle things came."""

    TOO_FEW = "too few to judge"
    TOO_LOW = "middles are too low"
    TOO_HIGH = "middles are too high"
    NEITHER = "no lean seen"


LEANS = {
    Judgement.TOO_FEW: Lean.TOO_FEW,
    Judgement.TOO_NARROW: Lean.TOO_LOW,  # too little came at or below them
    Judgement.TOO_WIDE: Lean.TOO_HIGH,
    Judgement.NOT_CONTRADICTED: Lean.NEITHER,
}
EVEN = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class PastGuess:
    """A guessed range whose day has come.

    Attributes:
        path: Of what was guessed.
        name: What was guessed, in words.
        kind: Family of its metric.
        made_on: Day on which it was made.
        tested_on: Day on which it was held against what came; later.
        guess: As it was made.
        came: What came.
        last: What was last known when it was made; None without.
    """

    path: str
    name: str
    kind: str
    made_on: date
    tested_on: date
    guess: GuessedRange
    came: float
    last: float | None = None

    @property
    def horizon(self) -> Horizon:
        """How long before its day it was made."""
        days = (self.tested_on - self.made_on).days
        if days <= QUARTER_DAYS:
            return Horizon.QUARTER
        return Horizon.HALF if days <= 2 * QUARTER_DAYS else Horizon.LONGER

    @property
    def level(self) -> Level:
        """What it said of the last value."""
        if self.last is None:
            return Level.UNKNOWN
        return Level.RISE if self.guess.middle > self.last else Level.NO_RISE


@dataclass(frozen=True, slots=True)
class Scores:
    """Mean scores, each guess divided by the size of what came, so that units do not matter.

    Attributes:
        count: Guesses that are scored; one of which nothing came has no size to be divided by.
        crps: Continuous ranked probability score.
        weighted_interval: Weighted interval score.
        interval: Interval score.
        pinball: Loss of p10, p50 and p90.
        against_last: Guesses whose last known value is known, for the next two.
        of_last: Mean error of saying the last known value again.
        skill: Share of that error that the guesses save, 1 at best and below 0 when the last value
            was the better guess; None where there is no such error.
    """

    count: int
    crps: Decimal
    weighted_interval: Decimal
    interval: Decimal
    pinball: tuple[Decimal, Decimal, Decimal]
    against_last: int
    of_last: Decimal | None
    skill: Decimal | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a group of guesses did.

    Attributes:
        hits: How many ranges held.
        below: For p10, p50 and p90 how often what came lay at or below it.
        bias: What came over the middle that was guessed, as their geometric mean: 1 without bias;
            None unless all are above 0.
        sharpness: Median width of the ranges over the size of their middle; None where a middle
            is 0.
        scores: None where nothing could be scored.
        subjects: How many different things were guessed.
    """

    hits: Hits
    below: tuple[Hits, Hits, Hits]
    bias: Decimal | None
    sharpness: Decimal | None
    scores: Scores | None
    subjects: int

    @property
    def lean(self) -> Lean:
        """Whether too much came on one side of the middle.

        Neither side is expected beforehand, so each is judged by half of the usual doubt.
        """
        return LEANS[self.below[1].judged(EVEN, doubt=DOUBT / 2)]


def calibrate(guesses: Sequence[PastGuess]) -> Calibration:
    """Hold guesses against what came.

    Args:
        guesses: May be none.
    """
    low, middle, high = (
        Hits(sum(one.came <= quantile(one.guess) for one in guesses), len(guesses))
        for quantile in QUANTILES
    )
    return Calibration(
        hits=Hits(sum(one.guess.holds(one.came) for one in guesses), len(guesses)),
        below=(low, middle, high),
        bias=_bias(guesses),
        sharpness=_sharpness(guesses),
        scores=_scores([one for one in guesses if one.came]),
        subjects=len({one.path for one in guesses}),
    )


def calibrate_by(
    guesses: Iterable[PastGuess], name: Callable[[PastGuess], str]
) -> tuple[tuple[str, Calibration], ...]:
    """Hold guesses against what came, group by group, the largest group first.

    Args:
        guesses: May be none.
        name: Gives the name of a guess's group.
    """
    known = tuple(guesses)
    groups = Counter(name(one) for one in known)
    return tuple(
        (group, calibrate([one for one in known if name(one) == group]))
        for group, _ in sorted(groups.items(), key=lambda one: (-one[1], one[0]))
    )


QUANTILES: tuple[Callable[[GuessedRange], float], ...] = (
    lambda one: one.low,
    lambda one: one.middle,
    lambda one: one.high,
)


def _bias(guesses: Sequence[PastGuess]) -> Decimal | None:
    if not guesses or not all(one.came > 0 and one.guess.middle > 0 for one in guesses):
        return None
    logs = [math.log(one.came / one.guess.middle) for one in guesses]
    return _rounded(math.exp(fmean(logs)))


def _sharpness(guesses: Sequence[PastGuess]) -> Decimal | None:
    if not guesses or not all(one.guess.middle for one in guesses):
        return None
    widths = [(one.guess.high - one.guess.low) / abs(one.guess.middle) for one in guesses]
    return _rounded(median(widths))


def _scores(guesses: Sequence[PastGuess]) -> Scores | None:
    if not guesses:
        return None
    known = [(one, one.last) for one in guesses if one.last is not None]
    of_last = fmean(abs(one.came - last) / abs(one.came) for one, last in known) if known else None
    skill = None
    if of_last:
        skill = 1 - _mean([one for one, _ in known], split_normal_crps) / of_last
    return Scores(
        count=len(guesses),
        crps=_rounded(_mean(guesses, split_normal_crps)),
        weighted_interval=_rounded(_mean(guesses, weighted_interval_score)),
        interval=_rounded(_mean(guesses, interval_score)),
        pinball=_pinballs(guesses),
        against_last=len(known),
        of_last=None if of_last is None else _rounded(of_last),
        skill=None if skill is None else _rounded(skill),
    )


def _pinballs(guesses: Sequence[PastGuess]) -> tuple[Decimal, Decimal, Decimal]:
    low, middle, high = (
        _rounded(fmean(pinball(of(one.guess), level, one.came) / abs(one.came) for one in guesses))
        for of, level in zip(QUANTILES, LEVELS, strict=True)
    )
    return low, middle, high


def _mean(guesses: Iterable[PastGuess], score: Callable[[GuessedRange, float], float]) -> float:
    return fmean(score(one.guess, one.came) / abs(one.came) for one in guesses)


def _rounded(value: float) -> Decimal:
    return round(Decimal(value), PLACES)
