"""Files named on the command line, and what became of them."""

from pathlib import Path
from typing import Any

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.facts.batch import Batch
from trueline.usecases.import_file import FileResult


def readable(path: Path) -> Path:
    """Give the path if a file can be read there.

    Raises:
        FaultyInputError: There is no such file, or it may not be read.
    """
    try:
        with path.open("rb"):
            return path
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                str(path),
                f"The file cannot be read: {reason}.",
                "Check the path and that you may read it.",
            )
        ) from None


def read_text(path: Path) -> str:
    """Give the text of a file.

    Raises:
        FaultyInputError: There is no such file, it may not be read, or it is not UTF-8.
    """
    try:
        return readable(path).read_bytes().decode()
    except UnicodeDecodeError as failed:
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                f"{path.name}, byte {failed.start + 1}",
                "The document is not UTF-8 there.",
                "Save it as UTF-8 in the editor, then try again.",
            )
        ) from None


def files_of(path: Path) -> list[Path]:
    """Give a file itself, or every file below a folder in order; hidden ones are left out."""
    if not path.is_dir():
        return [path]
    below = (one for one in sorted(path.rglob("*")) if one.is_file())
    return [one for one in below if not _is_hidden(one.relative_to(path))]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def result_document(result: FileResult) -> dict[str, Any]:
    """Give what became of a file, as ``trueline import --json`` says it."""
    batch = result.batch
    document: dict[str, Any] = {
        "file": result.file,
        "importer": result.recognition.importer if result.recognition else None,
        "batch": batch.revision or None if batch else None,
        "repeat": result.is_repeat,
        "dropped": list(result.recognition.dropped) if result.recognition else [],
        "rows": {"read": 0, "facts": 0, "totals": 0, "set_aside": 0},
        "posts": 0,
        "first_day": None,
        "last_day": None,
        "metrics": {},
        "issues": list(result.issues),
    }
    return document | (_batch_document(batch) if batch is not None else {})


def _batch_document(batch: Batch) -> dict[str, Any]:
    return {
        "rows": {
            "read": batch.rows.read,
            "facts": batch.rows.facts,
            "totals": batch.rows.totals,
            "set_aside": batch.rows.set_aside,
        },
        "facts": batch.change,
        "posts": batch.post_count,
        "first_day": batch.first_day,
        "last_day": batch.last_day,
        "set_aside": batch.set_aside,
        "metrics": {
            name: {
                "total": one.total,
                "unit": one.measured_in,
                "why": one.why or None,
                "basis": one.basis or None,
                "file_total": one.file_total,
                "column_sum": one.column_sum,
                "values": one.value_count,
            }
            for name, one in batch.metrics.items()
        },
    }
