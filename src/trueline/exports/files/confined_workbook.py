"""Reads an old workbook in a process of its own, which may end without ending this one.

What an .xls says of its size cannot be checked from outside, and its reader ends the process when
memory does. It is a small file of a past time, so that the fraction of a second is well spent.
"""

import json
import resource
import subprocess
import sys
from itertools import islice
from pathlib import Path

from trueline.core.errors import FaultyInputError
from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.refusing import refusal
from trueline.exports.files.text import HEAD_ROWS
from trueline.exports.files.workbook import workbook_sheets

MEMORY_LIMIT_BYTES = 2 << 30
TIME_LIMIT_SECONDS = 120


def confined_sheets(path: Path, where: str) -> tuple[Sheet, ...]:
    """Open every sheet of an .xls workbook.

    Raises:
        FaultyInputError: It is protected by a password or damaged, or needs more memory or time
            than an export does.
    """
    command = [sys.executable, "-m", "trueline.exports.files.confined_workbook", str(path), where]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, capture_output=True, check=False, timeout=TIME_LIMIT_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _swamping(where) from None
    if done.returncode:
        raise _swamping(where)
    found = json.loads(done.stdout)
    if "refused" in found:
        raise refusal(where, *found["refused"])
    return tuple(_sheet(name, rows) for name, rows in found["sheets"])


def _swamping(where: str) -> FaultyInputError:
    return refusal(
        where, "The workbook is damaged, or would unpack to far more than an export can hold."
    )


def _sheet(name: str, cells: list[tuple[int, list[str]]]) -> Sheet:
    rows = tuple(Row(line, tuple(texts)) for line, texts in cells)
    return Sheet(name, "", "", tuple(islice(rows, HEAD_ROWS)), lambda: iter(rows))


def _tell(path: Path, where: str) -> dict[str, object]:
    """Give the sheets of a workbook, or why it is refused, as JSON can hold them."""
    try:
        sheets = workbook_sheets(path, where)
    except FaultyInputError as refused:
        return {"refused": [refused.issues[0].what, refused.issues[0].remedy]}
    return {"sheets": [[one.name, [[r.line, r.cells] for r in one.rows()]] for one in sheets]}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    json.dump(_tell(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
