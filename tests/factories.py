"""Records with sensible defaults: a test names only the fields that matter to it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

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
