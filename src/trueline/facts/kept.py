"""Columns as the store keeps them: names turned into keys, and where each row came from.

Every kept row carries ``rev`` (commit that made it current), ``origin`` (batch whose file holds
it), ``part`` and ``line`` (where in that file) and ``seen`` (batch of the newest observation that
says the same). History adds ``closed``, the commit that superseded the row.
"""

import pyarrow as pa

from trueline.facts.dataset import MOMENT, ORIGIN, SUM, VALUE, Dataset
from trueline.facts.schema import NATIVE_OF
from trueline.facts.value_datasets import METRIC_DAY

KEY_OF = {
    "account": pa.field("account_id", pa.int32(), nullable=False),
    "metric": pa.field("metric_id", pa.int16(), nullable=False),
    "breakdown": pa.field("breakdown_id", pa.int32(), nullable=False),
    **{one: pa.field(f"{one}_id", pa.int64(), nullable=False) for one in NATIVE_OF.values()},
}
"""Kept key column by the staged name that it stands for."""

BOOKKEEPING = (
    pa.field("rev", pa.int32(), nullable=False),
    pa.field("origin", pa.int32(), nullable=False),
    *ORIGIN,
    pa.field("seen", pa.int32(), nullable=False),
)
CLOSED = pa.field("closed", pa.int32(), nullable=False)

ROLL = pa.schema(
    [
        *(KEY_OF[name] for name in ("account", "metric", "breakdown")),
        pa.field("week", pa.date32(), nullable=False),  # its Monday
        pa.field("month", pa.date32(), nullable=False),  # its first
        pa.field("currency", pa.string(), nullable=False),  # "" but for money
        pa.field("sum", SUM, nullable=False),
        pa.field("n", pa.int32(), nullable=False),
        pa.field("low", VALUE, nullable=False),
        pa.field("high", VALUE, nullable=False),
        pa.field("first", VALUE, nullable=False),
        pa.field("first_day", pa.date32(), nullable=False),
        pa.field("last", VALUE, nullable=False),
        pa.field("last_day", pa.date32(), nullable=False),
    ]
)
"""Partial sums of ``metric_day``: one row a week within a month and currency, so that weeks and
months merge."""


def fact_fields(dataset: Dataset) -> tuple[pa.Field, ...]:
    """Give key and value columns as they are kept, in the order of ``key`` and ``values``."""
    staged = {field.name: field for field in dataset.staged}
    known = {field.name: field for name, field in KEY_OF.items() if name in staged}
    known["native_id"] = pa.field("native_id", pa.string(), nullable=False)
    known["observed_at"] = pa.field("observed_at", MOMENT, nullable=False)
    known["value"] = pa.field("value", VALUE, nullable=True)  # null: withdrawn by a person
    return tuple(known.get(name) or staged[name] for name in (*dataset.key, *dataset.values))


def kept_schema(dataset: Dataset, state: str = "cur") -> pa.Schema:
    """Give the columns of a file of a dataset: ``cur``, ``hist``, ``seen`` or ``roll``."""
    if state == "roll":
        return ROLL
    closed = (CLOSED,) if state == "hist" else ()
    return pa.schema([*fact_fields(dataset), *BOOKKEEPING, *closed])


def is_rolled(dataset: Dataset) -> bool:
    """Say whether partial sums are kept beside the facts."""
    return dataset is METRIC_DAY
