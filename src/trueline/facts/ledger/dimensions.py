"""Names of accounts, metrics and breakdowns as small Parquet files that every engine can join."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from trueline.facts.tables import table_schema


def write_names(folder: Path, kind: str, names: Mapping[int, str]) -> Path:
    """Give the file with these names, writing it when there is none.

    Args:
        folder: Where such files stand.
        kind: ``account``, ``metric`` or ``breakdown``.
        names: By surrogate key.
    """
    schema = table_schema(kind)
    ordered = dict(sorted(names.items()))
    columns = [
        pa.array(list(ordered), schema[0].type),
        pa.array(list(ordered.values()), schema[1].type),
    ]
    return _write_once(folder, kind, pa.table(columns, schema=schema))


def write_empty(folder: Path, table: str) -> Path:
    """Give a file without rows that has the columns of a table, writing it when there is none."""
    return _write_once(folder, f"no-{table}", table_schema(table).empty_table())


def _write_once(folder: Path, name: str, rows: pa.Table) -> Path:
    text = repr((rows.schema.to_string(), rows.to_pydict()))
    path = folder / f"{name}-{sha256(text.encode()).hexdigest()[:16]}.parquet"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"{uuid4().hex}.part"
        try:
            pq.write_table(rows, draft)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    return path
