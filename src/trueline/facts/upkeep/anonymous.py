"""Rows without a person: those about one member go, all others stay and name nobody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from trueline.core.people_in_text import PersonFinder
from trueline.facts.dataset import Dataset
from trueline.facts.identity import native_key
from trueline.facts.kept import KEY_OF
from trueline.facts.ledger.places import PERSON, is_bucketed
from trueline.facts.schema import NATIVE_OF

CLOSED_WORDS = frozenset(
    {
        "account",
        "metric",
        "breakdown",
        "zone",
        "currency",
        "window",
        "satisfaction",
        "author",
        "scale",
        "tool",
        "human",
    }
)
"""Text columns that hold names of their own list or a network's few words."""
PRIVATE_TEXTS: Mapping[str, tuple[str, ...]] = {
    "post": ("title", "url"),
    "conversion": ("tags",),
}
"""Text columns that are blanked in a person's rows, whatever they say."""
NATIVE_ID = "native_id"


@dataclass(frozen=True, slots=True)
class Sought:
    """People who are to be in no row.

    Attributes:
        keys: Keyed hashes of theirs, as importers make them.
        finder: Finds them in text.
        keyed: Makes a keyed hash.
    """

    keys: frozenset[int]
    finder: PersonFinder
    keyed: Callable[[str], int]

    def other_id(self, native_id: str) -> str:
        """Give an id that stands for one that names a person; the same for the same id."""
        network = native_id.partition("/")[0]
        return f"{network}/erased-{self.keyed(native_id):x}"


@dataclass(frozen=True, slots=True)
class Anonymised:
    """Rows of which a person was taken out.

    Attributes:
        table: What is left.
        was_theirs: Of each row that came in, whether it was about the person or named them.
        made_anonymous: How many of these are still there.
        removed: How many are not.
        other_keys: New surrogate keys of native ids that named the person, by the old ones.
    """

    table: pa.Table
    was_theirs: pa.Array
    made_anonymous: int = 0
    removed: int = 0
    other_keys: Mapping[int, int] = field(default_factory=dict)


def text_columns(dataset: Dataset, names: list[str]) -> list[str]:
    """Give the columns of a dataset that may hold what people wrote or are called."""
    texts = {one.name for one in dataset.staged if one.type == pa.string()} | {NATIVE_ID}
    return [name for name in names if name in texts - CLOSED_WORDS]


def anonymised(
    table: pa.Table, dataset: Dataset, sought: Sought, own: pa.Array | None = None
) -> Anonymised:
    """Take people out of rows, staged or kept.

    Args:
        table: The rows.
        dataset: Whose.
        sought: The people.
        own: Of each row, whether it is known to be theirs; None when nothing is known.
    """
    theirs = _known_to_be_theirs(table, sought, own)
    named = {
        name: _naming(table[name], sought) for name in text_columns(dataset, table.column_names)
    }
    touched = theirs
    for name, texts in named.items():
        if texts:
            touched = pc.or_(touched, _is_one_of(table[name], texts))
    count = pc.sum(touched).as_py() or 0
    if not count:
        return Anonymised(table, touched)
    if is_bucketed(dataset):
        return Anonymised(table.filter(pc.invert(touched)), touched, removed=count)
    left, other_keys = _without(table, dataset, sought, named, theirs)
    return Anonymised(left, touched, made_anonymous=count, other_keys=other_keys)


def rekeyed(table: pa.Table, column: str, other_keys: Mapping[int, int]) -> pa.Table:
    """Give rows in which surrogate keys are exchanged."""
    keys = [other_keys.get(one, one) for one in table[column].to_pylist()]
    return _exchanged(table, column, pa.array(keys, table.schema.field(column).type))


def _known_to_be_theirs(table: pa.Table, sought: Sought, own: pa.Array | None) -> pa.Array:
    theirs = pa.repeat(pa.scalar(value=False), table.num_rows) if own is None else own
    if PERSON in table.column_names and sought.keys:
        people = table[PERSON].combine_chunks()
        theirs = pc.or_(theirs, pc.is_in(people, pa.array(sorted(sought.keys), pa.int64())))
    return theirs


def _naming(column: pa.ChunkedArray, sought: Sought) -> list[str]:
    """Give the texts of a column that name a person."""
    texts = pc.unique(column.cast(pa.string())).to_pylist()
    return [one for one in texts if one and sought.finder.found_in(one)]


def _is_one_of(column: pa.ChunkedArray, texts: list[str]) -> pa.Array:
    plain = column.cast(pa.string()).combine_chunks()
    return pc.is_in(plain, pa.array(texts, pa.string()))


def _without(
    table: pa.Table,
    dataset: Dataset,
    sought: Sought,
    named: Mapping[str, list[str]],
    theirs: pa.Array,
) -> tuple[pa.Table, dict[int, int]]:
    other_keys: dict[int, int] = {}
    native = NATIVE_ID if NATIVE_ID in table.column_names else NATIVE_OF.get(dataset.name, "")
    for name, texts in named.items():
        if name == native and texts:
            other_ids = {one: sought.other_id(one) for one in texts}
            table = _renamed(table, name, other_ids)
            if name == NATIVE_ID:
                other_keys = {native_key(a): native_key(b) for a, b in other_ids.items()}
                table = rekeyed(table, KEY_OF[NATIVE_OF[dataset.name]].name, other_keys)
        elif texts:
            table = _blanked(table, name, _is_one_of(table[name], texts))
    for name in PRIVATE_TEXTS.get(dataset.name, ()):
        table = _blanked(table, name, theirs)
    if PERSON in table.column_names:
        nobody = pa.scalar(None, pa.int64())
        people = pc.if_else(theirs, nobody, table[PERSON].combine_chunks())
        table = _exchanged(table, PERSON, people)
    return table, other_keys


def _renamed(table: pa.Table, column: str, others: Mapping[str, str]) -> pa.Table:
    texts = [others.get(one, one) for one in table[column].to_pylist()]
    return _exchanged(table, column, pa.array(texts, pa.string()))


def _blanked(table: pa.Table, column: str, where: pa.Array) -> pa.Table:
    plain = table[column].cast(pa.string()).combine_chunks()
    return _exchanged(table, column, pc.if_else(where, pa.scalar(""), plain))


def _exchanged(table: pa.Table, column: str, values: pa.Array) -> pa.Table:
    at = table.column_names.index(column)
    return table.set_column(at, table.schema.field(at).with_type(values.type), values)
