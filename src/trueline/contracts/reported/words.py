"""How parts of reports put numbers, statuses and lists into cells, all in one way."""

from collections.abc import Sequence
from decimal import Decimal

from trueline.briefing.blocks import Block, Paragraph, Table
from trueline.briefing.cells import Cell, Row, Standing
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING, SHARES
from trueline.contracts.reported.frame import Frame
from trueline.core.percent import per_cent
from trueline.measure.status import Status

STANDINGS = {
    Status.REACHED: Standing.GOOD,
    Status.EXCEEDED: Standing.GOOD,
    Status.ON_PACE: Standing.GOOD,
    Status.AT_RISK: Standing.WATCH,
    Status.OFF_PACE: Standing.BAD,
}


def number_cell(value: Decimal | None, measured_in: str, trace: str = "") -> Cell:
    """Give a cell of a number in its short words, with every digit behind them.

    Args:
        value: None gives a dash.
        measured_in: A metric's unit or a currency code.
        trace: Address at which it is taken apart; empty for none.
    """
    return Cell(number_in_short(value, measured_in), value, measured_in, trace)


def difference_cell(value: Decimal | None, measured_in: str) -> Cell:
    """Give a cell of one number less another; shares differ by points, not by per cent.

    Args:
        value: In ``measured_in``; None gives a dash.
        measured_in: A metric's unit or a currency code.

    Example:
        >>> difference_cell(Decimal("-0.021"), "fraction").text
        '-2.1 points'
    """
    if value is None or measured_in not in SHARES:
        return number_cell(value, measured_in)
    return Cell(f"{per_cent(value).removesuffix('%')} points", value * 100, "points")


def share_cell(share: Decimal | None) -> Cell:
    """Give a cell of a share as a percentage; None gives a dash."""
    return number_cell(share, "fraction")


def status_cell(status: Status) -> Cell:
    """Give a cell of a status: its word and its look."""
    word = status.value[:1].upper() + status.value[1:]
    return Cell(word, standing=STANDINGS.get(status, Standing.OPEN))


def range_in_words(low: Decimal | None, high: Decimal | None, measured_in: str) -> str:
    """Write both ends of an interval; a dash where there is none."""
    if low is None or high is None:
        return MISSING
    return f"{number_in_short(low, measured_in)} to {number_in_short(high, measured_in)}"


def cut_table(frame: Frame, table: Table) -> tuple[Block, ...]:
    """Give a table with no more rows than fit, and a word on those left out."""
    most = frame.most
    if not most or len(table.rows) <= most:
        return (table,)
    short = Table(table.heads, table.rows[:most], table.numbers, table.title)
    left = len(table.rows) - most
    return short, Paragraph(f"and {left} more, which the longer reports hold", is_quiet=True)


def table_or_word(
    frame: Frame,
    heads: tuple[str, ...],
    rows: Sequence[Row],
    nothing: str,
    numbers: tuple[int, ...] = (),
) -> tuple[Block, ...]:
    """Give a table, cut to what fits; without a row the sentence that says why."""
    if not rows:
        return (Paragraph(nothing),)
    return cut_table(frame, Table(heads, tuple(rows), numbers))
