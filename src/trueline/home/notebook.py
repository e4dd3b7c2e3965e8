"""What a notebook reads of a home: records, and Arrow tables for other tools."""

from datetime import datetime
from decimal import Decimal

import pyarrow as pa

from trueline.core.period import Period
from trueline.facts.questions import daily_values
from trueline.measure.scorecard import Scorecard
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

VALUE = pa.decimal128(38, 12)
ORDER = (
    *("kpi", "name", "perspective", "metric", "actual", "measured_in"),
    *("expected", "target", "variance", "pace", "status", "coverage"),
)


def facts_table(
    workspace: Workspace, metric: str, period: Period, *, as_of: datetime | int | None = None
) -> pa.Table:
    """Give the reported values of a metric and its parts, day by day, with their origin.

    Returns:
        Columns day, metric, account, breakdown, value, rev, origin, part, line.

    Raises:
        MissingError: There is no such metric.
    """
    question = daily_values(catalogue_of(workspace).leaves(metric), period)
    return workspace.facts.snapshot(as_of=as_of).ask(question)


def scorecard_table(card: Scorecard) -> pa.Table:
    """Give a scorecard as a table, one row a KPI; numbers are decimals, shares 0 to 1.

    Returns:
        Columns kpi, name, perspective, metric, actual, measured_in, expected, target, variance,
        pace, status, coverage.
    """
    numbers: dict[str, list[Decimal | None]] = {
        "actual": [one.actual.value for one in card.readings],
        "expected": [one.expected for one in card.readings],
        "target": [one.kpi.target.value if one.kpi.target else None for one in card.readings],
        "variance": [one.variance for one in card.readings],
        "pace": [one.pace for one in card.readings],
        "coverage": [one.actual.coverage for one in card.readings],
    }
    texts = {
        "kpi": [one.path for one in card.readings],
        "name": [one.kpi.name for one in card.readings],
        "perspective": [one.kpi.perspective for one in card.readings],
        "metric": [one.kpi.metric for one in card.readings],
        "measured_in": [one.actual.measured_in for one in card.readings],
        "status": [one.status.value for one in card.readings],
    }
    rounded = {
        name: pa.array([None if one is None else round(one, VALUE.scale) for one in values], VALUE)
        for name, values in numbers.items()
    }
    columns = rounded | {name: pa.array(values, pa.string()) for name, values in texts.items()}
    return pa.table({name: columns[name] for name in ORDER})
