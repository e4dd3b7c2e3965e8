"""Export everything in open formats: facts with names, history, plan, batches, raw files."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from trueline.core.codec import encode
from trueline.core.errors import SettingError
from trueline.core.spreadsheet_cells import guard_cell
from trueline.facts.ledger.disk import room_for
from trueline.facts.schema import DATASETS
from trueline.facts.upkeep.exported import named_rows, years_kept
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.yaml.text import write_plan
from trueline.usecases.exported_words import readme
from trueline.usecases.workspace import Workspace

UNSAFE = re.compile(r"[^\w.() -]+")
LONGEST_NAME = 100


class ExportFormat(StrEnum):
    """How tables are written."""

    PARQUET = "parquet"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What a person wants exported.

    Attributes:
        folder: New or empty.
        format: Of tables.
        with_history: Also what was known before.
        with_raw: Also the files that were imported, as they came.
    """

    folder: Path
    format: ExportFormat = ExportFormat.PARQUET
    with_history: bool = False
    with_raw: bool = False


@dataclass(slots=True)
class Exported:
    """What was exported.

    Attributes:
        folder: Where.
        revision: Of the ledger.
        files: Below the folder, with the number of rows; documents and raw files count as 0.
    """

    folder: Path
    revision: int
    files: dict[str, int] = field(default_factory=dict)


def export_ledger(workspace: Workspace, order: ExportOrder) -> Exported:
    """Write everything that an organisation has into a folder that other programs read.

    Texts that a spreadsheet would take for a formula get an apostrophe in CSV files.

    Args:
        workspace: Of the organisation.
        order: What is wanted, and where.

    Raises:
        SettingError: The folder holds something already.
        NoRoomError: The disk is full.
        DamagedError: A raw file is missing or is not what was imported.
    """
    if order.folder.exists() and (not order.folder.is_dir() or any(order.folder.iterdir())):
        raise SettingError(f"{order.folder} holds something already; name a new folder.")
    with room_for(f"The export {order.folder}"):
        order.folder.mkdir(parents=True, exist_ok=True)
        exported = Exported(order.folder, workspace.facts.snapshot().revision)
        for path, rows in _written(workspace, order):
            exported.files[path.relative_to(order.folder).as_posix()] = rows
        text = readme(workspace.name, exported.revision, exported.files)
        (order.folder / "README.md").write_text(text, encoding="utf-8")
    return exported


def _written(workspace: Workspace, order: ExportOrder) -> Iterator[tuple[Path, int]]:
    for dataset in DATASETS:
        yield from _tables(workspace, order, dataset)
    for name, text in _documents(workspace):
        path = order.folder / name
        path.write_text(text, encoding="utf-8")
        yield path, 0
    if order.with_raw:
        yield from _raw_files(workspace, order.folder / "raw")


def _tables(workspace: Workspace, order: ExportOrder, dataset: str) -> Iterator[tuple[Path, int]]:
    """Write a dataset year by year, so that no more than a year is in memory."""
    snapshot = workspace.facts.snapshot()
    for row in snapshot.ask(years_kept(dataset)).to_pylist():
        question = named_rows(dataset, row["year"], with_history=order.with_history)
        rows = snapshot.ask(question)
        if rows.num_rows:
            path = order.folder / dataset / f"{row['year'] or 'undated'}.{order.format}"
            path.parent.mkdir(exist_ok=True)
            if order.format is ExportFormat.CSV:
                pcsv.write_csv(_guarded(rows), path)
            else:
                pq.write_table(rows, path, compression="zstd")
            yield path, rows.num_rows


def _guarded(rows: pa.Table) -> pa.Table:
    """Let no spreadsheet run what somebody wrote in a title."""
    for place, one in enumerate(rows.schema):
        if pa.types.is_string(one.type):
            texts = rows.column(place).dictionary_encode().combine_chunks()
            safe = [
                None if text is None else guard_cell(text) for text in texts.dictionary.to_pylist()
            ]
            plain = pa.array(safe, pa.string()).take(texts.indices)
            rows = rows.set_column(place, one.name, plain)
    return rows


def _documents(workspace: Workspace) -> Iterator[tuple[str, str]]:
    adopted = workspace.plans.adopted()
    if adopted is not None:
        yield "plan.yaml", write_plan(adopted.plan)
    yield "batches.json", _json(workspace.facts.batches())
    used = {name for one in workspace.facts.batches() for name in one.metrics}
    metrics = load_catalogue().metrics
    yield "metrics.json", _json([metrics[name] for name in sorted(used & metrics.keys())])
    yield "breaks.json", _json(workspace.breaks.all())
    yield "mappings.json", _json(workspace.mappings.all())


def _raw_files(workspace: Workspace, folder: Path) -> Iterator[tuple[Path, int]]:
    """Write each imported file under its batch and name."""
    folder.mkdir()
    for batch in workspace.facts.batches():
        name = UNSAFE.sub("_", batch.origin.file)[-LONGEST_NAME:].strip(" .") or "export"
        path = folder / f"{batch.revision:06d} {name}"
        with workspace.facts.raw(batch.origin.sha256) as copy:
            shutil.copyfile(copy, path)
        yield path, 0


def _json(records: object) -> str:
    return json.dumps(encode(list(records)), indent=1, ensure_ascii=False)  # type: ignore[call-overload]
