"""Records with sensible defaults: a test names only the fields that matter to it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from trueline.core.period import Period
from trueline.measure.gathered import Gathered, Span
from trueline.measure.measured import Measured
from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.metrics.metric import Better, Kind, Metric, Rule
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.target import Baseline, Target


def metric(name: str = "views", **changes: Any) -> Metric:
    """A counter, unless said otherwise."""
    plain = Metric(
        id=name,
        version=1,
        name=name.replace("_", " ").capitalize(),
        family="tests",
        measured_in="count",
        kind=Kind.COUNTER,
        over_time=Rule.SUM,
        over_entities=Rule.SUM,
        better=Better.UP,
        definition="Counted for a test.",
    )
    return replace(plain, **changes)


def baseline(value: str, *, until: date = date(2026, 1, 1)) -> Baseline:
    return Baseline(value=Decimal(value), first=date(2025, 1, 1), until=until)


def target(value: str, *, due: date = date(2026, 12, 31), **changes: Any) -> Target:
    return replace(Target(value=Decimal(value), due=due), **changes)


def kpi(**changes: Any) -> Kpi:
    """A KPI on views that should rise."""
    plain = Kpi(
        id="kpi",
        name="Views",
        metric="views@1",
        direction=Direction.UP,
        perspective="customers",
        owner="Ada",
    )
    return replace(plain, **changes)


def gathered(
    account: str, total: str, *, days: int, last_day: date = date(2026, 6, 30), **changes: Any
) -> Gathered:
    """Values of an account; the newest and the largest are their sum unless said otherwise."""
    last = Decimal(changes.pop("last", total))
    plain = Gathered(
        metric="views",
        account=account,
        total=Decimal(total),
        last=last,
        high=last,
        day_count=days,
        fact_count=days,
        first_day=last_day - timedelta(days=days - 1),
        last_day=last_day,
    )
    return replace(plain, **changes)


def span(account: str, **changes: Any) -> Span:
    """An account that reports views all year."""
    plain = Span("views", account, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    return replace(plain, **changes)


def reading(
    path: str = "s/g/k",
    pace: str | None = None,
    status: Status = Status.NO_DATA,
    **of_kpi: Any,
) -> Reading:
    """Give a reading of a KPI with a pace and a status, and nothing else."""
    scope, goal, name = path.split("/")
    on = date(2026, 6, 30)
    return Reading(
        path=path,
        kpi=kpi(id=name, **of_kpi),
        goal=goal,
        scope=scope,
        on=on,
        actual=Measured("views@1", Period.closed(on, on), Decimal(1), "count", Decimal(1), ""),
        expected=None,
        variance=None,
        progress=None,
        elapsed=None,
        pace=None if pace is None else Decimal(pace),
        status=status,
        why="",
    )
