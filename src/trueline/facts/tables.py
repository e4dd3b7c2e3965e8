"""Tables that questions are asked of, as unbound Ibis expressions; never executed through Ibis.

The same question works on the ledger as known now and as known just after an earlier commit:
for the latter its tables are exchanged for current rows of that time plus the superseded ones.
Values that a person withdrew are kept as rows without a value; a dataset's table leaves them out,
and the table with ``_kept`` behind its name has them.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from trueline.facts.dataset import MOMENT, SUM, VALUE
from trueline.facts.kept import KEY_OF, ROLL, kept_schema
from trueline.facts.schema import DATASETS, NATIVE_OF

if TYPE_CHECKING:
    import ibis.expr.types as ir

ROLL_TABLE = "metric_day_roll"
SUFFIXES = {"_hist": "hist", "_seen": "seen", "_kept": "cur"}
"""What may stand behind a dataset's name, and the state of the files that are then read."""

VALUED = tuple(name for name, one in DATASETS.items() if "value" in one.values)
"""Datasets whose rows may be withdrawn."""

DAY_OF = {name: DATASETS[name].month_of for name in NATIVE_OF}
"""Datasets of single rows, by the column that says on which day a row began."""

DIMENSIONS = ("account", "metric", "breakdown")
"""Names by surrogate key: tables with the columns ``account_id`` and ``account``, and so on."""

TYPES = {
    pa.int16(): "int16",
    pa.int32(): "int32",
    pa.int64(): "int64",
    pa.bool_(): "boolean",
    pa.string(): "string",
    pa.date32(): "date",
    MOMENT: "timestamp(6)",
    VALUE: "decimal(18, 6)",
    SUM: "decimal(38, 6)",
}


def table_schema(name: str) -> pa.Schema:
    """Give the columns of a table by its name: ``metric_day``, ``metric_day_hist``, ``account``."""
    if name == ROLL_TABLE:
        return ROLL
    if name in DIMENSIONS:
        return pa.schema([KEY_OF[name], pa.field(name, pa.string(), nullable=False)])
    dataset, state = state_of(name)
    return kept_schema(DATASETS[dataset], state)


def state_of(name: str) -> tuple[str, str]:
    """Give dataset and state of the files behind a table's name."""
    if name == ROLL_TABLE:
        return "metric_day", "roll"
    for suffix, state in SUFFIXES.items():
        if name.endswith(suffix):
            return name.removesuffix(suffix), state
    return name, "cur"


@lru_cache
def table(name: str) -> "ir.Table":
    """Give an unbound table: a dataset, its history, the roll-up or a dimension."""
    return ibis.table({one.name: TYPES[one.type] for one in table_schema(name)}, name=name)


def as_counted(question: "ir.Table") -> "ir.Table":
    """Give a question as one of the newest facts, without what was withdrawn."""
    counted = {table(name).op(): _counted(table(name)).op() for name in VALUED}
    return question.op().replace(counted).to_expr()


def _counted(facts: "ir.Table") -> "ir.Table":
    """Leave out what was withdrawn; costs nothing where the files' statistics know of no null."""
    return facts.filter(facts.value.notnull()) if "value" in facts.columns else facts


def as_known_at(question: "ir.Table", revision: int) -> "ir.Table":
    """Give a question as one of what was known just after a revision."""
    earlier = {table(name).op(): _known_at(name, revision).op() for name in DATASETS}
    earlier[table(ROLL_TABLE).op()] = _rolled(_known_at("metric_day", revision)).op()
    return question.op().replace(earlier).to_expr()


def _known_at(name: str, revision: int) -> "ir.Table":
    """Give the rows of a dataset that were known just after a revision."""
    now, past = table(name), table(f"{name}_hist")
    superseded = past.filter((past.rev <= revision) & (past.closed > revision))
    kept = now.filter(now.rev <= revision)
    columns = [one for one in now.columns if one != "seen"]
    known = kept.select(columns).union(superseded.select(columns))
    if name not in DAY_OF:  # no question asks who confirmed a value; whoever brought it surely did
        return _counted(known.mutate(seen=known.origin).select(now.columns))
    return _seen_at(known, name, revision).select(now.columns)


def _seen_at(known: "ir.Table", name: str, revision: int) -> "ir.Table":
    """Add the newest batch that said the same by then: that of the newest confirmation."""
    key, again = DATASETS[name].key, table(f"{name}_seen")
    again = again.filter(again.rev <= revision)
    newest = again.group_by(*key).agg(said=again.seen.argmax(again.rev), at=again.rev.max())
    both = known.left_join(newest, key)
    return both.mutate(seen=(both["at"] > both.rev).ifelse(both.said, both.origin))


def _rolled(facts: "ir.Table") -> "ir.Table":
    buckets = facts.mutate(week=_first_day(facts, "W"), month=_first_day(facts, "M"))
    keys = ("account_id", "metric_id", "breakdown_id", "week", "month", "currency")
    value, day = buckets.value, buckets.day
    return buckets.group_by(*keys).agg(
        sum=value.sum().cast(TYPES[SUM]),
        n=buckets.count().cast("int32"),
        low=value.min().cast(TYPES[VALUE]),
        high=value.max().cast(TYPES[VALUE]),
        first=value.argmin(day),
        first_day=day.min(),
        last=value.argmax(day),
        last_day=day.max(),
    )


def _first_day(facts: "ir.Table", unit: str) -> "ir.DateValue":
    """Give the first day of each row's week or month; by way of a timestamp, for some engines."""
    return facts.day.cast("timestamp").truncate(unit).cast("date")
