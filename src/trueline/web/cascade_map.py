"""The cascade as a map: where each box stands and how the lines between them run."""

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.web.cascade_tree import RANKS, Cascade, Leaf, Rank
from trueline.web.kpi_rows import KpiRow, kpi_row
from trueline.web.looked_at import LookedAt

BOX_WIDTH, BOX_HEIGHT = 200, 68
COLUMN, ROW, TOP = 228, 80, 60


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the plan on the map.

    Attributes:
        leaf: What it is.
        x: Left edge.
        y: Upper edge.
        path: Ids of all that lights up with it.
        kpi: Its numbers; only for KPIs.
        is_linked: Whether it serves what it should.
    """

    leaf: Leaf
    x: int
    y: int
    path: str
    kpi: KpiRow | None
    is_linked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line from what is served to what serves it.

    Attributes:
        upper: Id of what is served.
        lower: Id of what serves it.
        drawn: Path of SVG.
    """

    upper: str
    lower: str
    drawn: str


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn.

    Attributes:
        boxes: In the order of reading.
        lines: Below the boxes.
        loose_at: Upper edge of the heading over unlinked work; None when all is linked.
        width: Of the drawing.
        height: Of the drawing.
    """

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    loose_at: int | None
    width: int
    height: int


def draw_map(cascade: Cascade, looked: LookedAt) -> Map:
    """Place every part: each column in its place, what is served beside what serves it."""
    rows = _rows(cascade)
    linked = max(rows.values(), default=-1.0)
    loose = [leaf for leaf in cascade.unlinked() if leaf.id not in rows]
    for step, leaf in enumerate(loose, start=2):
        rows[leaf.id] = linked + step
    unlinked = {leaf.id for leaf in cascade.unlinked()}
    boxes = tuple(
        Box(
            leaf=leaf,
            x=_x(leaf.rank),
            y=_y(rows[leaf.id]),
            path=" ".join(cascade.path(leaf.id)),
            kpi=kpi_row(looked, leaf.reading) if leaf.reading else None,
            is_linked=leaf.id not in unlinked,
        )
        for leaf in cascade.leaves.values()
        if leaf.id in rows
    )
    return Map(
        boxes=boxes,
        lines=_lines(cascade, {box.leaf.id: box for box in boxes}),
        loose_at=_y(linked + 2) - 14 if loose else None,
        width=_x(RANKS[-1]) + BOX_WIDTH,
        height=_y(max(rows.values(), default=0.0)) + BOX_HEIGHT + 16,
    )


def _rows(cascade: Cascade) -> dict[str, float]:
    """Give the row of every part that hangs together; a part stands at the middle of its own."""
    rows: dict[str, float] = {}
    next_free = 0

    def place(leaf: Leaf) -> None:
        nonlocal next_free
        below = cascade.lowers.get(leaf.id, ())
        for lower in below:
            place(cascade.leaves[lower])
        if below:
            rows[leaf.id] = (rows[below[0]] + rows[below[-1]]) / 2
        else:
            rows[leaf.id] = next_free
            next_free += 1

    roots = (*cascade.of_rank(Rank.GOAL), *_unlinked_branches(cascade))
    for root in roots:
        place(root)
    return rows


def _unlinked_branches(cascade: Cascade) -> tuple[Leaf, ...]:
    """Give what serves nothing but is served itself: whole branches without a goal."""
    return tuple(leaf for leaf in cascade.unlinked() if cascade.lowers.get(leaf.id))


def _lines(cascade: Cascade, boxes: Mapping[str, Box]) -> tuple[Line, ...]:
    return tuple(
        Line(upper, lower, _curve(boxes[upper], boxes[lower]))
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
