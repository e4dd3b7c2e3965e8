"""A panel that lies in an engine, one row a unit and period, and how SQL writes its values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from trueline.evidence.estimate import CannotEstimateError

if TYPE_CHECKING:
    import pyarrow as pa

Ask = Callable[[str], "pa.Table"]
"""Runs SQL of the engine's dialect; the panel's table has the name that the panel says."""

NAMES = {"pyspark": "spark", "mssql": "tsql"}
"""Dialects that are called otherwise by what turns questions into them."""

Value = int | str | date | datetime | None


@dataclass(frozen=True, slots=True)
class LongPanel:
    """Which columns of a table are what.

    Attributes:
        unit: Names the unit.
        period: Day or number.
        outcome: Number; empty where missing.
        start: First treated period of the unit, in every row of it; empty for never.
        strata: Words or numbers within which units are compared.
        never: Value of ``start`` that means never, beside an empty one.
        table: Name under which the engine knows it.
        dialect: Of the engine.
    """

    unit: str
    period: str
    outcome: str
    start: str
    strata: tuple[str, ...] = ()
    never: Value = None
    table: str = "panel"
    dialect: str = "duckdb"


def literal(value: object) -> str:
    """Write a value as SQL.

    Raises:
        CannotEstimateError: It is of a kind that cannot name a period, a start or a stratum.
    """
    match value:
        case None:
            text = "NULL"
        case bool() | int():
            text = str(value).upper()
        case float():
            # Without an exponent engines take it for a decimal, and round.
            text = repr(value) if "e" in repr(value) else f"{value!r}e0"
        case datetime():
            text = f"TIMESTAMP '{value:%Y-%m-%d %H:%M:%S.%f}'"
        case date():
            text = f"DATE '{value.isoformat()}'"
        case str():
            text = "'" + value.replace("'", "''") + "'"
        case _:
            raise CannotEstimateError(
                f"A period, start or stratum is “{value}”; days, whole numbers and words can be."
            )
    return text


def name(column: str) -> str:
    """Write the name of a column as SQL."""
    return '"' + column.replace('"', '""') + '"'


def in_dialect(sql: str, dialect: str) -> str:
    """Turn a question into the dialect of an engine."""
    if dialect == "duckdb":
        return sql
    import sqlglot  # noqa: PLC0415 - only for other engines

    return sqlglot.transpile(sql, read="duckdb", write=NAMES.get(dialect, dialect))[0]
