"""What a dataset of the ledger is, and the types of its columns.

A *staged* table is what an importer gives: names as text. The store turns names into surrogate
keys, adds the bookkeeping columns and writes files. Values are decimals, because sums of doubles
differ from run to run.
"""

from dataclasses import dataclass

import pyarrow as pa

VALUE = pa.decimal128(18, 6)
SUM = pa.decimal128(38, 6)
MOMENT = pa.timestamp("us")
TOTAL = ""
"""Breakdown of a value that covers the whole account."""

ORIGIN = (
    pa.field("part", pa.int16(), nullable=False),
    pa.field("line", pa.int32(), nullable=False),
)
"""Where a staged row stood: number of the sheet or table from 0, physical line from 1."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One family of facts.

    Attributes:
        name: Folder in the ledger.
        staged: Columns that importers give, names as text.
        key: Kept columns that identify a row.
        values: Kept columns that may be restated.
        month_of: Kept column whose month is the partition; the network is the other half.
        sort: Order of rows in a file.
        native: Staged column with the row's own id in its source; empty where rows are numbers.
    """

    name: str
    staged: pa.Schema
    key: tuple[str, ...]
    values: tuple[str, ...]
    month_of: str
    sort: tuple[str, ...]
    native: str = ""
