"""Rows of a study, kept as they were read, so that a replay needs no file and no ledger."""

import os
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from trueline.contracts.study_shelf import StudyShelf
from trueline.core.errors import DamagedError, MissingError
from trueline.evidence.observing.rows import NO_WORD, Rows, Words, digest_rows
from trueline.facts.ledger.disk import room_for

LINE, WORDS, NUMBERS = "line", "words ", "number "
"""Name of the column of places, and what stands before the names of all others."""


def keep_rows(shelf: StudyShelf, rows: Rows) -> None:
    """Keep rows under their digest; what is kept already stays.

    Raises:
        NoRoomError: The disk is full.
    """
    place = shelf.place_of_rows(rows.digest)
    if place.exists():
        return
    columns: dict[str, pa.Array] = {LINE: pa.array(rows.lines)}
    columns |= {WORDS + name: _coded(one) for name, one in rows.words.items()}
    columns |= {NUMBERS + name: pa.array(one) for name, one in rows.numbers.items()}
    table = pa.table(columns).replace_schema_metadata({"where": rows.where})
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        with room_for("Rows of a study"):
            pq.write_table(table, draft, compression="zstd")
            draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def rows_kept(shelf: StudyShelf, digest: str) -> Rows:
    """Give rows that were kept.

    Raises:
        MissingError: None were kept under this digest.
        DamagedError: They are not what was kept.
    """
    place = shelf.place_of_rows(digest)
    if not place.exists():
        raise MissingError("The rows of this run are not there any more; run the study anew.")
    rows = _read(place)
    if digest_rows(rows.words, rows.numbers) != digest:
        raise DamagedError(f"{place.name} is not what was kept; restore it from a back-up.")
    return rows


def _read(place: Path) -> Rows:
    try:
        table = pq.read_table(place)
    except (pa.ArrowException, OSError) as failed:
        raise DamagedError(f"{place.name} cannot be read; restore it from a back-up.") from failed
    words, numbers = {}, {}
    for name in table.column_names:
        column = table.column(name)
        if name.startswith(WORDS):
            words[name.removeprefix(WORDS)] = _words(column)
        elif name.startswith(NUMBERS):
            numbers[name.removeprefix(NUMBERS)] = column.to_numpy()
    where = (table.schema.metadata or {}).get(b"where", b"").decode()
    lines = table.column(LINE).to_numpy().astype(np.int64)
    return Rows(where, lines, words, numbers, place.name.removesuffix(".parquet"))


def _coded(words: Words) -> pa.Array:
    codes = pa.array(words.codes, mask=words.codes == NO_WORD).cast(pa.int32())
    return pa.DictionaryArray.from_arrays(codes, pa.array(words.levels, pa.string()))


def _words(column: pa.ChunkedArray) -> Words:
    cells = column.combine_chunks().cast(pa.string()).dictionary_encode()
    if isinstance(cells, pa.ChunkedArray):
        cells = cells.combine_chunks()
    found = cells.dictionary.to_pylist()
    levels = sorted(found)
    places = {word: place for place, word in enumerate(levels)}
    table = np.array([*(places[one] for one in found), NO_WORD], dtype=np.int64)
    return Words(table[cells.indices.fill_null(len(found)).to_numpy()], tuple(levels))
