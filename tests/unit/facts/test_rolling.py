"""Partial sums are those that SQL would give, whatever the values, gaps and currencies."""

from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from trueline.facts.dataset import VALUE
from trueline.facts.kept import ROLL
from trueline.facts.ledger.rolling import rolled

EXTREME = Decimal("999999999999.999999")
SQL = """select account_id, metric_id, breakdown_id, date_trunc('week', day)::date as week,
 date_trunc('month', day)::date as month, currency, sum(value)::decimal(38, 6) as sum,
 count(*)::int as n, min(value) as low, max(value) as high, min_by(value, day) as first,
 min(day) as first_day, max_by(value, day) as last, max(day) as last_day
 from facts where value is not null group by all order by all"""

rows = st.dictionaries(
    st.tuples(
        st.sampled_from([1, 2]),
        st.sampled_from([3, 4]),
        st.sampled_from([0, 9]),
        st.integers(-800, 800).map(lambda offset: date(1970, 1, 1) + timedelta(days=offset)),
    ),
    st.tuples(
        st.none() | st.decimals(-EXTREME, EXTREME, places=6), st.sampled_from(["", "EUR", "USD"])
    ),
    max_size=60,
)


def table_of(facts: dict) -> pa.Table:
    ordered = sorted(facts.items(), key=lambda one: (one[0][2], one[0][1], one[0][0], one[0][3]))
    columns = {
        "account_id": pa.array([key[0] for key, _ in ordered], pa.int32()),
        "metric_id": pa.array([key[1] for key, _ in ordered], pa.int16()),
        "breakdown_id": pa.array([key[2] for key, _ in ordered], pa.int32()),
        "day": pa.array([key[3] for key, _ in ordered], pa.date32()),
        "value": pa.array([kept[0] for _, kept in ordered], VALUE),
        "currency": pa.array([kept[1] for _, kept in ordered], pa.string()),
    }
    return pa.table(columns)


@given(rows)
def test_partial_sums_are_those_of_sql(facts: dict) -> None:
    table = table_of(facts)
    with duckdb.connect() as connection:
        connection.register("facts", table)
        expected = connection.sql(SQL).fetchall()
    ours = rolled(table)
    assert ours.schema.equals(ROLL)
    assert sorted(tuple(one.values()) for one in ours.to_pylist()) == sorted(expected)


def test_a_week_of_the_largest_values_does_not_overflow() -> None:
    week = {(1, 3, 0, date(2026, 1, 5) + timedelta(days=one)): (EXTREME, "") for one in range(7)}
    [only] = rolled(table_of(week)).to_pylist()
    assert only["sum"] == 7 * EXTREME
    assert only["n"] == 7
