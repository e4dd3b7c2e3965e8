"""Arrow tables and Parquet files to rows, column by column."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from trueline.core.errors import FaultyInputError
from trueline.evidence.observations import Numbers
from trueline.evidence.observing.rows import NO_WORD, Rows, Words, digest_rows, refused
from trueline.evidence.study import Study
from trueline.usecases.studying.reading.cells import (
    UnclearCellError,
    are_numbers,
    numbers_of,
    refusal_of_cell,
)
from trueline.usecases.studying.reading.wanted import refuse_missing, wanted_of


def rows_of_parquet(path: Path, study: Study, *, where: str) -> Rows:
    """Read the columns of a Parquet file that a study names.

    Raises:
        FaultyInputError: A column is missing, or a cell is unclear.
    """
    wanted = wanted_of(study)
    refuse_missing(wanted, pq.read_schema(path).names, where)
    return rows_of_table(pq.read_table(path, columns=list(wanted.all)), study, where=where)


def rows_of_table(table: pa.Table, study: Study, *, where: str = "the table") -> Rows:
    """Read the columns of a table in memory that a study names.

    Raises:
        FaultyInputError: There is no row, a column is missing, or a cell is unclear.
    """
    wanted = wanted_of(study)
    refuse_missing(wanted, table.column_names, where)
    if not table.num_rows:
        raise refused(where, "There is no row.", "Give a table with rows.")
    as_numbers = [one for one in wanted.either if _holds_numbers(table.column(one))]
    words = {
        one: _words(table.column(one))
        for one in (*wanted.words, *wanted.either)
        if one not in as_numbers
    }
    numbers = {
        one: _numbers(table.column(one), where, one, study.source.decimal)
        for one in (*wanted.numbers, *as_numbers)
    }
    lines = np.arange(1, table.num_rows + 1, dtype=np.int64)
    return Rows(where, lines, words, numbers, digest_rows(words, numbers))


def _words(column: pa.ChunkedArray) -> Words:
    """Give cells as words: whole numbers without a point, days as ISO text, booleans as 1 and 0."""
    coded = _as_text(column).dictionary_encode().combine_chunks()
    texts = [one.strip() for one in coded.dictionary.to_pylist()]
    levels = sorted(set(texts) - {""})
    places = {word: place for place, word in enumerate(levels)} | {"": NO_WORD}
    table = np.array([*(places[one] for one in texts), NO_WORD], dtype=np.int64)
    codes = pc.fill_null(coded.indices.cast(pa.int64()), len(texts)).to_numpy(zero_copy_only=False)
    return Words(table[codes], tuple(levels))


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _as_text(column.cast(kind.value_type))
    if pa.types.is_boolean(kind):
        return column.cast(pa.int8()).cast(pa.string())
    if pa.types.is_floating(kind):
        whole = pc.all(pc.equal(column, pc.floor(column))).as_py()
        plain = pc.if_else(pc.is_nan(column), None, column)
        return (plain.cast(pa.int64()) if whole else plain).cast(pa.string())
    if pa.types.is_timestamp(kind):
        return pc.strftime(column, format="%Y-%m-%d %H:%M:%S").cast(pa.string())
    return column.cast(pa.string())


def _holds_numbers(column: pa.ChunkedArray) -> bool:
    kind = column.type
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return True
    if pa.types.is_decimal(kind):
        return True
    return _is_text(kind) and are_numbers(_texts(column))


def _numbers(column: pa.ChunkedArray, where: str, name: str, decimal: str) -> Numbers:
    if _is_text(column.type):
        try:
            return numbers_of(_texts(column), decimal=decimal)
        except UnclearCellError as unclear:
            raise refusal_of_cell(where, name, unclear.at + 1, unclear) from None
    try:
        plain = column.cast(pa.int8()) if pa.types.is_boolean(column.type) else column
        values: Numbers = plain.cast(pa.float64(), safe=False).to_numpy().astype(np.float64)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise _no_numbers(where, name, column.type) from None
    endless = np.flatnonzero(np.isinf(values))
    if len(endless):
        place = f"{where}, row {int(endless[0]) + 1}, column {name}"
        raise refused(place, "The number is endless.", "Leave the cell empty where it is unknown.")
    return values


def _no_numbers(where: str, name: str, kind: pa.DataType) -> FaultyInputError:
    what = f"The column holds {kind} and no numbers."
    return refused(f"{where}, column {name}", what, "Name another column, or write numbers.")


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _texts(column: pa.ChunkedArray) -> list[str]:
    return [one or "" for one in column.cast(pa.string()).to_pylist()]
