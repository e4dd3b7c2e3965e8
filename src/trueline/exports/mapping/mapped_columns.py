"""A mapping as columns that tables are read by, with units turned into those of the metrics."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.mapping.mapping import MappedColumn, NamedMetric, Role, TableMapping, Unit
from trueline.metrics.metric import Kind, Metric

COUNTS = frozenset({"count", "people"})
"""Units whose values are whole numbers."""

_SECONDS: Mapping[str, Decimal] = MappingProxyType(
    {
        "milliseconds": Decimal(1) / 1000,
        "seconds": Decimal(1),
        "minutes": Decimal(60),
        "hours": Decimal(3600),
    }
)
_FACTORS = {
    Unit.OWN: Decimal(1),
    Unit.PER_CENT: Decimal(1) / 100,
    Unit.HUNDREDTHS: Decimal(1) / 100,
    Unit.MILLIONTHS: Decimal(1) / 1_000_000,
    Unit.THOUSANDS: Decimal(1000),
    Unit.MILLIONS: Decimal(1_000_000),
}
_FIELDS = {
    Role.DAY: Reading.DAY,
    Role.LAST_DAY: Reading.DAY,
    Role.PUBLISHED: Reading.DAY,
    Role.POST: Reading.IDENTITY,
    Role.NETWORK: Reading.TEXT,
    Role.ACCOUNT: Reading.TEXT,
    Role.METRIC_NAME: Reading.TEXT,
    Role.CURRENCY: Reading.TEXT,
    Role.BREAKDOWN: Reading.TEXT,
    Role.TITLE: Reading.PROSE,
    Role.URL: Reading.TEXT,
    Role.KIND: Reading.TEXT,
    Role.PERSON: Reading.TEXT,
}
"""Roles that a table has once; the field bears the role's name."""


def is_reported(metric: Metric, *, of_posts: bool = False) -> bool:
    """Say whether values of a metric are kept, and not worked out from other metrics or rows.

    A formula may name its own metric: the reported figure then comes first. Of single posts,
    networks report what is worked out for accounts, such as an average.
    """
    if of_posts and metric.also_post:
        return True
    names_itself = re.search(rf"\b{re.escape(metric.id)}\b", metric.formula) is not None
    return metric.rows is None and (not metric.formula or names_itself)


def suits(unit: Unit, metric: Metric) -> bool:
    """Say whether a metric's values can be given in a unit."""
    if unit.value in _SECONDS:
        return metric.measured_in in _SECONDS
    if unit is Unit.PER_CENT:
        return metric.measured_in == "fraction"
    if unit in {Unit.HUNDREDTHS, Unit.MILLIONTHS}:
        return metric.kind is Kind.MONEY
    return unit is Unit.OWN or metric.measured_in in {*COUNTS, "money"}


def columns_of(mapping: TableMapping, rules: Mapping[str, Metric]) -> tuple[Column, ...]:
    """Give the columns of a sound mapping, each under a field that its role names.

    Columns of metrics are ``metric:0``, ``metric:1`` ..., dimensions ``dimension:country``;
    those that are ignored are there only when they are personal, so that they are masked.
    """
    return tuple(
        column
        for number, mapped in enumerate(mapping.columns)
        for column in _columns(mapped, number, mapping, rules)
    )


def value_column(named: NamedMetric, rules: Mapping[str, Metric]) -> Column:
    """Give how a value beside a metric's name is read."""
    return _measuring("value", named, rules[named.metric])


def _columns(
    mapped: MappedColumn, number: int, mapping: TableMapping, rules: Mapping[str, Metric]
) -> Iterator[Column]:
    names = {"any": (mapped.header,)}
    match mapped.role:
        case Role.METRIC:
            named = NamedMetric(mapped.header, mapped.metric, mapped.breakdown, mapped.unit)
            yield _measuring(f"metric:{number}", named, rules[mapped.metric])
        case Role.VALUE:
            reading = _shared_reading(mapping, rules)
            yield Column("value", names, needed=True, reading=reading)
        case Role.DIMENSION:
            field = f"dimension:{mapped.name}"
            yield Column(field, names, needed=True, personal=mapped.personal)
        case Role.IGNORED | Role.OPEN:
            if mapped.personal:
                yield Column(f"ignored:{number}", names, personal=True)
        case role:
            is_personal = mapped.personal or role is Role.PERSON
            reading = _FIELDS[role]
            yield Column(role.value, names, needed=True, reading=reading, personal=is_personal)


def _measuring(field: str, named: NamedMetric, metric: Metric) -> Column:
    reading, times = _reading(named.unit, metric)
    return Column(
        field,
        {"any": (named.text,)},
        needed=True,
        reading=reading,
        metric=named.metric,
        breakdown=named.breakdown,
        times=times,
    )


def _reading(unit: Unit, metric: Metric) -> tuple[Reading, Decimal]:
    """Give how cells are read, and the factor from what they hold to the metric's unit."""
    if metric.measured_in == "money":
        return Reading.MONEY, _FACTORS[unit]
    if unit is Unit.PER_CENT:
        return Reading.PERCENT, Decimal(1)
    if unit.value in _SECONDS:
        reading = Reading.CLOCK if unit is Unit.SECONDS else Reading.DECIMAL
        return reading, _SECONDS[unit.value] / _SECONDS[metric.measured_in]
    if metric.measured_in == "fraction":
        return Reading.FRACTION, Decimal(1)
    if metric.measured_in in COUNTS and unit is Unit.OWN:
        return Reading.WHOLE, Decimal(1)
    return Reading.DECIMAL, _FACTORS[unit]


def _shared_reading(mapping: TableMapping, rules: Mapping[str, Metric]) -> Reading:
    """Give how the marks of a column of several metrics' values are told.

    Amounts may have signs around their number; only whole numbers may be told apart from
    decimals by a single mark.
    """
    readings = {_reading(one.unit, rules[one.metric])[0] for one in mapping.names if one.metric}
    if Reading.MONEY in readings:
        return Reading.MONEY
    return Reading.WHOLE if readings == {Reading.WHOLE} else Reading.DECIMAL
