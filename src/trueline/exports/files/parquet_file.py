"""Parquet files as one sheet of text cells, read batch by batch."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from trueline.core.errors import FaultyInputError
from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.refusing import refusal
from trueline.exports.files.text import CELL_LIMIT, HEAD_ROWS

PARQUET = b"PAR1"

_COLUMN_LIMIT = 2_000
_GROUP_LIMIT_BYTES = 1 << 30
_GROUP_LIMIT_VALUES = 20_000_000
_CELLS_AT_ONCE = 20_000
_TEXT_AT_ONCE_BYTES = 256 << 20
_READ_BYTES = 1 << 20


def parquet_sheets(path: Path, where: str) -> tuple[Sheet, ...]:
    """Open a Parquet file as one sheet: the names of its columns are row 1, values follow.

    No digit is lost: whole numbers and decimals are written out, a double in as many digits as
    tell it from every other, a missing value is an empty cell. Times are written in the zone that
    the column names.

    Raises:
        FaultyInputError: It is encrypted, damaged or cut off, or far larger than an export.
    """
    with _damage_refused(where), pq.ParquetFile(path) as file:
        names = _names(file, where)
        # texts stay as often as the file has them, until it is known that there is room for them
        leaves = [file.metadata.schema.column(at).path for at in range(file.metadata.num_columns)]

    def rows() -> Iterator[Row]:
        yield Row(1, names)
        with (
            _damage_refused(where),
            pq.ParquetFile(path, buffer_size=_READ_BYTES, read_dictionary=leaves) as file,
        ):
            yield from _rows(file, where)

    return (Sheet("", "", "", tuple(islice(rows(), HEAD_ROWS)), rows),)


def _names(file: pq.ParquetFile, where: str) -> tuple[str, ...]:
    layout = file.metadata
    if layout.num_columns > _COLUMN_LIMIT:
        raise refusal(where, f"The file has {layout.num_columns} columns; no export has so many.")
    groups = [layout.row_group(one) for one in range(layout.num_row_groups)]
    values = (group.column(one).num_values for group in groups for one in range(group.num_columns))
    is_large = max((one.total_byte_size for one in groups), default=0) > _GROUP_LIMIT_BYTES
    if is_large or max(values, default=0) > _GROUP_LIMIT_VALUES:
        raise refusal(
            where,
            "A row group of the file would unpack to far more than this machine should hold.",
            "Write it again with smaller row groups.",
        )
    return tuple(file.schema_arrow.names)


def _rows(file: pq.ParquetFile, where: str) -> Iterator[Row]:
    at_once = max(_CELLS_AT_ONCE // max(file.metadata.num_columns, 1), 1)
    line = 1
    for batch in file.iter_batches(batch_size=at_once):
        columns = [_texts(column, where) for column in batch.columns]
        for cells in zip(*columns, strict=True):
            line += 1
            yield Row(line, cells)


def _texts(column: pa.Array, where: str) -> Sequence[str]:
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    if _text_bytes(column) > _TEXT_AT_ONCE_BYTES:
        raise refusal(where, "Its cells hold more text than those of an export.")
    values = column.to_pylist()
    if pa.types.is_float16(column.type) or pa.types.is_float32(column.type):
        values = [None if one is None else float(str(np.float32(one))) for one in values]
    texts = [_text(value) for value in values]
    if max(map(len, texts), default=0) > CELL_LIMIT:
        raise refusal(where, f"A cell is longer than {CELL_LIMIT:,} characters.")
    return texts


def _text_bytes(column: pa.Array) -> int:
    """Give how many bytes the texts of a column take when each stands by itself."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        if not pa.types.is_binary(kind.value_type) and not pa.types.is_string(kind.value_type):
            return 0
        lengths = pc.binary_length(column.dictionary).cast(pa.int64())
        return pc.sum(lengths.take(column.indices.drop_null())).as_py() or 0
    if pa.types.is_struct(kind):
        return sum(map(_text_bytes, column.flatten()))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return _text_bytes(column.flatten())
    return int(column.nbytes)


def _text(value: object) -> str:
    return _WRITERS.get(type(value), str)(value)


def _double_text(value: float) -> str:
    return f"{Decimal(repr(value)):f}".removesuffix(".0") if isfinite(value) else ""


def _moment_text(value: datetime) -> str:
    is_day = value.tzinfo is None and value.time() == time()
    return value.date().isoformat() if is_day else value.isoformat(sep=" ")


def _seconds_text(value: timedelta) -> str:
    return f"{Decimal(value // timedelta(microseconds=1)).scaleb(-6).normalize():f}"


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: "",
    bool: lambda value: str(value).upper(),
    float: _double_text,
    Decimal: "{:f}".format,
    datetime: _moment_text,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _seconds_text,
    bytes: lambda value: value.decode("utf-8", "backslashreplace"),
    list: lambda value: json.dumps(value, ensure_ascii=False, default=str),
    dict: lambda value: json.dumps(value, ensure_ascii=False, default=str),
}


@contextmanager
def _damage_refused(where: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno is not None:  # the machine failed, not the file
            raise
        raise _damaged(error, where) from None
    except (pa.ArrowException, ValueError) as error:
        raise _damaged(error, where) from None


def _damaged(error: Exception, where: str) -> FaultyInputError:
    told = str(error).partition("\n")[0].rstrip(".")
    return refusal(
        where,
        f"The Parquet file is damaged, cut off or of a kind that cannot be read ({told}).",
        "Write the file again and import that.",
    )
