"""Partial sums of daily values, worked out beside the writing from rows that come sorted.

A value of at most 18 digits is a whole number of 64 bits in millionths, and so is the sum of the
seven of a week. All sums here are exact.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from trueline.facts.dataset import SUM, VALUE
from trueline.facts.kept import ROLL

SERIES = ("breakdown_id", "metric_id", "account_id")
EPOCH_WEEKDAY = 3
"""1970-01-01 was a Thursday; Monday is 0."""

Whole = npt.NDArray[np.int64]


def rolled(facts: pa.Table) -> pa.Table:
    """Give partial sums: a row for each series, week within a month and currency.

    Args:
        facts: Rows of ``metric_day`` of one partition, sorted by series and day; each key once.
    """
    known = facts.select([*SERIES, "day", "value", "currency"])
    if known["value"].null_count:
        known = known.filter(pc.is_valid(known["value"]))
    known = known.combine_chunks()
    if not known.num_rows:
        return ROLL.empty_table()
    days = _whole(known["day"].cast(pa.int32()))
    weeks = days - (days + EPOCH_WEEKDAY) % 7
    months = _whole(pc.floor_temporal(known["day"], unit="month").cast(pa.int32()))
    currencies = known["currency"].combine_chunks().dictionary_encode()
    money = _whole(currencies.indices)
    series = [_whole(known[name]) for name in SERIES]
    if len(currencies.dictionary) > 1:  # two currencies of a week may take turns day by day
        order = np.lexsort((days, money, weeks, months, *reversed(series)))
        known = known.take(pa.array(order))
        days, weeks, months, money = days[order], weeks[order], months[order], money[order]
        series = [one[order] for one in series]
    firsts = _firsts(*series, weeks, months, money)
    lasts = np.append(firsts[1:], len(days)) - 1
    values = _millionths(known["value"].combine_chunks().cast(VALUE))
    columns = {
        **{name: known[name].take(pa.array(firsts)) for name in (*SERIES, "currency")},
        "week": _dates(weeks[firsts]),
        "month": _dates(months[firsts]),
        "sum": _decimals(np.add.reduceat(values, firsts), SUM),
        "n": pa.array(lasts - firsts + 1),
        "low": _decimals(np.minimum.reduceat(values, firsts), VALUE),
        "high": _decimals(np.maximum.reduceat(values, firsts), VALUE),
        "first": _decimals(values[firsts], VALUE),
        "first_day": _dates(days[firsts]),
        "last": _decimals(values[lasts], VALUE),
        "last_day": _dates(days[lasts]),
    }
    return pa.table([columns[one.name].cast(one.type) for one in ROLL], schema=ROLL)


def _firsts(*columns: Whole) -> Whole:
    """Give the position of each row that differs from the one before it."""
    differs = np.zeros(len(columns[0]), dtype=bool)
    differs[0] = True
    for one in columns:
        differs[1:] |= one[1:] != one[:-1]
    return np.flatnonzero(differs)


def _whole(column: pa.ChunkedArray | pa.Array) -> Whole:
    numbers: Whole = column.to_numpy().astype(np.int64)
    return numbers


def _dates(days: Whole) -> pa.Array:
    return pa.array(days.astype(np.int32)).cast(pa.date32())


def _millionths(values: pa.Array) -> Whole:
    """Give decimals of at most 18 digits without their point; the low half of each says it."""
    halves = np.frombuffer(values.buffers()[1], np.int64).reshape(-1, 2)
    low: Whole = halves[values.offset : values.offset + len(values), 0]
    return np.ascontiguousarray(low)


def _decimals(millionths: Whole, kind: pa.Decimal128Type) -> pa.Array:
    halves = np.stack((millionths, millionths >> 63), axis=1)
    return pa.Array.from_buffers(kind, len(millionths), [None, pa.py_buffer(halves)])
