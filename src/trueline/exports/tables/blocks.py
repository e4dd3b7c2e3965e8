"""Tables that stand below each other in one sheet, each under a title line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from trueline.exports.cells.dates import DayOrder, NotADayError, read_stamp
from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.refusing import place, refusal


@dataclass(frozen=True, slots=True)
class Block:
    """Rows between two blank lines.

    Attributes:
        title: The text alone in its first row; empty when it has none.
        rows: The rows below the title, none blank; the first is the header, if there is one.
    """

    title: str
    rows: tuple[Row, ...]


def split_blocks(rows: Iterable[Row]) -> Iterator[Block]:
    """Give each block of a sheet.

    A block ends at a blank row, unless figures follow it as they stood above: people put blank rows
    between others. It also ends where words stand alone below rows of several cells, because people
    delete blank rows. A day alone is no title: it has no value.
    """
    held: list[Row] = []
    is_below_blank = False
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            is_below_blank = True
            continue
        if _ends_at(held, row, is_below_blank=is_below_blank):
            yield from _block(held)
            held = []
        held.append(row)
        is_below_blank = False
    yield from _block(held)


def block_sheet(sheet: Sheet, block: Block, *, is_last: bool) -> Sheet:
    """Give a block as a sheet of its own, with the lines of the whole sheet."""
    return replace(
        sheet,
        head=block.rows,
        rows=lambda: iter(block.rows),
        is_open_ended=sheet.is_open_ended and is_last,
    )


def refuse_cut(sheet: Sheet, blocks: Sequence[Block], file: str) -> None:
    """Refuse a sheet whose last row is shorter than the others of its block and has no line end.

    Raises:
        FaultyInputError: The file is cut off.
    """
    if not sheet.is_open_ended or not blocks or not blocks[-1].rows:
        return
    rows = blocks[-1].rows
    if len(rows[-1].cells) < max(len(row.cells) for row in rows):
        raise refusal(place(file, sheet.name, rows[-1].line), "The file is cut off in this row.")


def _ends_at(held: list[Row], row: Row, *, is_below_blank: bool) -> bool:
    """Say whether a block ends above a row."""
    if is_below_blank:
        return not (any(not _is_alone(one) for one in held) and _has_figures(row))
    return _is_alone(row) and _is_title(row) and any(not _is_alone(one) for one in held[1:])


def _block(rows: list[Row]) -> Iterator[Block]:
    if not rows:
        return
    alone = next((at for at, row in enumerate(rows) if not _is_alone(row)), min(1, len(rows)))
    if _is_alone(rows[0]):  # of several lines of words the last one is the title
        title = next(cell.strip() for cell in rows[alone - 1].cells if cell.strip())
        yield Block(title, tuple(rows[alone:]))
    else:
        yield Block("", tuple(rows))


def _is_alone(row: Row) -> bool:
    return sum(bool(cell.strip()) for cell in row.cells) == 1


def _has_figures(row: Row) -> bool:
    return not _is_alone(row) and any(cell.strip()[:1].isdigit() for cell in row.cells)


def _is_title(row: Row) -> bool:
    text = next(cell for cell in row.cells if cell.strip())
    return any(map(str.isalpha, text)) and not _is_day(text)


def _is_day(text: str) -> bool:
    try:
        return read_stamp(text, DayOrder(month_first=True)) is not None
    except NotADayError:
        return False
