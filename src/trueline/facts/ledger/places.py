"""Places: small numbers for the partitions that rows belong to; the store sorts rows by them.

Most datasets have one partition for each network and month. One about single people is cut by
quarter and by person, so that all rows of a person stand in one file of a quarter and taking them
out rewrites little.
"""

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from trueline.facts.dataset import Dataset

PERSON = "person_key"
BUCKETS = 64
"""Parts into which a quarter's people are cut, by the remainder of their key."""
SPAN = 4_000_000
"""More places than one network can have; a place is network number times this, plus its own."""

_QUARTERS = 200_000
"""Beyond every month of the calendar; a bucket's number begins here."""


@dataclass(slots=True)
class Places:
    """Numbers networks in the order met; turns places into partition names and back."""

    networks: list[str] = field(default_factory=list)

    def network_number(self, network: str) -> int:
        """Give the number of a network, a new one if need be."""
        if network not in self.networks:
            self.networks.append(network)
        return self.networks.index(network)

    def partition(self, place: int) -> str:
        """Give ``network/2026-01``, ``network/undated``, or ``network/2026-q1/07`` for people."""
        network, own = divmod(place, SPAN)
        if own == 0:
            return f"{self.networks[network]}/undated"
        if own >= _QUARTERS:
            quarter, bucket = divmod(own - _QUARTERS, BUCKETS)
            year, ordinal = divmod(quarter, 4)
            return f"{self.networks[network]}/{year:04d}-q{ordinal + 1}/{bucket:02d}"
        return f"{self.networks[network]}/{own // 12:04d}-{own % 12 + 1:02d}"

    def place(self, partition: str) -> int:
        """Give the place of a partition name."""
        network, _, own = partition.partition("/")
        number = self.network_number(network) * SPAN
        if own == "undated":
            return number
        days, _, bucket = own.partition("/")
        year, _, ordinal = days.partition("-")
        if bucket:
            quarter = int(year) * 4 + int(ordinal.removeprefix("q")) - 1
            return number + _QUARTERS + quarter * BUCKETS + int(bucket)
        return number + int(year) * 12 + int(ordinal) - 1


def is_bucketed(dataset: Dataset) -> bool:
    """Say whether a dataset is about single people and so cut by them."""
    return PERSON in dataset.key


def bucket_of(partition: str) -> int | None:
    """Give the bucket of people that a partition holds; None when it is not cut by people."""
    _, _, bucket = partition.partition("/")[2].partition("/")
    return int(bucket) if bucket else None


def places_of(dataset: Dataset, networks: pa.Array, columns: dict[str, pa.Array]) -> pa.Array:
    """Give the place of each row.

    Args:
        dataset: Whose rows.
        networks: Number of each row's network.
        columns: Kept columns by name.
    """
    days = columns[dataset.month_of]
    if is_bucketed(dataset):
        quarter = pc.add(pc.multiply(pc.year(days), 4), pc.subtract(pc.quarter(days), 1))
        people = columns[PERSON]
        bucket = pc.subtract(people, pc.multiply(pc.divide(people, BUCKETS), BUCKETS))
        own = pc.add(pc.add(pc.multiply(quarter, BUCKETS), bucket), _QUARTERS)
    else:
        own = pc.add(pc.multiply(pc.year(days), 12), pc.subtract(pc.month(days), 1))
    base = pc.multiply(networks.cast(pa.int64()), SPAN)
    return pc.add(base, pc.fill_null(own, 0)).cast(pa.int32())


def place_in_sql(dataset: Dataset, row: str) -> str:
    """Write the own part of a row's place, without its network, as SQL.

    Args:
        dataset: Whose row.
        row: Alias of a table with its kept columns.
    """
    day = f"{row}.{dataset.month_of}"
    if is_bucketed(dataset):
        bucket = f"{row}.{PERSON} % {BUCKETS}"
        return f"({_QUARTERS} + (year({day}) * 4 + quarter({day}) - 1) * {BUCKETS} + {bucket})"
    return f"coalesce(year({day}) * 12 + month({day}) - 1, 0)"
