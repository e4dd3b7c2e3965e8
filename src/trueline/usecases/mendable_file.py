"""Rows that were set aside, as a file to mend and import again: under the export's own header."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from trueline.contracts.importer import Importer
from trueline.core.errors import DamagedError, FaultyInputError, MissingError, PluginError
from trueline.core.spreadsheet_cells import guard_cell
from trueline.exports.cells.headers import normalise
from trueline.exports.files.export import Export, Row, Sheet
from trueline.exports.files.opening import open_export
from trueline.facts.batch import Batch, SetAsideRow
from trueline.usecases.reading_by_mapping import choose_importer, importer_of
from trueline.usecases.workspace import Workspace

ENCODING = "utf-8-sig"
"""With a mark at its beginning, by which spreadsheets know that it is UTF-8."""
MOST_KEPT_ROWS = 2_000
"""Rows in which headers are looked for."""
TITLE = "(title)"
MOST_LOOKS = 50
"""Times that an importer is asked for a row; each reads the file from its beginning."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row that was set aside, under the header that it stood under.

    Attributes:
        row: What was left out, personal cells masked.
        above: Rows above the header that belong to its table, such as a title.
        header: The header row; None when the row stands under none that is known.
    """

    row: SetAsideRow
    above: tuple[Row, ...] = ()
    header: Row | None = None

    @property
    def named(self) -> Mapping[str, str]:
        """Give its cells by header; those without one by their number."""
        titles = self.header.cells if self.header else ()
        names = [title.strip() for title in titles] + [""] * len(self.row.cells)
        return {names[at] or f"({at + 1})": cell for at, cell in enumerate(self.row.cells)}


@dataclass(frozen=True, slots=True)
class MendablePart:
    """Rows of one sheet that were set aside, as a file to mend.

    Attributes:
        part: Number of the sheet.
        name: Of the sheet; empty for a text file.
        placed: The rows, each with its header.
        text: The file, as CSV; to be written in ``ENCODING``.
        can_return: Whether it is read like the export that the rows are from, once it is mended.
    """

    part: int
    name: str
    placed: tuple[PlacedRow, ...]
    text: str
    can_return: bool


def rows_in_export(
    export: Export, importer: Importer, rows: Sequence[SetAsideRow]
) -> tuple[PlacedRow, ...]:
    """Find the header of each row in an export, sheet by sheet.

    Args:
        export: The file as it came.
        importer: Reads it.
        rows: Some of its rows that were set aside.
    """
    return tuple(
        placed
        for part in sorted({one.part for one in rows})
        for placed in _placed(export, importer, [one for one in rows if one.part == part])
    )


def _placed_rows(workspace: Workspace, batch: Batch) -> tuple[PlacedRow, ...]:
    try:
        importer = importer_of(workspace, batch.origin)
        with workspace.facts.raw(batch.origin.sha256) as path:
            return rows_in_export(open_export(path, batch.origin.file), importer, batch.set_aside)
    except (DamagedError, FaultyInputError, MissingError):
        return tuple(PlacedRow(one) for one in batch.set_aside)


def mendable_rows(placed: Iterable[PlacedRow]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a file to mend: each table's own header, and below it what was left out.

    No cell can become a formula in a spreadsheet. Rows without a header come last, under none.
    """
    last: Row | None = None
    for one in sorted(placed, key=lambda found: (found.header is None, found.row.line)):
        if one.header is not last and one.header is not None:
            if last is not None:
                yield ()
            yield from (_guarded(above.cells) for above in one.above)
            yield _guarded(one.header.cells)
            last = one.header
        yield _guarded(one.row.cells)


def mendable_parts(workspace: Workspace, batch: Batch) -> tuple[MendablePart, ...]:
    """Give the rows that were set aside, each sheet as a file to mend; empty when there are none.

    Where the imported file is gone or erased, rows come without a header.

    Args:
        workspace: Whose ledger.
        batch: The import.
    """
    if not batch.set_aside:
        return ()
    placed = _placed_rows(workspace, batch)
    return tuple(
        _part(workspace, batch, part, [one for one in placed if one.row.part == part])
        for part in sorted({one.row.part for one in placed})
    )


def _part(
    workspace: Workspace, batch: Batch, part: int, placed: Sequence[PlacedRow]
) -> MendablePart:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(mendable_rows(placed))
    text = stream.getvalue()
    name = batch.parts[part] if part < len(batch.parts) else ""
    return MendablePart(part, name, tuple(placed), text, _can_return(workspace, batch, text))


def _can_return(workspace: Workspace, batch: Batch, text: str) -> bool:
    """Say whether what read the export would read the file too."""
    with TemporaryDirectory(prefix="trueline-mend-") as folder:
        path = Path(folder) / "mend.csv"
        path.write_text(text, encoding=ENCODING, newline="")
        try:
            found = choose_importer(workspace, open_export(path, batch.origin.file))
        except (FaultyInputError, PluginError):
            return False
    return found.importer.name == batch.origin.importer


def _guarded(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(guard_cell, cells))


def _placed(export: Export, importer: Importer, rows: Sequence[SetAsideRow]) -> Iterator[PlacedRow]:
    """Find headers in one sheet, in the order of its lines."""
    part = rows[0].part
    if not part < len(export.sheets):
        yield from (PlacedRow(one) for one in rows)
        return
    blocks = _blocks(export.sheets[part], max(one.line for one in rows))
    seen, looks, known = -1, 0, PlacedRow(rows[0])
    for row in sorted(rows, key=lambda one: one.line):
        at = sum(block[0].line <= row.line for block in blocks) - 1
        if at != seen and looks < MOST_LOOKS:
            names = _names(importer.row(export, part, row.line))
            known = _header_above(blocks[: at + 1], names, row)
            seen, looks = at, looks + 1
        yield PlacedRow(row, known.above, known.header)


def _names(cells: Mapping[str, str]) -> frozenset[str]:
    """Give the names of columns as they are compared, without those that importers made up."""
    own = (one for one in cells if one != TITLE and "(column " not in one)
    return frozenset(map(normalise, own))


def _blocks(sheet: Sheet, last_line: int) -> list[list[Row]]:
    """Part a sheet at its blank rows; only the first rows of each part are kept."""
    blocks: list[list[Row]] = [[]]
    kept = 0
    for row in sheet.rows():
        if row.line > last_line or kept >= MOST_KEPT_ROWS:
            break
        if any(cell.strip() for cell in row.cells):
            blocks[-1].append(row)
            kept += 1
        elif blocks[-1]:
            blocks.append([])
    return [one for one in blocks if one]


def _header_above(
    blocks: Sequence[Sequence[Row]], names: frozenset[str], row: SetAsideRow
) -> PlacedRow:
    """Find the last row above that holds all names, and what belongs above it."""
    for at in range(len(blocks) - 1, -1, -1):
        found = [one for one in blocks[at] if one.line < row.line and _holds(one, names)]
        if found:
            header = found[-1]
            own = [one for one in blocks[at] if one.line < header.line]
            return PlacedRow(row, (*_preamble(blocks[:at]), *own), header)
    return PlacedRow(row)


def _preamble(blocks: Sequence[Sequence[Row]]) -> list[Row]:
    """Give the comments and titles that stand between the table before and this one.

    Those at the very beginning of a sheet speak of all its tables.
    """
    said = [_is_said(block) for block in blocks]
    near = next((at for at in range(len(said) - 1, -1, -1) if not said[at]), -1) + 1
    first = blocks[:1] if said[:1] == [True] and near > 0 else []
    return [one for block in (*first, *blocks[near:]) for one in block]


def _is_said(block: Sequence[Row]) -> bool:
    """Say whether rows are words over the width of a table, and no table."""
    return all(sum(bool(cell.strip()) for cell in one.cells) <= 1 for one in block)


def _holds(row: Row, names: frozenset[str]) -> bool:
    return bool(names) and names <= {normalise(cell) for cell in row.cells}
