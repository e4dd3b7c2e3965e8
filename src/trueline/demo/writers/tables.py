"""Text tables and archives as bytes, the same bytes each time."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Cell = str | int | float

BYTE_ORDER_MARK: Final = "\ufeff"
ARCHIVE_MOMENT: Final = (2026, 1, 1, 0, 0, 0)
"""Archives carry a time for each member; a fixed one keeps the bytes the same."""


def comma_text(rows: Iterable[Sequence[Cell]], *, line_end: str = "\n") -> str:
    """Give rows as comma-separated text; only cells that need quotes get them."""
    target = io.StringIO()
    csv.writer(target, lineterminator=line_end).writerows(rows)
    return target.getvalue()


def quoted_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Give rows as comma-separated text with every cell in quotes."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue()


def spaced_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Give rows as Meta writes them: a cell with a blank, comma, quote or line break is quoted."""
    lines = (",".join(_meta_cell(str(cell)) for cell in row) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def archive(members: Mapping[str, str]) -> bytes:
    """Give a zip archive of UTF-8 text files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(zipfile.ZipInfo(name, ARCHIVE_MOMENT), text.encode())
    return target.getvalue()


def _meta_cell(cell: str) -> str:
    if any(mark in cell for mark in ' ,"\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
