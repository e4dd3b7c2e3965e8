"""The log of a Delta table: which Parquet files other engines read, version after version.

Source: Delta Transaction Log Protocol. Written here in its smallest form: JSON commits that add and
remove whole files, one application transaction to tell how far the log is.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote
from uuid import uuid4

import pyarrow as pa

from trueline.core.errors import ConflictError
from trueline.facts.ledger.disk import sync

LOG = "_delta_log"
APPLICATION = "trueline"
PLACE = "place"
"""Column of a published table that names the partition of each row."""

SAFE = "/=-_.~"
PLAIN_PROTOCOL = {"minReaderVersion": 1, "minWriterVersion": 2}
PROTOCOL_OF_LOCAL_TIMES = {
    "minReaderVersion": 3,
    "minWriterVersion": 7,
    "readerFeatures": ["timestampNtz"],
    "writerFeatures": ["timestampNtz"],
}
KINDS = {
    pa.int16(): "short",
    pa.int32(): "integer",
    pa.int64(): "long",
    pa.bool_(): "boolean",
    pa.string(): "string",
    pa.date32(): "date",
    pa.timestamp("us"): "timestamp_ntz",
}


@dataclass(frozen=True, slots=True)
class TableFile:
    """One Parquet file of a published table.

    Attributes:
        path: Below the table's folder.
        place: Its partition.
        byte_count: Its size.
        row_count: Rows in it.
    """

    path: str
    place: str
    byte_count: int
    row_count: int


@dataclass(frozen=True, slots=True)
class LogState:
    """What a log says so far.

    Attributes:
        version: Of the newest commit; -1 for none.
        revision: Of the ledger, as published last; -1 for never.
        schema: Columns as the log writes them; empty for none.
        table_id: Given once, for good.
        places: Partition of each file in force, by path below the table's folder.
    """

    version: int
    revision: int
    schema: str
    table_id: str
    places: Mapping[str, str]


def published_files(table: Path) -> frozenset[str]:
    """Give the files in force of a published table, below its folder."""
    return frozenset(read_log(table).places)


def read_log(table: Path) -> LogState:
    """Read the log of a table's folder; a folder without one has never been published."""
    version, revision, schema, table_id = -1, -1, "", ""
    places: dict[str, str] = {}
    for path in sorted((table / LOG).glob("*.json")):
        version = int(path.stem)
        for action in _actions(path):
            match action:
                case {"add": {"path": file, "partitionValues": values}}:
                    places[unquote(file)] = values.get(PLACE) or ""
                case {"remove": {"path": file}}:
                    places.pop(unquote(file), None)
                case {"txn": {"appId": name, "version": number}} if name == APPLICATION:
                    revision = number
                case {"metaData": {"id": table_id, "schemaString": schema}}:
                    pass
    return LogState(version, revision, schema, table_id, places)


def append_log(
    table: Path,
    state: LogState,
    files: Sequence[TableFile],
    *,
    schema: pa.Schema,
    revision: int,
    now: datetime,
) -> tuple[str, ...]:
    """Write the next version of a log, so that exactly these files are in force.

    Args:
        table: Folder of the table.
        state: What the log says now.
        files: All that are to be in force.
        schema: Columns of each file.
        revision: Of the ledger.
        now: When, in UTC.

    Returns:
        Paths of the files that are no longer in force.

    Raises:
        ConflictError: Another process wrote this version meanwhile.
    """
    millis = int(now.timestamp() * 1000)
    wanted = {one.path: one for one in files}
    gone = sorted(state.places.keys() - wanted.keys())
    actions = [
        {"commitInfo": {"timestamp": millis, "operation": "WRITE", "engineInfo": APPLICATION}},
        *_head(state, schema, millis),
        {"txn": {"appId": APPLICATION, "version": revision, "lastUpdated": millis}},
        *({"remove": _remove(path, state.places[path], millis)} for path in gone),
        *({"add": _add(wanted[one], millis)} for one in sorted(wanted.keys() - state.places)),
    ]
    _write_once(table, state.version + 1, actions)
    return tuple(gone)


def schema_text(schema: pa.Schema) -> str:
    """Give columns as a log writes them, the partition last.

    Example:
        >>> schema_text(pa.schema([("day", pa.date32())]))[:62]
        '{"type":"struct","fields":[{"name":"day","type":"date","nullab'
    """
    named = [(one.name, _kind(one.type)) for one in schema] + [(PLACE, "string")]
    fields = [
        {"name": name, "type": kind, "nullable": True, "metadata": {}} for name, kind in named
    ]
    return json.dumps({"type": "struct", "fields": fields}, separators=(",", ":"))


def _head(state: LogState, schema: pa.Schema, millis: int) -> Iterator[dict[str, Any]]:
    """Give protocol and columns where the log does not have them yet."""
    text = schema_text(schema)
    if text == state.schema:
        return
    has_times = any(pa.types.is_timestamp(one.type) for one in schema)
    yield {"protocol": PROTOCOL_OF_LOCAL_TIMES if has_times else PLAIN_PROTOCOL}
    yield {
        "metaData": {
            "id": state.table_id or str(uuid4()),
            "format": {"provider": "parquet", "options": {}},
            "schemaString": text,
            "partitionColumns": [PLACE],
            "configuration": {},
            "createdTime": millis,
        }
    }


def _add(file: TableFile, millis: int) -> dict[str, Any]:
    return {
        "path": quote(file.path, safe=SAFE),
        "partitionValues": {PLACE: file.place},
        "size": file.byte_count,
        "modificationTime": millis,
        "dataChange": True,
        "stats": json.dumps({"numRecords": file.row_count}),
    }


def _remove(path: str, place: str, millis: int) -> dict[str, Any]:
    return {
        "path": quote(path, safe=SAFE),
        "partitionValues": {PLACE: place},
        "extendedFileMetadata": False,
        "deletionTimestamp": millis,
        "dataChange": True,
    }


def _kind(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision},{kind.scale})"
    return KINDS[kind]


def _actions(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _write_once(table: Path, version: int, actions: Sequence[dict[str, Any]]) -> None:
    """Write a version as a whole, or not at all when another process has it."""
    log = table / LOG
    log.mkdir(parents=True, exist_ok=True)
    draft, path = log / f".{uuid4().hex}.part", log / f"{version:020d}.json"
    try:
        text = "\n".join(json.dumps(one, separators=(",", ":")) for one in actions)
        draft.write_text(f"{text}\n", encoding="utf-8")
        sync([draft], root=table)
        os.link(draft, path)
        sync([path], root=table)
    except FileExistsError:
        raise ConflictError("Another process published meanwhile; publish again.") from None
    finally:
        draft.unlink(missing_ok=True)
