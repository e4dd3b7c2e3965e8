"""Workbooks of Excel, .xls and .xlsx, as sheets of text cells."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.refusing import damage_refused, refusal
from trueline.exports.files.text import HEAD_ROWS
from trueline.exports.files.workbook_percents import percent_cells, place_of
from trueline.exports.files.workbook_size import SHEET_LIMIT, refuse_swamping

_EXACT = 10**15


def workbook_sheets(source: Path | bytes, where: str, prefix: str = "") -> tuple[Sheet, ...]:
    """Open every sheet of a workbook.

    Args:
        source: The file, or its bytes when it lies in an archive.
        where: File, for messages.
        prefix: Put before the names of sheets.

    Raises:
        FaultyInputError: It is protected by a password, damaged or absurdly large.
    """
    file = BytesIO(source) if isinstance(source, bytes) else source
    with damage_refused(where):
        _refuse_swamping(file, where)
        percents = percent_cells(source)
    try:
        workbook = CalamineWorkbook.from_object(file)
        if len(workbook.sheet_names) > SHEET_LIMIT:
            raise refusal(where, f"The workbook has more than {SHEET_LIMIT} sheets.")
        sheets = tuple(
            _sheet(workbook, name, prefix, percents[at] if at < len(percents) else frozenset())
            for at, name in enumerate(workbook.sheet_names)
        )
    except PasswordError:
        raise locked(where) from None
    except (CalamineError, ValueError, OSError) as error:
        raise refusal(where, f"The workbook is damaged or cut off ({error}).") from None
    if not sheets:
        raise refusal(where, "The workbook has no sheets.")
    return sheets


def locked(where: str) -> Exception:
    """Build the refusal of a file that a password protects."""
    return refusal(
        where,
        "The file is protected by a password.",
        "Open it, take the password off, save it and import it again.",
    )


def cell_text(value: object) -> str:
    """Give a cell as text, so that no digit is lost and none is invented.

    Whole numbers lose the ``.0`` that workbooks give every number. Numbers beyond 15 digits have
    lost digits in the workbook already: they keep an exponent and so can pass for no id.
    """
    match value:
        case bool():
            return str(value).upper()
        case float() if abs(value) >= _EXACT:
            return f"{value:.15g}" if "e" in f"{value:.15g}" else f"{value:.14e}"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | timedelta():
            return _moment_text(value)
        case _:
            return str(value)


def _moment_text(value: datetime | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds")


def _sheet(workbook: CalamineWorkbook, name: str, prefix: str, percents: frozenset[int]) -> Sheet:
    @cache
    def cells() -> tuple[Row, ...]:
        table = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        return tuple(
            Row(line, _trimmed(_texts(row, line, percents)))
            for line, row in enumerate(table, start=1)
        )

    def rows() -> Iterator[Row]:
        return iter(cells())

    return Sheet(f"{prefix}{name}", "", "", tuple(islice(rows(), HEAD_ROWS)), rows)


def _texts(row: Sequence[object], line: int, percents: frozenset[int]) -> list[str]:
    if not percents:
        return [cell_text(cell) for cell in row]
    return [
        _percent_text(cell) if isinstance(cell, float) and place_of(line - 1, at) in percents
        else cell_text(cell)
        for at, cell in enumerate(row)
    ]  # fmt: skip


def _percent_text(value: float) -> str:
    """Give a share as its owner sees it, with all of its digits."""
    return f"{(Decimal(repr(value)) * 100).normalize():f}%"


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _refuse_swamping(file: Path | BytesIO, where: str) -> None:
    if not zipfile.is_zipfile(file):
        return
    with zipfile.ZipFile(file) as archive:
        refuse_swamping(archive, where)
    if isinstance(file, BytesIO):
        file.seek(0)
