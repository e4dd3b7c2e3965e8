"""Two KPIs that measure the same.

What: the weekly values of two KPIs, of the cascade or of channel objectives, go together: their
correlation is above 0.9, or below -0.9, over at least 26 weeks of the last 52 that both have, and
so is that of their changes from week to week. Both are asked for, because two numbers that merely
grow over the same year go together without measuring the same. A sum and its own parts are left
out.

When not: without facts, and where no two KPIs have 26 weeks in common, the check is not made.

Why it matters: few KPIs are worth their place. Two that say the same weigh double in the scorecard,
and one of them takes the place of a number that would say something else.

How to mend it: keep the one nearer to the goal and follow the other as a metric of a tactic.

Source: the nine checks of the cascade page; one or two KPIs a goal (S1).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from math import hypot
from operator import mul

from trueline.contracts.check import Check, CheckGround, Found, NotCheckedError
from trueline.core.issue import Severity
from trueline.core.period import Period
from trueline.plan.judging_kpis import JudgingKpi, judging_kpis
from trueline.plan.naming import path_of

WEEKS, FEWEST_WEEKS = 52, 26
TOGETHER = 0.9
FLAT = 1e-9
"""What changes by less of itself never changes."""
TWO = 2
Weeks = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class _Series:
    """A KPI's weeks, ready to be compared.

    Attributes:
        placed: The KPI.
        weeks: Its values; None where there is none.
        known: Which weeks have one.
        leaning: Values less their mean, of length 1 together; empty when they never change.
    """

    placed: JudgingKpi
    weeks: Weeks
    known: tuple[bool, ...]
    leaning: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How two series of weeks go together.

    Attributes:
        weeks: How many both have.
        levels: Correlation of their values; 0 where one never changes.
        changes: Correlation of their changes from one week to the next; 0 likewise.
    """

    weeks: int
    levels: float
    changes: float


def _find(ground: CheckGround) -> Iterator[Found]:
    until = ground.today + timedelta(days=1)
    year = Period(until - timedelta(weeks=WEEKS), until)
    every = (
        _series(one, ground.facts.weekly(one.kpi.metric, one.kpi.filter, year))
        for one in sorted(judging_kpis(ground.plan), key=lambda one: one.path)
    )
    long = [one for one in every if sum(one.known) >= FEWEST_WEEKS]
    if len(long) < TWO:
        raise NotCheckedError(f"No two KPIs have {FEWEST_WEEKS} weeks of facts in common.")
    for one, other in combinations(long, TWO):
        likeness = _likeness(one, other)
        if likeness and not _is_part(one.placed, other.placed):
            yield _found(one.placed, other.placed, likeness)


def _series(placed: JudgingKpi, weeks: Weeks) -> _Series:
    values = [float(one) for one in weeks if one is not None]
    return _Series(placed, weeks, tuple(one is not None for one in weeks), _leaning(values))


def _found(one: JudgingKpi, other: JudgingKpi, likeness: _Likeness) -> Found:
    return Found(
        other.path,
        f"“{other.kpi.name}” goes with “{one.kpi.name}” of {one.whose} over "
        f"{likeness.weeks} weeks: r = {likeness.levels:.2f}, and {likeness.changes:.2f} from week "
        "to week.",
        "Keep the one nearer to the goal and follow the other as a metric of a tactic.",
        about=one.path,
    )


def _likeness(one: _Series, other: _Series) -> _Likeness | None:
    """Compare two series; None when they do not go together, or for too few weeks."""
    if one.known == other.known and abs(_product(one.leaning, other.leaning)) <= TOGETHER:
        return None  # nearly all pairs end here
    paired = list(zip(one.weeks, other.weeks, strict=True))
    both = [(float(a), float(b)) for a, b in paired if a is not None and b is not None]
    changes = [
        (float(a2 - a1), float(b2 - b1))
        for (a1, b1), (a2, b2) in pairwise(paired)
        if a1 is not None and b1 is not None and a2 is not None and b2 is not None
    ]
    found = _Likeness(len(both), _r(both), _r(changes))
    is_close = min(abs(found.levels), abs(found.changes)) > TOGETHER
    return found if is_close and found.weeks >= FEWEST_WEEKS else None


def _r(pairs: Sequence[tuple[float, float]]) -> float:
    return _product(_leaning([one for one, _ in pairs]), _leaning([other for _, other in pairs]))


def _leaning(values: Sequence[float]) -> tuple[float, ...]:
    mean = sum(values) / max(len(values), 1)
    length = hypot(*(one - mean for one in values))
    is_flat = length <= FLAT * max(map(abs, values), default=0)
    return () if is_flat else tuple((one - mean) / length for one in values)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(map(mul, one, other)))


def _is_part(one: JudgingKpi, other: JudgingKpi) -> bool:
    return one.path in map(path_of, other.kpi.sums) or other.path in map(path_of, one.kpi.sums)


CHECK = Check(
    name="kpis-measure-the-same",
    title="KPIs that measure the same",
    severity=Severity.WARNS,
    source="Cascade, S1",
    find=_find,
)
