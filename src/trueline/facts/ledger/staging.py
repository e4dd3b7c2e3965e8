"""Staged tables to rows that can be kept: names become keys, and each row gets its place.

A *place* is a small number for the partition a row belongs to, see ``facts.ledger.places``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

import pyarrow as pa

from trueline.core.errors import FaultyInputError, PluginError
from trueline.core.issue import Issue, Severity
from trueline.facts.dataset import MOMENT, ORIGIN, Dataset
from trueline.facts.identity import native_key
from trueline.facts.kept import KEY_OF, fact_fields
from trueline.facts.ledger.currencies import check_currencies, check_metrics
from trueline.facts.ledger.places import Places, places_of
from trueline.facts.schema import NATIVE_OF
from trueline.metrics.metric import Metric

NATIVE = frozenset(NATIVE_OF.values())
NETWORK = re.compile(r"[a-z0-9_-]{1,40}")


@dataclass(slots=True)
class KeyBook:
    """Surrogate keys of names, asked for once each.

    Attributes:
        source: Gives keys of names of a kind, see ``Manifest.keys``.
        metrics: Every metric that the catalogue knows, by id.
        known: Keys so far, by kind and name.
    """

    source: Callable[[str, Sequence[str]], Mapping[str, int]]
    metrics: Mapping[str, Metric]
    known: dict[str, dict[str, int]] = field(default_factory=dict)

    def keys(self, kind: str, names: Sequence[str]) -> list[int]:
        """Give keys in the order of the names.

        Raises:
            FaultyInputError: The name of an account, post or row has no network.
        """
        if kind in NATIVE:
            _check_networks(names)
            return [native_key(name) for name in names]
        book = self.known.setdefault(kind, {})
        unknown = [name for name in names if name not in book]
        if unknown:
            self._check(kind, unknown)
            book.update(self.source(kind, unknown))
        return [book[name] for name in names]

    def _check(self, kind: str, names: Sequence[str]) -> None:
        if kind == "account":
            _check_networks(names)


def provisional_keys(
    names_of: Callable[[str], Mapping[int, str]],
) -> Callable[[str, Sequence[str]], Mapping[str, int]]:
    """Give known keys, and for new names keys that are kept nowhere."""
    fresh = count(-1, -1)

    def keys(kind: str, names: Sequence[str]) -> dict[str, int]:
        known = {name: key for key, name in names_of(kind).items()}
        return {name: known[name] if name in known else next(fresh) for name in names}

    return keys


def keyed(
    table: pa.Table, dataset: Dataset, book: KeyBook, places: Places, observed_at: datetime
) -> pa.Table:
    """Turn a staged table into kept columns with ``part``, ``line`` and ``place``.

    Columns of names may be dictionary-encoded; that is faster.

    Raises:
        FaultyInputError: A name cannot be accepted, money has no currency, or a count has one.
        PluginError: The importer gave other columns or left out a value that must be there.
    """
    _check_columns(table, dataset)
    if "metric" in table.column_names:
        check_metrics(table, book.metrics)
        check_currencies(table, book.metrics)
    columns: dict[str, pa.Array] = {}
    for name, kept in KEY_OF.items():
        if name in table.column_names:
            encoded = _encoded(table.column(name))
            numbers = book.keys(name, encoded.dictionary.to_pylist())
            columns[kept.name] = pa.array(numbers, kept.type).take(encoded.indices)
    owner = _encoded(table.column(_owner(dataset)))
    fields = (*fact_fields(dataset), *ORIGIN)
    if "native_id" in dataset.values:
        columns["native_id"] = owner.cast(pa.string())
    if "observed_at" in dataset.key:
        columns["observed_at"] = pa.repeat(pa.scalar(observed_at, MOMENT), table.num_rows)
    for column in fields:
        if column.name not in columns:
            columns[column.name] = table.column(column.name).cast(column.type)
    place = places_of(dataset, _networks(owner, places), columns)
    schema = pa.schema([*fields, pa.field("place", pa.int32())])
    return pa.table([*(columns[one.name] for one in fields), place], schema=schema)


def _check_columns(table: pa.Table, dataset: Dataset) -> None:
    if table.column_names != dataset.staged.names:
        raise PluginError(
            f"An importer gave {dataset.name} the columns {', '.join(table.column_names)}; "
            f"needed are {', '.join(dataset.staged.names)}."
        )
    for column in dataset.staged:
        if not column.nullable and table.column(column.name).null_count:
            raise PluginError(f"An importer left out {column.name} in a row of {dataset.name}.")


def _owner(dataset: Dataset) -> str:
    """Name the staged column whose text begins with the network; it decides the partition."""
    return next((name for name in dataset.staged.names if name in NATIVE), "account")


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    known = pa.types.is_dictionary(column.type)
    encoded = column if known else column.dictionary_encode()
    return encoded.unify_dictionaries().combine_chunks()


def _networks(owner: pa.DictionaryArray, places: Places) -> pa.Array:
    numbers = [
        places.network_number(name.partition("/")[0]) for name in owner.dictionary.to_pylist()
    ]
    return pa.array(numbers, pa.int32()).take(owner.indices)


def _check_networks(names: Sequence[str]) -> None:
    for name in names:
        network, slash, rest = name.partition("/")
        if not (slash and rest and NETWORK.fullmatch(network)):
            raise _refusal(
                f"{name!r} does not say which network it belongs to.",
                "Name accounts as network/handle, such as instagram/acme.",
            )


def _refusal(what: str, remedy: str) -> FaultyInputError:
    return FaultyInputError(Issue(Severity.BLOCKS, "the whole file", what, remedy))
