"""How wide the columns of a table are, and how large its words, by what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.briefing.blocks import Table
from trueline.briefing.cells import Cell

LINE = 102
"""Letters that a line holds over a page's whole width, in the size of its text."""
LEAST, MOST, LONGEST_WORD, BETWEEN = 5, 60, 22, 3
"""Letters: the narrowest column, the broadest, the longest word kept whole, the room between."""
SIGN, GRADE = 3, 4
"""Letters that the sign of a status and a grade take."""
SMALLEST = 0.72
"""Share of the text's size below which nobody reads."""


@dataclass(frozen=True, slots=True)
class TableFit:
    """How a table finds room on a page.

    Attributes:
        shares: Each column's share of the width; they come to 1.
        scale: Size of its words as a share of the text's size; at most 1.
    """

    shares: tuple[float, ...]
    scale: float


def fit_of(table: Table) -> TableFit:
    """Fit a table to a page: no word is broken while smaller ones find room.

    Each column gets what its longest word needs; what is left goes to those whose texts are longer.
    Heads may take several lines.
    Words become smaller where even the longest words find no room beside each other.
    """
    needed = [max(map(_word, _texts(table, at))) + BETWEEN for at in range(len(table.heads))]
    wanted = [
        max(need, *(_whole(one) + BETWEEN for one in list(_texts(table, at))[1:]), 0)
        for at, need in enumerate(needed)
    ]
    scale = min(1.0, max(SMALLEST, LINE / max(sum(needed), 1)))
    room = LINE / scale
    more = [want - need for want, need in zip(wanted, needed, strict=True)]
    spare = max(room - sum(needed), 0.0)
    part = min(1.0, spare / sum(more)) if sum(more) else 0.0
    wide = [need + part * extra for need, extra in zip(needed, more, strict=True)]
    return TableFit(tuple(one / sum(wide) for one in wide), scale)


def _texts(table: Table, at: int) -> Iterator[tuple[str, int]]:
    """Yield the texts of a column, each with the letters that stand beside it."""
    yield table.heads[at], 0
    for row in (*table.rows, *((table.foot,) if table.foot else ())):
        yield row[at].text, _beside(row[at])
        yield row[at].beside, 0


def _beside(cell: Cell) -> int:
    return (SIGN if cell.standing else 0) + (GRADE if cell.grade else 0)


def _word(said: tuple[str, int]) -> int:
    text, beside = said
    longest = max(map(len, text.split()), default=0)
    return max(min(longest, LONGEST_WORD) + beside, LEAST)


def _whole(said: tuple[str, int]) -> int:
    text, beside = said
    return max(min(len(text), MOST) + beside, _word(said))
