"""The cascade as a map: where each box stands and how the lines between them run."""

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.briefing.tree import rows_of
from trueline.plan.outline.places import RANKS, Rank
from trueline.usecases.check_plan import Finding
from trueline.web.cascade_rows import CascadeRow, RowWords
from trueline.web.cascade_tree import Cascade

BOX_WIDTH, BOX_HEIGHT = 200, 68
COLUMN, ROW, TOP = 228, 80, 60
MOST_BOXES = 240
"""Boxes that a map shows at once; a larger plan shows its upper columns until one zooms in."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the plan on the map.

    Attributes:
        row: What it is and says.
        x: Left edge.
        y: Upper edge.
    """

    row: CascadeRow
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line from what is served to what serves it.

    Attributes:
        upper: Id of what is served.
        lower: Id of what serves it.
        drawn: Path of SVG.
        is_doubted: Whether a check found something about what serves.
    """

    upper: str
    lower: str
    drawn: str
    is_doubted: bool


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn.

    Attributes:
        boxes: In the order of reading.
        lines: Below the boxes.
        loose_at: Upper edge of the heading over unlinked work; None when all is linked.
        width: Of the drawing.
        height: Of the drawing.
        hidden: Number of parts that were left out because there are too many.
    """

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    loose_at: int | None
    width: int
    height: int
    hidden: int


def draw_map(cascade: Cascade, words: RowWords) -> Map:
    """Place every part: each column in its place, what is served beside what serves it."""
    shown = _fitting(cascade)
    rows = _rows(shown)
    linked = max(rows.values(), default=-1.0)
    loose = [leaf for leaf in shown.unlinked() if leaf.id not in rows]
    for step, leaf in enumerate(loose, start=2):
        rows[leaf.id] = linked + step
    boxes = tuple(
        Box(words.row(cascade, leaf), _x(leaf.rank), _y(rows[leaf.id]))
        for leaf in shown.leaves.values()
    )
    return Map(
        boxes=boxes,
        lines=_lines(shown, {box.row.leaf.id: box for box in boxes}, words.marks),
        loose_at=_y(linked + 2) - 14 if loose else None,
        width=_x(RANKS[-1]) + BOX_WIDTH,
        height=_y(max(rows.values(), default=0.0)) + BOX_HEIGHT + 16,
        hidden=len(cascade.leaves) - len(shown.leaves),
    )


def _fitting(cascade: Cascade) -> Cascade:
    """Give as many columns as fit, from why to how; the first always."""
    shown = cascade
    for columns in range(len(RANKS) - 1, 0, -1):
        if len(shown.leaves) <= MOST_BOXES:
            return shown
        ranks = RANKS[:columns]
        shown = cascade.narrowed(
            {leaf.id for leaf in cascade.leaves.values() if leaf.rank in ranks}
        )
    return shown


def _rows(cascade: Cascade) -> dict[str, float]:
    """Give the row of every part that hangs together."""
    tops = [top.id for top in cascade.tops() if top.rank is Rank.GOAL or cascade.lowers.get(top.id)]
    return rows_of(tops, cascade.lowers)


def _lines(
    cascade: Cascade, boxes: Mapping[str, Box], marks: Mapping[str, tuple[Finding, ...]]
) -> tuple[Line, ...]:
    return tuple(
        Line(upper, lower, _curve(boxes[upper], boxes[lower]), lower in marks)
        for lower, uppers in cascade.uppers.items()
        for upper in uppers
    )


def _curve(upper: Box, lower: Box) -> str:
    half = BOX_HEIGHT // 2
    x1, y1, x2, y2 = upper.x + BOX_WIDTH, upper.y + half, lower.x, lower.y + half
    bend = min(28, (x2 - x1) // 2)
    return f"M{x1} {y1}H{x2 - 2 * bend}C{x2 - bend} {y1} {x2 - bend} {y2} {x2} {y2}"


def _x(rank: Rank) -> int:
    return RANKS.index(rank) * COLUMN


def _y(row: float) -> int:
    return TOP + round(row * ROW)
