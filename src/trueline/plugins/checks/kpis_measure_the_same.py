"""Two KPIs that measure the same.

What: the weekly values of two KPIs of the cascade go together: their correlation is above 0.9, or
below -0.9, over at least 26 weeks of the last 52 that both have, and so is that of their changes
from week to week. Both are asked for, because two numbers that merely grow over the same year go
together without measuring the same. A sum and its own parts are left out.

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
from statistics import StatisticsError, correlation

from trueline.contracts.check import Check, CheckGround, Found, NotCheckedError
from trueline.core.issue import Severity
from trueline.core.period import Period
from trueline.plan.cascade import PlacedKpi, placed_kpis
from trueline.plan.naming import path_of

WEEKS, FEWEST_WEEKS = 52, 26
TOGETHER = 0.9
TWO = 2
Weeks = tuple[Decimal | None, ...]


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

    @property
    def is_close(self) -> bool:
        return min(abs(self.levels), abs(self.changes)) > TOGETHER


def _find(ground: CheckGround) -> Iterator[Found]:
    until = ground.today + timedelta(days=1)
    year = Period(until - timedelta(weeks=WEEKS), until)
    known = [
        (one, ground.facts.weekly(one.kpi.metric, one.kpi.filter, year))
        for one in sorted(placed_kpis(ground.plan), key=lambda one: one.path)
    ]
    long = [(one, weeks) for one, weeks in known if _count(weeks) >= FEWEST_WEEKS]
    if len(long) < TWO:
        raise NotCheckedError(f"No two KPIs have {FEWEST_WEEKS} weeks of facts in common.")
    for (one, weeks), (other, others) in combinations(long, TWO):
        likeness = _likeness(weeks, others)
        if likeness and likeness.is_close and not _is_part(one, other):
            yield _found(one, other, likeness)


def _found(one: PlacedKpi, other: PlacedKpi, likeness: _Likeness) -> Found:
    return Found(
        path_of(other.path),
        f"“{other.kpi.name}” goes with “{one.kpi.name}” of {one.scope.name} over "
        f"{likeness.weeks} weeks: r = {likeness.levels:.2f}, and {likeness.changes:.2f} from week "
        "to week.",
        "Keep the one nearer to the goal and follow the other as a metric of a tactic.",
    )


def _likeness(one: Weeks, other: Weeks) -> _Likeness | None:
    """Compare two series; None when they have too few weeks in common."""
    paired = list(zip(one, other, strict=True))
    both = [(float(a), float(b)) for a, b in paired if a is not None and b is not None]
    if len(both) < FEWEST_WEEKS:
        return None
    changes = [
        (float(a2 - a1), float(b2 - b1))
        for (a1, b1), (a2, b2) in pairwise(paired)
        if a1 is not None and b1 is not None and a2 is not None and b2 is not None
    ]
    return _Likeness(len(both), _r(both), _r(changes))


def _r(pairs: Sequence[tuple[float, float]]) -> float:
    try:
        return correlation([one for one, _ in pairs], [other for _, other in pairs])
    except StatisticsError:  # one of them never changes, or there are fewer than two
        return 0.0


def _count(weeks: Weeks) -> int:
    return sum(one is not None for one in weeks)


def _is_part(one: PlacedKpi, other: PlacedKpi) -> bool:
    return one.path in other.kpi.sums or other.path in one.kpi.sums


CHECK = Check(
    name="kpis-measure-the-same",
    title="KPIs that measure the same",
    severity=Severity.WARNS,
    source="Cascade, S1",
    find=_find,
)
