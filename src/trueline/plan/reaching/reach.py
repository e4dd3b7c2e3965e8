"""Reach: what a KPI's guesses come to at its due day, and the chance that it is its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isclose, isfinite

from trueline.core.errors import RefusedQuestionError
from trueline.metrics.arithmetic import work_out_draws
from trueline.plan.kpi import Assumption, Direction, Kpi
from trueline.plan.reaching.draws import even_draws
from trueline.plan.reaching.formula import BASELINE, name_of, read_formula
from trueline.plan.reaching.metalog import Guessed
from trueline.plan.target import Target

DRAWS = 2_000
SEED = 2016


@dataclass(frozen=True, slots=True)
class Reach:
    """What a KPI's guesses come to, drawn independently of each other.

    Attributes:
        chance: Share of draws in which the target is reached, 0 to 1.
        p10: Nine draws in ten lie above it, in the KPI's unit.
        p50: Half of the draws lie above it.
        p90: Nine draws in ten lie below it.
        drawn: Ids of the assumptions that were drawn from a range.
        fixed: Ids of the assumptions that are single numbers.
        askew: Ids of those drawn that lie too askew for a smooth curve; each side of their p50
            has its own width.
    """

    chance: float
    p10: float
    p50: float
    p90: float
    drawn: tuple[str, ...]
    fixed: tuple[str, ...]
    askew: tuple[str, ...] = ()


def reach_of(kpi: Kpi, *, draws: int = DRAWS, seed: int = SEED) -> Reach | None:
    """Work out what a KPI's formula makes of its assumptions.

    Each assumption with a range is a distribution through its p10, p50 and p90
    (``plan.reaching.metalog``); one without is its p50. They are drawn independently.

    Args:
        kpi: Of a plan.
        draws: How many.
        seed: Where the draws begin; the same seed gives the same numbers.

    Returns:
        None without a formula or a target: then nothing is claimed.

    Raises:
        RefusedQuestionError: The formula cannot be read, names what is not there or may mean two
            things, divides by 0, or grows beyond what can be held.
    """
    if not kpi.formula or kpi.target is None:
        return None
    return _reach(kpi, kpi.target, draws, seed)


@lru_cache(maxsize=4_096)  # a plan is judged on each of its pages, and most KPIs are as before
def _reach(kpi: Kpi, target: Target, draws: int, seed: int) -> Reach:
    expression, used = read_formula(kpi)
    ranges = {one.id: guess for one in used if (guess := _range(one))}
    columns: dict[str, Sequence[float]] = {
        name_of(one.id): [float(one.p50)] * draws for one in used
    }
    columns[BASELINE] = [float(kpi.baseline.value) if kpi.baseline else 0.0] * draws
    try:
        shares = even_draws(draws, len(ranges), seed=seed)
        for (name, guess), column in zip(ranges.items(), shares, strict=True):
            columns[name_of(name)] = guess.quantiles(column)
        values = sorted(_within_bounds(work_out_draws(expression, columns, draws)))
    except ZeroDivisionError:
        raise RefusedQuestionError(f"The formula “{kpi.formula}” divides by 0.") from None
    except OverflowError:
        raise RefusedQuestionError(
            f"The formula “{kpi.formula}” grows beyond all bounds."
        ) from None
    return Reach(
        chance=sum(_is_reached(kpi.direction, target, value) for value in values) / draws,
        p10=values[draws // 10],
        p50=values[draws // 2],
        p90=values[draws - 1 - draws // 10],
        drawn=tuple(ranges),
        fixed=tuple(one.id for one in used if one.id not in ranges),
        askew=tuple(name for name, guess in ranges.items() if guess.is_askew),
    )


def _within_bounds(values: list[float]) -> list[float]:
    if not all(map(isfinite, values)):
        raise OverflowError  # a float that grows too large becomes no number, and says nothing
    return values


def _range(assumption: Assumption) -> Guessed | None:
    low, high = assumption.p10, assumption.p90
    if low is None or high is None or not low < high:
        return None
    return Guessed(float(low), float(assumption.p50), float(high))


def _is_reached(direction: Direction, target: Target, value: float) -> bool:
    end = float(target.value)
    match direction:
        case Direction.UP:
            return value >= end or isclose(value, end)
        case Direction.DOWN:
            return value <= end or isclose(value, end)
        case Direction.BAND:
            floor = end if target.floor is None else float(target.floor)
            return floor <= value <= end or isclose(value, floor) or isclose(value, end)
