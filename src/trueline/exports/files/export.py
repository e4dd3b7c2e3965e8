"""Export: one file that was brought, opened as sheets of text cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet.

    Attributes:
        line: Physical line or row number where it begins, from 1.
        cells: Text of each cell; an empty cell is the empty text.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, one file of an archive, or a whole text file.

    Attributes:
        name: Sheet or member name; empty for a text file.
        encoding: How the bytes were read; empty for workbooks.
        delimiter: Between cells; empty for workbooks and Parquet.
        head: The first rows, at most 60, for recognising.
        rows: Opens the sheet anew and yields each row, blank ones too.
        is_open_ended: Whether the last line lacks its line end, as when a file was cut off.
        document: What messages call the document of which this is a part; empty for a whole one.
    """

    name: str
    encoding: str
    delimiter: str
    head: tuple[Row, ...]
    rows: Callable[[], Iterator[Row]]
    is_open_ended: bool = False
    document: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A file opened for recognising and reading.

    Attributes:
        name: As it was called; for messages, never for recognising.
        path: Where its bytes are now.
        container: ``text``, ``workbook``, ``spreadsheet-xml``, ``parquet``, ``json`` or
            ``archive``.
        sheets: At least one.
    """

    name: str
    path: Path
    container: str
    sheets: tuple[Sheet, ...]
