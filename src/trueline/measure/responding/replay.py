"""What other cover hours would bring: the same conversations, answered by other hours.

A model, not a promise. Every answer keeps the open minutes that it took, so each open hour is taken
to be staffed as well as today's are: longer hours need more people, and shorter ones leave nobody's
work undone. Customers write when they wrote. What was never answered stays so.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from trueline.core.errors import RefusedQuestionError
from trueline.measure.responding.figures import LEVEL, Spread
from trueline.measure.responding.judging import (
    CLOCK,
    JudgedWait,
    Outcome,
    PromisedCover,
    target_of,
)
from trueline.measure.responding.open_hours import OpenHours

FEWEST_WEEKS = 8
DRAWS = 1_000
SEED = 20_120_229
_TENTH, _SHARE = Decimal("0.1"), Decimal("0.0001")

Draws = tuple[float, NDArray[np.float64]]
"""A figure of all weeks, and of each draw of them."""
Answers = list[tuple[float | None, bool | None]]
"""Clock minutes, and whether the promise was kept; None for what lasts or has no promise."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure at today's hours and at others, both replayed.

    Attributes:
        now: At today's.
        then: At the others.
        change: The latter less the former.
    """

    now: Spread
    then: Spread
    change: Spread


@dataclass(frozen=True, slots=True)
class Replayed:
    """What other hours would bring.

    Attributes:
        answered: Conversations that were answered, and so replayed.
        unanswered: Those that were not; they stay so.
        weeks: Weeks that they came in.
        minutes: Half are answered within so many minutes on the clock.
        kept: Share of promises kept, by today's hours of the promise; None without promises.
        weekly_minutes_now: Open minutes of an ordinary week.
        weekly_minutes_then: Those of the other hours.
    """

    answered: int
    unanswered: int
    weeks: int
    minutes: Compared
    kept: Compared | None
    weekly_minutes_now: Decimal
    weekly_minutes_then: Decimal


def replay(
    waits: Sequence[JudgedWait],
    cover: PromisedCover,
    then: OpenHours,
    random: np.random.Generator,
) -> Replayed:
    """Give what other cover hours would have brought for the same conversations.

    Args:
        waits: For the first reply; judged by today's cover.
        cover: Today's.
        then: The other hours.
        random: Draws the weeks again for the intervals.

    Raises:
        RefusedQuestionError: They came in fewer than eight weeks, too few to tell how much of a
            difference is chance; or none was answered.
    """
    weeks_now = _by_week(waits, cover, cover.usual_hours())
    weeks_then = _by_week(waits, cover, then)
    answered = sum(one.clock_minutes is not None for one in waits)
    if len(weeks_now) < FEWEST_WEEKS or not answered:
        raise RefusedQuestionError(
            f"Other hours are tried on at least {FEWEST_WEEKS} weeks with conversations; there are "
            f"{len(weeks_now)}.",
            instead="Take a longer period.",
        )
    drawn = random.integers(0, len(weeks_now), (DRAWS, len(weeks_now)))
    medians = _compared(_medians(weeks_now, drawn), _medians(weeks_then, drawn), _TENTH)
    kept = None
    if any(outcome is not None for week in weeks_now for _, outcome in week):
        kept = _compared(_kept(weeks_now, drawn), _kept(weeks_then, drawn), _SHARE)
    return Replayed(
        answered=answered,
        unanswered=len(waits) - answered,
        weeks=len(weeks_now),
        minutes=medians,
        kept=kept,
        weekly_minutes_now=cover.usual_hours().weekly_minutes(),
        weekly_minutes_then=then.weekly_minutes(),
    )


def _by_week(waits: Sequence[JudgedWait], cover: PromisedCover, hours: OpenHours) -> list[Answers]:
    """Give the answers by week, as they would have been at some hours."""
    found: dict[tuple[int, int], Answers] = defaultdict(list)
    usual = cover.usual_hours()
    for one in waits:
        year, week, _ = usual.day_of(one.wait.asked_at).isocalendar()
        found[year, week].append(_moved(one, cover, hours))
    return [found[key] for key in sorted(found)]


def _moved(
    one: JudgedWait, cover: PromisedCover, hours: OpenHours
) -> tuple[float | None, bool | None]:
    if one.is_answered and one.clock_minutes is None:
        return None, None
    if one.wait.answered_at is None or one.clock_minutes is None:
        return None, None if one.outcome in (None, Outcome.NOT_DUE) else False
    asked, promised = one.wait.asked_at, cover.hours_of(one.promise)
    spent = cover.usual_hours().minutes(asked, one.wait.answered_at)
    answered = hours.after(asked, spent)
    target = target_of(one.promise, one.wait.kind)
    kept = None if target is None else promised.minutes(asked, answered) <= target
    return float(CLOCK.minutes(asked, answered)), kept


def _medians(weeks: list[Answers], drawn: NDArray[np.int64]) -> Draws:
    by_week = [np.array([minutes for minutes, _ in one if minutes is not None]) for one in weeks]
    several = [np.concatenate([by_week[place] for place in row]) for row in drawn]
    draws = np.array([np.median(one) if len(one) else np.nan for one in several])
    return float(np.median(np.concatenate(by_week))), draws


def _kept(weeks: list[Answers], drawn: NDArray[np.int64]) -> Draws:
    due = np.array([sum(kept is not None for _, kept in one) for one in weeks], dtype=float)
    kept = np.array([sum(kept is True for _, kept in one) for one in weeks], dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = kept[drawn].sum(axis=1) / due[drawn].sum(axis=1)
        return float(kept.sum() / due.sum()), shares


def _compared(now: Draws, then: Draws, digits: Decimal) -> Compared:
    (whole_now, draws_now), (whole_then, draws_then) = now, then
    return Compared(
        _spread(whole_now, draws_now, digits),
        _spread(whole_then, draws_then, digits),
        _spread(whole_then - whole_now, draws_then - draws_now, digits),
    )


def _spread(whole: float, draws: NDArray[np.float64], digits: Decimal) -> Spread:
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(draws, (tail, 1 - tail))
    value, least, most = (Decimal(str(float(one))).quantize(digits) for one in (whole, low, high))
    return Spread(value, least, most)
