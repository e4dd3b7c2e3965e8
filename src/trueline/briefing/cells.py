"""Cells: what stands in a row of a table, as people read it and as a machine can."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

GradeLetter = Literal["A", "B", "C", "D", "E"]
"""How far a claim may be trusted; ``evidence.weighing.grade`` says what each letter allows."""


class Standing(StrEnum):
    """What a status says by its look, beside its word."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    OPEN = "open"

    @property
    def sign(self) -> str:
        """The sign that stands before the word."""
        return {"good": "✓", "watch": "△", "bad": "✕", "open": "–"}[self.value]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: As it is shown, with its unit; may be empty.
        value: The number behind the text, whole; None where the text is none or it is missing.
        measured_in: Of the value: a metric's unit or a currency code.
        trace: Address below the site at which the number is taken apart, such as
            ``/kpis/k1/trace/``; empty for none.
        standing: How a status looks; None where the text is none.
        grade: Of the evidence behind the text; None where the text claims no cause.
        counts: Whether a sum below the column takes the value in.
        beside: A few quieter words below the text, such as an interval; may be empty.
    """

    text: str
    value: Decimal | None = None
    measured_in: str = ""
    trace: str = ""
    standing: Standing | None = None
    grade: GradeLetter | None = None
    counts: bool = True
    beside: str = ""


Row = tuple[Cell, ...]


def row_of(*texts: str) -> Row:
    """Give a row of texts that are no numbers."""
    return tuple(Cell(one) for one in texts)


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that is one column less another; a spreadsheet works it out itself.

    Attributes:
        column: Place of the column that holds the difference, from 0.
        of: Place of the column that is lessened.
        less: Place of the column that is taken away.
    """

    column: int
    of: int
    less: int


def refuse_false_difference(row: Row, difference: Difference) -> None:
    """Refuse a row whose difference is none.

    Raises:
        ValueError: The value is not what the other two give.
    """
    of, less, shown = (row[at].value for at in (difference.of, difference.less, difference.column))
    if shown is None or of is None or less is None:
        return
    if of - less != shown:
        raise ValueError(f"{row[0].text}: {of} less {less} is {of - less}, not {shown}.")


def refuse_false_sum(rows: tuple[Row, ...], foot: Row, column: int) -> None:
    """Refuse a foot whose sum is none.

    Raises:
        ValueError: The value is not what the rows that count come to.
    """
    counted = [row[column].value for row in rows if row[column].counts]
    total = sum((one for one in counted if one is not None), Decimal(0))
    if foot[column].value is not None and foot[column].value != total:
        raise ValueError(f"The rows of column {column} come to {total}, not {foot[column].value}.")
